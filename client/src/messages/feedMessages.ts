// Messages about papers that are fetched and added to a digest. `messages.ts` combines them with all others.
import { l10n } from 'vscode';
import { formatNumber } from './formatNumber';

export const feedMessages = {
  // The list of sources
  chooseFeed: (): string => l10n.t('Choose a source'),
  dailyPapers: (): string => l10n.t('Hugging Face daily papers, one day'),
  dailyPapersDetail: (): string => l10n.t('With authors, abstracts and arXiv IDs'),
  weeklyPapers: (): string => l10n.t('Hugging Face daily papers, one week'),
  weeklyPapersDetail: (): string => l10n.t('All papers listed from Monday to Sunday'),
  arxivListing: (): string => l10n.t('arXiv listing'),
  arxivListingDetail: (): string => l10n.t('Latest announcements in the categories of your choice, without new versions of papers'),
  arxivQuery: (): string => l10n.t('arXiv query'),
  arxivQueryDetail: (): string => l10n.t('Latest papers that match words, authors or categories'),
  ownFeed: (): string => l10n.t('RSS or Atom feed'),
  ownFeedDetail: (): string => l10n.t('Feed of a journal, conference or person, by its address'),
  savedFeeds: (): string => l10n.t('fetched before'),
  otherFeeds: (): string => l10n.t('other sources'),
  forgetFeed: (): string => l10n.t('Remove from list'),
  whichDay: (): string => l10n.t('Date, such as 2026-06-23'),
  whichWeek: (): string => l10n.t('Week, such as 2026-W26'),
  whichCategories: (): string => l10n.t('arXiv categories, such as cs.CL cs.LG'),
  whichQuery: (): string => l10n.t('arXiv query, such as cat:cs.CL AND abs:"sparse attention"'),
  whichAddress: (): string => l10n.t('Address of the feed, beginning with https://'),

  // The question before a source is fetched
  askToFetch: (source: string, host: string): string => l10n.t('Fetch "{0}" from {1}?', source, host),
  fetchedWithNothing: (): string => l10n.t('Only this address is requested. None of your data is sent'),
  fetching: (source: string): string => l10n.t('Fetching {0}', source),

  // Papers that the writer names
  whichPapers: (): string => l10n.t('arXiv IDs, DOIs or addresses of papers, or one title'),
  askToSendWords: (): string => l10n.t('Send your text to arXiv, Crossref and other registries?'),
  sentAlone: (): string => l10n.t('Nothing else is sent'),
  sentAloneWithAddress: (address: string): string => l10n.t('Your email address {0} is included', address),
  findingPapers: (): string => l10n.t('Looking up papers'),
  paperNotFound: (written: string): string => l10n.t('"{0}" wasn\'t found.', written),
  addressUnknown: (written: string): string =>
    l10n.t('The address {0} contains no arXiv ID or DOI. Enter the title of the paper instead.', written),
  paperNotAsked: (written: string, reason: string): string => l10n.t('"{0}" couldn\'t be looked up: {1}.', written, reason),
  addedPapers: (): string => l10n.t('Added papers'),

  // The list of digests
  chooseTarget: (): string => l10n.t('Choose the digest to add the papers to'),
  newDigest: (): string => l10n.t('new'),
  anotherFile: (): string => l10n.t('Another file...'),
  addHere: (): string => l10n.t('Add Here'),

  // What became of it
  feedHasNone(source: string, replaced: number): string {
    return replaced === 0
      ? l10n.t("{0}: no papers. arXiv doesn't announce papers on weekends, and today's may not be available yet.", source)
      : l10n.t('{0}: no new papers, only new versions ({1}).', source, formatNumber(replaced));
  },
  papersAdded(counts: { readonly added: number; readonly known: number; readonly unreadable: number; readonly replaced: number }): string {
    const { added, known, unreadable, replaced } = counts;
    return [
      added === 0 ? l10n.t('Nothing new') : added === 1 ? l10n.t('Added 1 paper') : l10n.t('Added {0} papers', formatNumber(added)),
      ...(known === 0 ? [] : [l10n.t('{0} already in the digest', formatNumber(known))]),
      ...(replaced === 0
        ? []
        : [replaced === 1 ? l10n.t('1 new version skipped') : l10n.t('{0} new versions skipped', formatNumber(replaced))]),
      ...(unreadable === 0 ? [] : [l10n.t('skipped {0} without a title', formatNumber(unreadable))]),
    ].join('; ');
  },
  digestUnsaved: (file: string): string => l10n.t("{0} couldn't be saved. The papers are in the open editor.", file),
} as const;
