// Every sentence that the extension shows, except what package.nls.json holds.
import { env, l10n } from 'vscode';
import { bibliographyMessages } from './bibliographyMessages';
import { commandTitles } from './commandTitles';
import { withoutLinks } from '../editing/convert';
import { formatNumber } from './formatNumber';
import { noteMessages } from './noteMessages';

const { t } = l10n;

/** With one digit where it is small: "0.3 MB", "85 MB". */
function megabytes(bytes: number): string {
  const size = bytes / 1_000_000;
  return t('{0} MB', size.toLocaleString(env.language, { maximumFractionDigits: size < 10 ? 1 : 0 }));
}

export const messages = {
  ...bibliographyMessages,
  ...noteMessages,

  titles: commandTitles,

  papers(count: number): string {
    return count === 1 ? t('1 paper') : t('{0} papers', formatNumber(count));
  },
  digests(count: number): string {
    return count === 1 ? t('1 digest') : t('{0} digests', formatNumber(count));
  },
  bibliographies(count: number): string {
    return count === 1 ? t('1 bibliography') : t('{0} bibliographies', formatNumber(count));
  },
  papersIn: (papers: number, digests: number): string => t('{0} in {1}', messages.papers(papers), messages.digests(digests)),
  entriesIn: (entries: number, bibliographies: number): string =>
    t('{0} in {1}', messages.statusEntries(entries), messages.bibliographies(bibliographies)),
  /** "33 papers in digests" if a search also finds papers that are only in bibliographies; else "33 papers". */
  papersOfDigests: (inDigests: number, papers: number): string =>
    papers === inDigests ? messages.papers(papers) : t('{0} in digests', messages.papers(inDigests)),
  papersOfLibrary: (papers: number, inDigests: number): string =>
    papers === inDigests ? messages.papers(papers) : t('{0}, {1} of them in digests', messages.papers(papers), formatNumber(inDigests)),
  /** `nearest` papers lack a word of the query. */
  matching(papers: number, matching: number, shown: number, nearest: number): string {
    if (matching === 0 && nearest > 0) return t('{0}, none with every word', messages.papers(papers));
    if (matching === 0) return t('{0}, no match', messages.papers(papers));
    if (matching > shown)
      return t('{0}, {1} matches, the best {2} are shown', messages.papers(papers), formatNumber(matching), formatNumber(shown));
    return matching === 1
      ? t('{0}, 1 match', messages.papers(papers))
      : t('{0}, {1} matches', messages.papers(papers), formatNumber(matching));
  },
  citedIn: (sentence: string): string => t('you cite it for: {0}', sentence),
  noted: (excerpt: string): string => t('your note: {0}', excerpt),
  shares: (shared: readonly string[]): string => t('shares {0}', shared.join(', ')),
  matched: (found: readonly string[]): string => t('matches {0}', found.join(', ')),

  /** Search and its buttons. */
  searchHint: (): string => t('Words of a title, abstract or name'),
  enterInserts: (file: string): string => t('{0}; Enter cites it in {1}', messages.searchHint(), file),
  enterOpens: (): string => t('{0}; Enter opens it', messages.searchHint()),
  enterRelates: (): string => t('{0}; Enter shows related papers', messages.searchHint()),
  filters: (): string => t('Narrow the search'),
  /** What is typed, and what it does. */
  filterKinds: (): readonly { readonly typed: string; readonly meaning: string }[] => [
    { typed: 'topic:', meaning: t('papers of a topic') },
    { typed: 'date:', meaning: t('of a year, a month or a day; 2023..2024 and >2023 too') },
    { typed: 'cited:', meaning: t('those that a draft cites, or does not cite yet') },
    { typed: 'has:', meaning: t('with code, an abstract, a DOI or a note') },
    { typed: 'tag:', meaning: t('with a note that has a tag') },
    { typed: '"', meaning: t('a phrase, word for word') },
    { typed: '-', meaning: t('without a word, a phrase or a filter: -video, -topic:agents') },
  ],
  noMatch: (): string => t('No paper matches'),
  nearest: (): string => t('no paper has every word; the nearest'),
  nearestBelow: (): string => t('others that lack a word'),
  speltLike: (found: readonly string[]): string => t('spelt like {0}', found.join(', ')),
  noMatchHint: (): string => t('Try fewer words, the beginning of a word, or another word for the same'),
  searchWider: (query: string, papers: number): string =>
    papers === 1 ? t('1 paper matches "{0}"', query.trim()) : t('{1} papers match "{0}"', query.trim(), formatNumber(papers)),
  searchWiderDetail: (): string => t('No paper matches all of it. Enter searches for the words alone'),
  withIgnored: (count: string, ignored: readonly string[]): string => t('{0}; {1} says nothing', count, ignored.join(', ')),
  chooseInserts: (file: string): string => t('Enter cites the paper in {0}', file),
  chooseOpens: (): string => t('Enter opens the paper'),
  relatedTo: (name: string): string => t('Papers related to {0}', name),
  othersFor: (sentence: string): string => t('What fits is cited already. The nearest others for "{0}"', sentence),
  citedAlready: (): string => t('What fits this sentence is cited already'),
  papersFor: (sentence: string): string => t('Papers for "{0}"', sentence),
  relatedPapers: (): string => t('Related papers'),
  noRelatedPapers: (): string => t('No other paper of the library shares its words.'),
  noSentence: (): string => t('The cursor is in no sentence. Put it into the sentence that needs a citation, or select some words.'),
  noneFits: (): string => t('No paper of the library fits this sentence'),
  searchAnyway: (): string => t('Search with other words...'),
  nearestAnyway: (): string => t('the nearest, all the same'),
  insertCitation: (): string => t('Insert citation'),
  openPaper: (): string => t('Open paper'),
  openEntry: (): string => t('Open entry'),
  openInDigest: (): string => t('Open in digest'),
  findOnline: (): string => t('Find online'),
  findOnlineHint: (): string => t('Choose a page to open in your browser'),
  searchTitleOn: (site: string): string => t('Search {0} for the title', site),
  copyCitation: (): string => t('Copy citation'),
  copyKey: (): string => t('Copy key'),
  noPapersYet: (): string => t('No papers yet: open a folder with a bibliography, or a digest, a text of paper titles and abstracts'),
  openSample: (): string => t('Open the sample'),
  openSampleDetail: (): string => t('A digest of thirty papers with two drafts and their bibliography, in a window of its own'),
  chooseDigest: (): string => t('Choose a digest'),
  digestFiles: (): string => t('Digests'),
  allFiles: (): string => t('All files'),
  chooseDigestDetail: (): string => t('A text file with paper titles and abstracts'),

  /** Topics. */
  topicCount: (count: number): string => (count === 1 ? t('1 topic') : t('{0} topics', formatNumber(count))),
  topicsHint: (): string => t('Choose a topic to see its papers'),
  topicHint: (): string => t('Choose a paper to open it in its digest'),
  outlineHint: (file: string): string => t('Topics to insert into {0}, with their papers as a list', file),
  noTopics: (): string => t('There are no papers to group by topic yet. Open a folder with a digest, or treat a file as a digest.'),
  outlineAdded(count: number, file: string): string {
    return count === 1 ? t('1 paper added to {0}', file) : t('{0} papers added to {1}', formatNumber(count), file);
  },
  outlineUpToDate: (file: string): string => t('The outline in {0} is up to date', file),

  subtopicOf: (papers: string, topic: string): string => t('{0}, in {1}', papers, topic),
  subtopics(count: number): string {
    return count === 1 ? t('1 subtopic') : t('{0} subtopics', formatNumber(count));
  },

  /** Changing topics. */
  nameHint: (): string => t('The name of the topic'),
  nameTaken: (label: string): string => t('There is a topic "{0}" already', label),
  newTopic: (): string => t('New topic'),
  chooseToRename: (): string => t('Choose the topic to rename'),
  chooseToMerge: (): string => t('Choose the topics that become part of another one'),
  chooseMergeTarget(labels: readonly string[]): string {
    const [label] = labels;
    return label !== undefined && labels.length === 1
      ? t('Choose the topic that "{0}" becomes part of', label)
      : t('Choose the topic that they become part of');
  },
  chooseToSplit: (): string => t('Choose the topic to split'),
  choosePapersToSplit: (label: string): string => t('Choose the papers of "{0}" that get a topic of their own', label),
  moveTitle: (paper: string): string => t('{0}: {1}', messages.titles.movePaper(), paper),
  noTopicOf: (key: string): string => t('"{0}" is in no digest, so it has no topic.', key),
  chooseOtherTopic: (label: string): string => t('It is in "{0}" now. Choose another topic', label),
  seedHint: (): string =>
    t('Words or phrases, with commas between them. Papers whose title has one, or whose abstract has it twice, make up the topic'),
  seedExample: (): string => t('pruning, token merging'),
  topicRenamed: (label: string, newLabel: string): string => t('"{0}" is called "{1}" now', label, newLabel),
  topicsMerged(labels: readonly string[], into: string): string {
    const [label] = labels;
    return label !== undefined && labels.length === 1
      ? t('"{0}" is part of "{1}" now', label, into)
      : t('{0} are part of "{1}" now', messages.topicCount(labels.length), into);
  },
  papersInTopic(count: number, label: string): string {
    return count === 1 ? t('1 paper is in "{0}" now', label) : t('{0} papers are in "{1}" now', formatNumber(count), label);
  },
  papersMoved: (count: number, label: string): string => t('{0} are in "{1}" now', messages.papers(count), label),
  chooseTopic: (): string => t('Choose a topic'),
  topicChangeUndone: (): string => t('The last change of a topic was taken back'),
  noTopicChange: (): string => t('No change of a topic is left to take back.'),
  fileChangedSince: (file: string): string => t('{0} was changed since, so it was left as it is.', file),
  paperMoved: (label: string): string => t('The paper is in "{0}" now', label),
  topicEmpty: (label: string): string => t('No paper speaks of "{0}" yet. The topic appears with the first one.', label),
  fileReadOnly: (file: string): string => t('{0} is read-only, so nothing was changed.', file),
  fileChanged: (file: string): string => t('{0} changed meanwhile, so nothing was done. Try again.', file),
  fileUnsaved: (file: string): string => t('{0} could not be saved. The change stands in its editor.', file),

  /** Correcting digests. */
  openFile: (file: string): string => t('Open {0}', file),
  correctionsInDigests: (): string => t('What is a paper is said in a digest. Put the cursor into one, and try again.'),
  corrected(kind: 'paper' | 'no-paper' | 'title-end' | 'forget', title: string, file: string): string {
    if (kind === 'forget') return t('Forgotten: {0}', title);
    if (kind === 'no-paper') return t('"{0}" is no paper now. {1} keeps that.', title, file);
    return kind === 'paper'
      ? t('"{0}" is a paper now. {1} keeps that.', title, file)
      : t('The title is "{0}" now. {1} keeps that.', title, file);
  },

  /** Sections about a topic. */
  uncited(label: string, uncited: number, total: number): string {
    return t('{0}: {1} of {2} not cited in this section', label, formatNumber(uncited), messages.papers(total));
  },
  uncitedHint: (file: string): string => t('Enter cites the paper in this section of {0}', file),
  allCited: (label: string): string => t('This section cites every paper on "{0}"', label),
  noTopicHere: (): string => t('The heading above the cursor names no topic. Give it the name of one, such as the Papers view shows them.'),

  /** Tree. */
  libraryEmptied(digests: number): string {
    return digests === 1
      ? t('The papers of this library stood in a digest that has none for it now.')
      : t('The papers of this library stood in digests that have none for it now.');
  },
  digestGone: (): string => t('gone'),
  digestRenamed: (file: string): string => t('called {0} now', file),
  digestLeftOut: (): string => t('left out by a setting'),
  digestEmptied: (): string => t('has no papers now'),
  /** `what` is one of the four above. */
  goneDigest: (file: string, papers: string, what: string, click: string): string =>
    t('{0}, with {1}: {2}. {3}', file, papers, what, click),
  chooseAgain: (): string => t('A click lets you choose the file that has its text now.'),
  readAgain: (): string => t('A click makes the file a digest again, in the setting "marginalia.digests".'),
  openEmptied: (): string => t('A click opens the file.'),
  relatedRow: (paper: string, to: string): string => t('{0}, related to {1}', paper, to),
  noDate: (): string => t('No date'),
  showMore: (rest: number): string => t('Show more ({0} left)', formatNumber(rest)),

  /** Status. */
  indexing: (): string => t('Reading digests and bibliographies'),
  statusName: (): string => t('Marginalia'),
  statusLabel: (text: string): string => t('Marginalia: {0}', text),
  serverFailed: (): string => t('The Marginalia server is not running'),
  serverGone: (): string =>
    t('The Marginalia server has stopped and does not start again, so papers are not found or completed. The log tells why.'),
  restartServer: (): string => t('Restart server'),
  showLog: (): string => t('Show log'),
  statusTitle: (): string => t('Library status'),
  statusDigests: (): string => t('Digests'),
  statusBibliographies: (): string => t('Bibliographies'),
  statusCorrections: (): string => t('Corrections'),
  statusCorrected(count: number): string {
    return count === 1 ? t('1 correction of yours') : t('{0} corrections of yours', formatNumber(count));
  },
  statusSkipped: (): string => t('Skipped'),
  statusEntries(count: number): string {
    return count === 1 ? t('1 entry') : t('{0} entries', formatNumber(count));
  },
  statusDigest: (papers: number, pattern: string | undefined): string =>
    pattern === undefined ? messages.papers(papers) : t('{0}: {1}', messages.papers(papers), pattern),
  statusLeftOut(count: number): string {
    return count === 1 ? t('1 block left out') : t('{0} blocks left out', formatNumber(count));
  },
  statusMemory: (): string => t('Memory'),
  /** `search` and `server` in bytes. */
  statusMemoryUsed: (search: number, server: number): string =>
    t('Search uses {0}, the whole server {1}.', megabytes(search), megabytes(server)),
  statusSkippedNothing: (): string => t('Nothing was skipped.'),
  statusNoDigests: (): string => t('No file matches the setting "marginalia.digests". The command "Treat This File as a Digest" adds one.'),
  statusSkippedMore: (rest: number): string => t('... and {0} more', formatNumber(rest)),
  serverFailedHint: (): string => t('The command "Marginalia: Restart Server" starts it; the log tells what happened.'),
  statusOpen: (): string => t('Open'),

  /** What did not work, and what to do. */
  failed: (command: string, reason: string): string => t('{0} did not work: {1}', command, withoutLinks(reason)),
  noDraft: (): string => t('No draft is open. Open the Markdown or LaTeX document that shall take the citation, and try again.'),
  notADraft: (file: string): string => t('{0} takes no citations here. Put the cursor into a Markdown or LaTeX draft.', file),
  draftChanged: (file: string): string => t('{0} changed meanwhile, so nothing was inserted. Try again.', file),
  notRenamed: (reason: string): string => withoutLinks(reason),
  noPaperHere: (): string => t('The cursor is on no paper. Put it on a citation key, a name or a title.'),
  notCited: (): string => t('No draft cites this paper yet'),
  noSuchPaper: (key: string): string => t('"{0}" is in no digest or bibliography any more.', key),
  cannotOpen: (file: string, reason: string): string => t('{0} could not be opened: {1}', file, reason),
  copied: (text: string): string => t('Copied: {0}', text),
  titleCopied: (): string => t('Title copied'),
  noFile: (): string => t('No file is open. Open the text that holds the papers, and try again.'),
  digestAdded: (file: string): string => t('{0} is a digest now (setting "marginalia.digests")', file),
  digestAlready: (file: string): string => t('{0} is a digest already', file),
  digestForSession: (file: string): string => t('{0} is a digest while it is open. Save it with "digest" in its name to keep it.', file),
  digestWithoutFolder: (file: string): string =>
    t('{0} is a digest while it is open. Save it with "digest" in its name beside your drafts, and open that folder.', file),

  /** First contact. */
  looksLikeDigest: (papers: number): string =>
    t('This looks like a digest of {0}. Read it, so that you can look its papers up and cite them?', messages.papers(papers)),
  readIt: (): string => t('Read it'),
  pasteHere: (): string => t('Nothing is copied. Copy a list of papers from a page, an e-mail or an export, and paste it here'),
  noPaperPasted: (): string =>
    t('No paper was found in what you copied. Put each title on a line of its own, or select one and run "This Is a Paper"'),
  pastedHere: (papers: number): string => t('{0}. Save the file with "digest" in its name to keep them', messages.papers(papers)),
  tryOut: (): string =>
    t('Try this: rest the pointer on a citation key of the draft, type @ and some words of a paper, click on a paper below.'),
  unfinishedSentence: (): string => t('Some heads look far back, others only at what is near '),
} as const;
