/** Lines of cards on pages of publishers, search engines and preprint servers, as they come along when a page is copied. */
export const kindLines: readonly string[] = [
  'RESEARCH-ARTICLE',
  'Article',
  'Open Access',
  'Preprint',
  'Review article',
  'pdf bib abs',
  'SHORT-PAPER',
  'Full length article',
  'Conference paper',
  'Regular paper',
  'Original research',
  'Free access',
  'Letter',
  'Poster',
  'ARTICLE | OPEN ACCESS',
];

export const actionLines: readonly string[] = [
  'Save Cite Cited by {n} Related articles All {m} versions',
  'Abstract | Full text | PDF',
  'View PDF HTML',
  'Add to library',
  'Share',
  'Upvote {n}',
  'Show more',
  'Readers: Everyone',
  'Download PDF',
  'View abstract',
  '{n} citations, {m} of them this year',
  'PDF Code Project page',
  'Cite Share Bookmark',
  'Metrics: {n} downloads',
  'Get access',
  'Comments: {m}',
  'Expand',
  'Save Twitter LinkedIn Facebook',
  'GitHub {n}',
  'Read the paper',
  'Preview abstract',
  '{m} replies',
  'Export citation',
  'Similar papers',
];

/** `{venue}`, `{year}`, `{date}`, `{doi}`, `{arxiv}` and numbers stand for the paper's own. */
export const sourceLines: readonly string[] = [
  '{venue}, Volume {n}, Issue {m}, pp 1–{n}',
  '{venue} {year}',
  'First published: {date}',
  'Published: {date}, Last Modified: {date} | {venue} {year} poster',
  'https://doi.org/{doi}',
  'PMID: 3{n}{n}{m}',
  '{venue}. {year} Jan;{m}({n}):1-9. doi: {doi}.',
  'arXiv:{arxiv} | {date}',
  'Submitted {date}',
  '{venue}, Article No.: {n}, {year}',
  '{date} · {venue}',
  'Published online {date}',
  'In: {venue} ({year})',
  'Last revised {date}',
  '{year}',
  '{venue} {year} Spotlight',
  'Posted: {date}',
  '{m} pages, {date}',
];

/** Sentences that name a paper in running text; `{title}` is its title. */
export const mentions: readonly (readonly [string, string])[] = [
  ['This week I read ', ', and it changed my mind about what a baseline is worth.'],
  ['In ', ' the authors ask a simple question and answer it with a lot of machines.'],
  ['My favourite of the month is ', ': short, clear, and with code.'],
  ['If you read only one thing, make it ', '.'],
  ['The group in Oslo has a new preprint, ', ', on which we will hear more in June.'],
  ['Next on my pile: ', '.'],
  ['A reader sent us ', ', which we had overlooked.'],
  ['We discussed ', ' on Tuesday and did not agree.'],
  ['On the theory side there is ', ', with a proof that fits on a page.'],
  ['Also worth a look: ', ', though the title promises too much.'],
];

/** Heads of mails. `{name}` is the name of the list. */
export const mailHeads: readonly (readonly string[])[] = [
  ['From: alerts@example.org', 'To: reader@example.org', 'Subject: {name}', 'Date: Mon, 3 Jun 2024 06:12:00 +0000'],
  ['Subject: {name}', 'From: The list <list@example.org>'],
  [
    '---------- Forwarded message ---------',
    'From: A friend <friend@example.org>',
    'Date: Tue, 4 Jun 2024 at 09:15',
    'Subject: Fwd: {name}',
    'To: <reader@example.org>',
  ],
];
export const mailFoots: readonly (readonly string[])[] = [
  ['You receive this mail because you follow this topic.', 'Cancel the alert or change how often it comes.'],
  ['--', 'The list of the group', 'To leave it write to leave@example.org'],
  ['This message was sent by a machine. Please do not answer it.'],
  ['Best wishes', 'Karin'],
  ['_______________________________________________', 'list mailing list', 'list@example.org'],
  ['(c) 2024. All rights reserved.', 'Privacy | Terms | Help'],
];
