// The texts that the client shows, except those in package.nls.json and those that the server sends.
import { env, l10n } from 'vscode';
import { bibliographyMessages } from './bibliographyMessages';
import { commandTitles } from './commandTitles';
import { feedMessages } from './feedMessages';
import { formatNumber } from './formatNumber';
import { lookUpMessages } from './lookUpMessages';
import { noteMessages } from './noteMessages';
import { pickMessages } from './pickMessages';
import { reviewMessages } from './reviewMessages';
import { newPaperMessages } from './newPaperMessages';

/** Small sizes have one decimal place, large ones none: "0.3 MB", "85 MB". */
function megabytes(bytes: number): string {
  const size = bytes / 1_000_000;
  return l10n.t('{0} MB', size.toLocaleString(env.language, { maximumFractionDigits: size < 10 ? 1 : 0 }));
}

/** The beginning of a sentence on one line, as the title of a list. */
function shorten(sentence: string): string {
  const line = sentence.replace(/\s+/g, ' ');
  return line.length > 90 ? `${line.slice(0, 90).replace(/\s\S*$/, '')}…` : line;
}

export const messages = {
  ...bibliographyMessages,
  ...feedMessages,
  ...lookUpMessages,
  ...noteMessages,
  ...pickMessages,
  ...reviewMessages,
  ...newPaperMessages,

  titles: commandTitles,

  papers(count: number): string {
    return count === 1 ? l10n.t('1 paper') : l10n.t('{0} papers', formatNumber(count));
  },
  digests(count: number): string {
    return count === 1 ? l10n.t('1 digest') : l10n.t('{0} digests', formatNumber(count));
  },
  bibliographies(count: number): string {
    return count === 1 ? l10n.t('1 bibliography') : l10n.t('{0} bibliographies', formatNumber(count));
  },
  papersIn: (papers: number, digests: number): string => l10n.t('{0} in {1}', messages.papers(papers), messages.digests(digests)),
  entriesIn: (entries: number, bibliographies: number): string =>
    l10n.t('{0} in {1}', messages.statusEntries(entries), messages.bibliographies(bibliographies)),
  /** "33 papers in digests" if the library also has papers that are only in bibliographies; otherwise "33 papers". */
  papersOfDigests: (inDigests: number, papers: number): string =>
    papers === inDigests ? messages.papers(papers) : l10n.t('{0} in digests', messages.papers(inDigests)),
  papersOfLibrary: (papers: number, inDigests: number): string =>
    papers === inDigests
      ? messages.papers(papers)
      : l10n.t('{0}, {1} of them in digests', messages.papers(papers), formatNumber(inDigests)),
  /** `nearest` is the number of papers that lack a word of the query. */
  matching(papers: number, matching: number, shown: number, nearest: number): string {
    if (matching === 0 && nearest > 0) return l10n.t('{0}, none with every word', messages.papers(papers));
    if (matching === 0) return l10n.t('{0}, no match', messages.papers(papers));
    if (matching > shown)
      return l10n.t('{0}, {1} matches, the best {2} are shown', messages.papers(papers), formatNumber(matching), formatNumber(shown));
    return matching === 1
      ? l10n.t('{0}, 1 match', messages.papers(papers))
      : l10n.t('{0}, {1} matches', messages.papers(papers), formatNumber(matching));
  },
  // What the cited papers say of a sentence
  evidence: (sentence: string): string => l10n.t('Evidence for “{0}”', shorten(sentence)),
  enterGoesToSentence: (): string => l10n.t('Enter goes to the sentence of the abstract, Escape goes back'),
  enterGoesToPaper: (): string => l10n.t('Enter goes to the paper, Escape goes back'),
  noCitationInSentence: (): string => l10n.t('The sentence at the cursor cites nothing.'),
  citedPapersUnknown: (): string => l10n.t('The papers that this sentence cites are in no digest or bibliography.'),
  nothingSpeaksOfThis: (source: 'abstract' | 'summary'): string =>
    source === 'abstract' ? l10n.t('Nothing in the abstract speaks of this.') : l10n.t('Nothing in the summary speaks of this.'),
  otherLanguage: (source: 'abstract' | 'summary'): string =>
    source === 'abstract'
      ? l10n.t('The abstract is in another language than the sentence.')
      : l10n.t('The summary is in another language than the sentence.'),
  saysTooLittle: (): string => l10n.t('The sentence says too little to be found in the abstract.'),
  abstractUnknown: (): string => l10n.t('There is no abstract of this paper in the library.'),
  showEvidence: (): string => l10n.t('Show Evidence'),

  citedIn: (sentence: string): string => l10n.t('you cite it for: {0}', sentence),
  noted: (excerpt: string): string => l10n.t('your note: {0}', excerpt),
  shares: (shared: readonly string[]): string => l10n.t('shares {0}', shared.join(', ')),
  matched: (found: readonly string[]): string => l10n.t('matches {0}', found.join(', ')),

  // Texts of the search and its buttons
  searchHint: (): string => l10n.t('Words of a title, abstract or name'),
  enterInserts: (file: string): string => l10n.t('{0}; Enter cites it in {1}', messages.searchHint(), file),
  enterOpens: (): string => l10n.t('{0}; Enter opens it', messages.searchHint()),
  enterRelates: (): string => l10n.t('{0}; Enter shows related papers', messages.searchHint()),
  filters: (): string => l10n.t('Narrow the search'),
  /** What the writer can type to narrow a search, and what it does. */
  filterKinds: (): readonly { readonly typed: string; readonly meaning: string }[] => [
    { typed: 'topic:', meaning: l10n.t('papers of a topic') },
    { typed: 'date:', meaning: l10n.t('of a year, a month or a day; 2023..2024 and >2023 too') },
    { typed: 'cited:', meaning: l10n.t('those that a draft cites, or does not cite yet') },
    { typed: 'has:', meaning: l10n.t('with code, an abstract, a DOI or a note') },
    { typed: 'tag:', meaning: l10n.t('with a note that has a tag') },
    { typed: 'new:', meaning: l10n.t('new, kept, skipped or left for later') },
    { typed: '"', meaning: l10n.t('a phrase, word for word') },
    { typed: '-', meaning: l10n.t('without a word, a phrase or a filter: -video, -topic:agents') },
  ],
  noMatch: (): string => l10n.t('No paper matches'),
  nearest: (): string => l10n.t('no paper has every word; the nearest'),
  nearestBelow: (): string => l10n.t('others that lack a word'),
  speltLike: (found: readonly string[]): string => l10n.t('spelt like {0}', found.join(', ')),
  noMatchHint: (): string => l10n.t('Try fewer words, the beginning of a word, or another word for the same'),
  searchWider: (query: string, papers: number): string =>
    papers === 1 ? l10n.t('1 paper matches "{0}"', query.trim()) : l10n.t('{1} papers match "{0}"', query.trim(), formatNumber(papers)),
  searchWiderDetail: (): string => l10n.t('No paper matches all of it. Enter searches for the words alone'),
  withIgnored: (count: string, ignored: readonly string[]): string => l10n.t('{0}; {1} says nothing', count, ignored.join(', ')),
  chooseInserts: (file: string): string => l10n.t('Enter cites the paper in {0}', file),
  chooseOpens: (): string => l10n.t('Enter opens the paper'),
  relatedTo: (name: string): string => l10n.t('Papers related to {0}', name),
  othersFor: (sentence: string): string => l10n.t('What fits is cited already. The nearest others for "{0}"', sentence),
  citedAlready: (): string => l10n.t('What fits this sentence is cited already'),
  papersFor: (sentence: string): string => l10n.t('Papers for "{0}"', sentence),
  relatedPapers: (): string => l10n.t('Related papers'),
  noRelatedPapers: (): string => l10n.t('No other paper of the library shares its words.'),
  noSentence: (): string => l10n.t('The cursor is in no sentence. Put it into the sentence that needs a citation, or select some words.'),
  noneFits: (): string => l10n.t('No paper of the library fits this sentence'),
  searchAnyway: (): string => l10n.t('Search with other words...'),
  nearestAnyway: (): string => l10n.t('the nearest, all the same'),
  insertCitation: (): string => l10n.t('Insert citation'),
  openPaper: (): string => l10n.t('Open paper'),
  openEntry: (): string => l10n.t('Open entry'),
  openInDigest: (): string => l10n.t('Open in digest'),
  findOnline: (): string => l10n.t('Find online'),
  findOnlineHint: (): string => l10n.t('Choose a page to open in your browser'),
  searchTitleOn: (site: string): string => l10n.t('Search {0} for the title', site),
  copyCitation: (): string => l10n.t('Copy citation'),
  copyKey: (): string => l10n.t('Copy key'),
  noFolder: (): string => l10n.t('Notes, topics and decisions are saved in your project folder. Open a folder first.'),
  openFolder: (): string => l10n.t('Open Folder'),
  useDraftLanguage: (language: string): string => l10n.t('Switch to {0} to cite papers', language),
  plainTextHasNoCitations: (): string => l10n.t('Papers are cited in Markdown and LaTeX files. This file is plain text.'),
  noPapersYet: (): string => l10n.t('No papers yet: open a folder with a bibliography, or a digest, a text of paper titles and abstracts'),
  openSample: (): string => l10n.t('Open the sample'),
  openSampleDetail: (): string => l10n.t('A digest of thirty papers with two drafts and their bibliography, in a window of its own'),
  chooseDigest: (): string => l10n.t('Choose a digest'),
  digestFiles: (): string => l10n.t('Digests'),
  allFiles: (): string => l10n.t('All files'),
  chooseDigestDetail: (): string => l10n.t('A text file with paper titles and abstracts'),

  // Texts about topics
  topicCount: (count: number): string => (count === 1 ? l10n.t('1 topic') : l10n.t('{0} topics', formatNumber(count))),
  outlineHint: (file: string): string => l10n.t('Topics to insert into {0}, with their papers as a list', file),
  noTopics: (): string => l10n.t('There are no papers to group by topic yet. Open a folder with a digest, or treat a file as a digest.'),
  outlineAdded(count: number, file: string): string {
    return count === 1 ? l10n.t('1 paper added to {0}', file) : l10n.t('{0} papers added to {1}', formatNumber(count), file);
  },
  outlineUpToDate: (file: string): string => l10n.t('The outline in {0} is up to date', file),

  subtopicOf: (papers: string, topic: string): string => l10n.t('{0}, in {1}', papers, topic),
  subtopics(count: number): string {
    return count === 1 ? l10n.t('1 subtopic') : l10n.t('{0} subtopics', formatNumber(count));
  },

  // Texts of the commands that change topics
  nameHint: (): string => l10n.t('The name of the topic'),
  nameTaken: (label: string): string => l10n.t('There is a topic "{0}" already', label),
  newTopic: (): string => l10n.t('New topic'),
  chooseToRename: (): string => l10n.t('Choose the topic to rename'),
  chooseToMerge: (): string => l10n.t('Choose the topics that become part of another one'),
  chooseMergeTarget(labels: readonly string[]): string {
    const [label] = labels;
    return label !== undefined && labels.length === 1
      ? l10n.t('Choose the topic that "{0}" becomes part of', label)
      : l10n.t('Choose the topic that they become part of');
  },
  chooseToSplit: (): string => l10n.t('Choose the topic to split'),
  choosePapersToSplit: (label: string): string => l10n.t('Choose the papers of "{0}" that get a topic of their own', label),
  moveTitle: (paper: string): string => l10n.t('{0}: {1}', messages.titles.movePaper(), paper),
  noTopicOf: (key: string): string => l10n.t('"{0}" is in no digest, so it has no topic.', key),
  chooseOtherTopic: (label: string): string => l10n.t('It is in "{0}" now. Choose another topic', label),
  seedHint: (): string =>
    l10n.t('Words or phrases, with commas between them. Papers whose title has one, or whose abstract has it twice, make up the topic'),
  seedExample: (): string => l10n.t('pruning, token merging'),
  topicRenamed: (label: string, newLabel: string): string => l10n.t('"{0}" is called "{1}" now', label, newLabel),
  topicsMerged(labels: readonly string[], into: string): string {
    const [label] = labels;
    return label !== undefined && labels.length === 1
      ? l10n.t('"{0}" is part of "{1}" now', label, into)
      : l10n.t('{0} are part of "{1}" now', messages.topicCount(labels.length), into);
  },
  papersInTopic(count: number, label: string): string {
    return count === 1 ? l10n.t('1 paper is in "{0}" now', label) : l10n.t('{0} papers are in "{1}" now', formatNumber(count), label);
  },
  papersMoved: (count: number, label: string): string => l10n.t('{0} are in "{1}" now', messages.papers(count), label),
  chooseTopic: (): string => l10n.t('Choose a topic'),
  topicsLocked: (): string => l10n.t('Topics and their papers stay as they are until you unlock them'),
  topicsLockedAlready: (): string => l10n.t('Topics are already locked'),
  topicsUnlocked: (): string => l10n.t('Topics are computed automatically again'),
  alsoInTopic: (label: string): string => l10n.t('also in {0}', label),
  keptHeading: (told: string): string => l10n.t('{0}, kept', told),
  topicChangeUndone: (): string => l10n.t('The last change of a topic was taken back'),
  noTopicChange: (): string => l10n.t('No change of a topic is left to take back.'),
  filesChangedSince: (files: string): string => l10n.t('{0} was changed since, so nothing was taken back.', files),
  paperMoved: (label: string): string => l10n.t('The paper is in "{0}" now', label),
  topicEmpty: (label: string): string => l10n.t('No paper speaks of "{0}" yet. The topic appears with the first one.', label),
  fileReadOnly: (file: string): string => l10n.t('{0} is read-only, so nothing was changed.', file),
  fileChanged: (file: string): string => l10n.t('{0} changed meanwhile, so nothing was done. Try again.', file),
  otherEncoding: (files: string): string =>
    l10n.t(
      '{0} was left as it is: the editor does not read it in the encoding that it has, so saving it would damage it. Choose the encoding with "Change File Encoding", and run the command again.',
      files,
    ),
  fileUnsaved: (file: string): string => l10n.t('{0} could not be saved. The change stands in its editor.', file),

  // Texts of the commands that correct digests
  openFile: (file: string): string => l10n.t('Open {0}', file),
  correctionsInDigests: (): string => l10n.t('What is a paper is said in a digest. Put the cursor into one, and try again.'),
  corrected(kind: 'paper' | 'no-paper' | 'title-end' | 'forget', title: string, file: string): string {
    if (kind === 'forget') return l10n.t('Forgotten: {0}', title);
    if (kind === 'no-paper') return l10n.t('"{0}" is no paper now. {1} keeps that.', title, file);
    return kind === 'paper'
      ? l10n.t('"{0}" is a paper now. {1} keeps that.', title, file)
      : l10n.t('The title is "{0}" now. {1} keeps that.', title, file);
  },

  // Texts of the commands that dismiss hints
  hintDismissed: (file: string): string => l10n.t('Dismissed. {0} keeps that.', file),
  notDismissals: (file: string): string => l10n.t('{0} isn’t the file for dismissed findings. Nothing was written.', file),
  ruleOff: (setting: string): string => l10n.t('This check is off in this workspace (setting "{0}").', setting),

  // Texts about sections that treat a topic
  uncited(label: string, uncited: number, total: number): string {
    return l10n.t('{0}: {1} of {2} not cited in this section', label, formatNumber(uncited), messages.papers(total));
  },
  uncitedHint: (file: string): string => l10n.t('Enter cites the paper in this section of {0}', file),
  allCited: (label: string): string => l10n.t('This section cites every paper on "{0}"', label),
  noTopicHere: (): string =>
    l10n.t('The heading above the cursor names no topic. Give it the name of one, such as the Papers view shows them.'),

  // Texts of the Papers view
  libraryEmptied(digests: number): string {
    return digests === 1
      ? l10n.t('The papers of this library stood in a digest that has none for it now.')
      : l10n.t('The papers of this library stood in digests that have none for it now.');
  },
  digestGone: (): string => l10n.t('gone'),
  digestRenamed: (file: string): string => l10n.t('called {0} now', file),
  digestLeftOut: (): string => l10n.t('left out by a setting'),
  digestEmptied: (): string => l10n.t('has no papers now'),
  /** `what` is one of the four texts above. */
  goneDigest: (file: string, papers: string, what: string, click: string): string =>
    l10n.t('{0}, with {1}: {2}. {3}', file, papers, what, click),
  chooseAgain: (): string => l10n.t('A click lets you choose the file that has its text now.'),
  readAgain: (): string => l10n.t('A click makes the file a digest again, in the setting "marginalia.digests".'),
  openEmptied: (): string => l10n.t('A click opens the file.'),
  relatedRow: (paper: string, to: string): string => l10n.t('{0}, related to {1}', paper, to),
  noDate: (): string => l10n.t('No date'),
  showMore: (rest: number): string => l10n.t('Show more ({0} left)', formatNumber(rest)),

  // Texts about the status of the library
  indexing: (): string => l10n.t('Reading digests and bibliographies'),
  statusName: (): string => l10n.t('Marginalia'),
  statusLabel: (text: string): string => l10n.t('Marginalia: {0}', text),
  serverFailed: (): string => l10n.t('The Marginalia server is not running'),
  serverGone: (): string =>
    l10n.t('The Marginalia server has stopped and does not start again, so papers are not found or completed. The log tells why.'),
  restartServer: (): string => l10n.t('Restart server'),
  showLog: (): string => l10n.t('Show log'),
  statusTitle: (): string => l10n.t('Library status'),
  statusDigests: (): string => l10n.t('Digests'),
  statusBibliographies: (): string => l10n.t('Bibliographies'),
  statusCorrections: (): string => l10n.t('Corrections'),
  statusCorrected(count: number): string {
    return count === 1 ? l10n.t('1 correction of yours') : l10n.t('{0} corrections of yours', formatNumber(count));
  },
  statusHints: (): string => l10n.t('Checks on what you write'),
  statusHintsOfRule: (rule: string, shown: number, dismissed: number): string =>
    l10n.t('{0}: {1} shown, {2} dismissed', rule, formatNumber(shown), formatNumber(dismissed)),
  statusDismissals: (): string => l10n.t('what you dismissed; delete a line, and its hints come back'),
  statusOftenDismissed: (rule: string, dismissed: number, all: number, setting: string): string =>
    l10n.t('{1} of {2} hints of {0} were dismissed. You may turn it off: {3}.', rule, formatNumber(dismissed), formatNumber(all), setting),
  statusSkipped: (): string => l10n.t('Skipped'),
  statusEntries(count: number): string {
    return count === 1 ? l10n.t('1 entry') : l10n.t('{0} entries', formatNumber(count));
  },
  statusDigest: (papers: number, pattern: string | undefined): string =>
    pattern === undefined ? messages.papers(papers) : l10n.t('{0}: {1}', messages.papers(papers), pattern),
  statusLeftOut(count: number): string {
    return count === 1 ? l10n.t('1 block left out') : l10n.t('{0} blocks left out', formatNumber(count));
  },
  statusMemory: (): string => l10n.t('Memory'),
  /** `search` and `server` are in bytes. */
  statusMemoryUsed: (search: number, server: number): string =>
    l10n.t('Search uses {0}, the whole server {1}.', megabytes(search), megabytes(server)),
  /** Both sizes are in bytes. */
  statusMemoryShort: (needed: number, limit: number): string =>
    l10n.t(
      'The papers need about {0}, but the server may use only {1}. Everything works, but more slowly. It gets faster if the setting "marginalia.digests" finds fewer digests.',
      megabytes(needed),
      megabytes(limit),
    ),
  statusSkippedNothing: (): string => l10n.t('Nothing was skipped.'),
  statusNoDigests: (): string => l10n.t('No file matches the setting "marginalia.digests". The command "Use File as Digest" adds one.'),
  statusSkippedMore: (rest: number): string => l10n.t('... and {0} more', formatNumber(rest)),
  serverFailedHint: (): string => l10n.t('The command "Marginalia: Restart Server" starts it; the log tells what happened.'),
  statusOpen: (): string => l10n.t('Open'),

  // Messages that say what failed, and what the writer can do about it
  failed: (command: string, reason: string): string => l10n.t('{0} did not work: {1}', command, reason),
  noDraft: (): string => l10n.t('No draft is open. Open the Markdown or LaTeX document that shall take the citation, and try again.'),
  notADraft: (file: string): string => l10n.t('{0} takes no citations here. Put the cursor into a Markdown or LaTeX draft.', file),
  draftChanged: (file: string): string => l10n.t('{0} changed meanwhile, so nothing was inserted. Try again.', file),
  noPaperHere: (): string => l10n.t('The cursor is on no paper. Put it on a citation key, a name or a title.'),
  notCited: (): string => l10n.t('No draft cites this paper yet'),
  noSuchPaper: (key: string): string => l10n.t('"{0}" is in no digest or bibliography any more.', key),
  cannotOpen: (file: string, reason: string): string => l10n.t('{0} could not be opened: {1}', file, reason),
  copied: (text: string): string => l10n.t('Copied: {0}', text),
  noFile: (): string => l10n.t('No file is open. Open the text that holds the papers, and try again.'),
  digestAdded: (file: string): string => l10n.t('{0} is a digest now (setting "marginalia.digests")', file),
  digestAlready: (file: string): string => l10n.t('{0} is a digest already', file),
  digestInOwnFolder: (file: string): string =>
    l10n.t('{0} is in the folder where Marginalia keeps its own files. Move it to another folder first.', file),
  digestForSession: (file: string): string =>
    l10n.t('{0} is a digest while it is open. Save it with "digest" in its name to keep it.', file),
  digestWithoutFolder: (file: string): string =>
    l10n.t('{0} is a digest while it is open. Save it with "digest" in its name beside your drafts, and open that folder.', file),

  // Texts for the first steps with the extension
  looksLikeDigest: (papers: number): string =>
    l10n.t('This looks like a digest of {0}. Read it, so that you can look its papers up and cite them?', messages.papers(papers)),
  readIt: (): string => l10n.t('Read it'),
  pasteHere: (): string => l10n.t('Nothing is copied. Copy a list of papers from a page, an e-mail or an export, and paste it here'),
  noPaperPasted: (): string =>
    l10n.t(
      'No paper was found in what you copied. Put each title on a line of its own, or select one and choose "This Is a Paper" in "Correct Parsing"',
    ),
  pastedHere: (papers: number): string => l10n.t('{0}. Save the file with "digest" in its name to keep them', messages.papers(papers)),
  tryOut: (): string =>
    l10n.t('Try this: rest the pointer on a citation key of the draft, type @ and some words of a paper, click on a paper below.'),
  unfinishedSentence: (): string => l10n.t('Some heads look far back, others only at what is near '),
} as const;
