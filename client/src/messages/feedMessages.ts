// Messages about papers that are fetched and added to a digest. `messages.ts` combines them with all others.
import { l10n } from 'vscode';
import { formatNumber } from './formatNumber';

export const feedMessages = {
  // The list of sources
  chooseFeed: (): string => l10n.t('Where the papers come from'),
  dailyPapers: (): string => l10n.t('Hugging Face daily papers of a day'),
  dailyPapersDetail: (): string => l10n.t('with authors, abstracts and arXiv identifiers'),
  weeklyPapers: (): string => l10n.t('Hugging Face daily papers of a week'),
  weeklyPapersDetail: (): string => l10n.t('all that were listed from Monday to Sunday'),
  arxivListing: (): string => l10n.t('arXiv listing'),
  arxivListingDetail: (): string => l10n.t('what was announced last in some categories; new versions of papers are left out'),
  arxivQuery: (): string => l10n.t('arXiv query'),
  arxivQueryDetail: (): string => l10n.t('the papers submitted last that have certain words, authors or categories'),
  ownFeed: (): string => l10n.t('RSS or Atom feed'),
  ownFeedDetail: (): string => l10n.t('of a journal, a conference or a person, by its address'),
  savedFeeds: (): string => l10n.t('fetched before'),
  otherFeeds: (): string => l10n.t('other sources'),
  forgetFeed: (): string => l10n.t('Forget this source'),
  whichDay: (): string => l10n.t('The day, such as 2026-06-23'),
  whichWeek: (): string => l10n.t('The week, such as 2026-W26'),
  whichCategories: (): string => l10n.t('Categories of arXiv, such as cs.CL cs.LG'),
  whichQuery: (): string => l10n.t('A query as arXiv reads it, such as cat:cs.CL AND abs:"sparse attention"'),
  whichAddress: (): string => l10n.t('The address of the feed, which begins with https://'),

  // The question before a source is fetched
  askToFetch: (source: string, host: string): string => l10n.t('Fetch "{0}" from {1}?', source, host),
  fetchedWithNothing: (): string => l10n.t('Only its address is requested; nothing of yours goes along'),
  fetching: (source: string): string => l10n.t('Fetching {0}', source),

  // Papers that the writer names
  whichPapers: (): string => l10n.t('arXiv identifiers, DOIs or addresses of papers, or one title'),
  askToSendWords: (): string => l10n.t('Send what you typed to arXiv, Crossref and other registries?'),
  sentAlone: (): string => l10n.t('Nothing else goes along'),
  sentAloneWithAddress: (address: string): string => l10n.t('Your address {0} goes along', address),
  findingPapers: (): string => l10n.t('Asking the registries'),
  paperNotFound: (written: string): string => l10n.t('No registry that was asked has "{0}".', written),
  addressUnknown: (written: string): string =>
    l10n.t('The address {0} has no arXiv identifier or DOI. Type the title of the paper.', written),
  paperNotAsked: (written: string, reason: string): string =>
    l10n.t('Nothing is known of "{0}", since registries could not be asked: {1}.', written, reason),
  addedPapers: (): string => l10n.t('Added papers'),

  // The list of digests
  chooseTarget: (): string => l10n.t('The digest to which the papers are added'),
  newDigest: (): string => l10n.t('new'),
  anotherFile: (): string => l10n.t('Another file...'),
  addHere: (): string => l10n.t('Add Here'),

  // What became of it
  feedHasNone(source: string, replaced: number): string {
    return replaced === 0
      ? l10n.t('{0}: no papers now. arXiv announces none at weekends, and a day may have none yet.', source)
      : l10n.t('{0}: nothing new, only new versions of papers ({1}).', source, formatNumber(replaced));
  },
  papersAdded(counts: { readonly added: number; readonly known: number; readonly unreadable: number; readonly replaced: number }): string {
    const { added, known, unreadable, replaced } = counts;
    return [
      added === 0 ? l10n.t('Nothing new') : added === 1 ? l10n.t('1 paper added') : l10n.t('{0} papers added', formatNumber(added)),
      ...(known === 0 ? [] : [l10n.t('{0} stood there already', formatNumber(known))]),
      ...(replaced === 0
        ? []
        : [replaced === 1 ? l10n.t('1 new version left out') : l10n.t('{0} new versions left out', formatNumber(replaced))]),
      ...(unreadable === 0 ? [] : [l10n.t('{0} without a title left out', formatNumber(unreadable))]),
    ].join('; ');
  },
  digestUnsaved: (file: string): string => l10n.t('{0} could not be saved. The papers stand in its editor.', file),
} as const;
