// The texts that the client shows, except those in package.nls.json and those that the server sends.
import { env, l10n } from 'vscode';
import { bibliographyMessages } from './bibliographyMessages';
import { type CommandId, commandTitles } from './commandTitles';
import { feedMessages } from './feedMessages';
import { formatNumber } from './formatNumber';
import { lookUpMessages } from './lookUpMessages';
import { newPaperMessages } from './newPaperMessages';
import { noteMessages } from './noteMessages';
import { pickMessages } from './pickMessages';
import { reviewMessages } from './reviewMessages';
import { topicMessages } from './topicMessages';

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

const otherMessages = {
  titles: commandTitles,
  titleOf: (command: CommandId): string => commandTitles[command.slice('marginalia.'.length) as keyof typeof commandTitles](),

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
    if (matching === 0 && nearest > 0) return l10n.t('{0}, none contains all words', messages.papers(papers));
    if (matching === 0) return l10n.t('{0}, no matches', messages.papers(papers));
    if (matching > shown)
      return l10n.t('{0}, {1} matches, showing the best {2}', messages.papers(papers), formatNumber(matching), formatNumber(shown));
    return matching === 1
      ? l10n.t('{0}, 1 match', messages.papers(papers))
      : l10n.t('{0}, {1} matches', messages.papers(papers), formatNumber(matching));
  },
  // What the cited papers say of a sentence
  evidence: (sentence: string): string => l10n.t('Evidence for "{0}"', shorten(sentence)),
  enterGoesToSentence: (): string => l10n.t('Press Enter to go to the sentence in the abstract, Escape to go back'),
  enterGoesToPaper: (): string => l10n.t('Press Enter to go to the paper, Escape to go back'),
  noCitationInSentence: (): string => l10n.t('The sentence at the cursor has no citation.'),
  citedPapersUnknown: (): string => l10n.t("The papers cited in this sentence aren't in any digest or bibliography."),
  sourceIsSilent: (source: 'abstract' | 'summary'): string =>
    source === 'abstract' ? l10n.t("The abstract doesn't say this") : l10n.t("The summary doesn't say this"),
  sourceIsUnclear: (source: 'abstract' | 'summary'): string =>
    source === 'abstract'
      ? l10n.t('No sentence of the abstract clearly says this')
      : l10n.t('No sentence of the summary clearly says this'),
  otherLanguage: (source: 'abstract' | 'summary'): string =>
    source === 'abstract'
      ? l10n.t('The abstract and the sentence are in different languages')
      : l10n.t('The summary and the sentence are in different languages'),
  saysTooLittle: (): string => l10n.t('Sentence too short to match'),
  abstractUnknown: (): string => l10n.t('Your library has no abstract for this paper'),
  showEvidence: (): string => l10n.t('Show Evidence'),

  citedIn: (sentence: string): string => l10n.t('cited in "{0}"', sentence),
  noted: (excerpt: string): string => l10n.t('your note: {0}', excerpt),
  shares: (shared: readonly string[]): string => l10n.t('in common: {0}', shared.join(', ')),
  matched: (found: readonly string[]): string => l10n.t('matches {0}', found.join(', ')),

  // Texts of the search and its buttons
  enterInserts: (file: string): string => l10n.t('Words from a title, abstract or name; press Enter to cite in {0}', file),
  enterOpens: (): string => l10n.t('Words from a title, abstract or name; press Enter to open'),
  enterRelates: (): string => l10n.t('Words from a title, abstract or name; press Enter to show related papers'),
  filters: (): string => l10n.t('Filters'),
  /** What the writer can type to narrow a search, and what it does. */
  filterKinds: (): readonly { readonly typed: string; readonly meaning: string }[] => [
    { typed: 'topic:', meaning: l10n.t('papers in a topic') },
    { typed: 'date:', meaning: l10n.t('a year, month or day; also 2023..2024 or >2023') },
    { typed: 'cited:', meaning: l10n.t('cited in a draft, or not cited yet') },
    { typed: 'has:', meaning: l10n.t('with code, an abstract, a DOI or a note') },
    { typed: 'tag:', meaning: l10n.t('with a note that has a tag') },
    { typed: 'new:', meaning: l10n.t('new, kept, skipped or saved for later') },
    { typed: '"', meaning: l10n.t('an exact phrase') },
    { typed: '-', meaning: l10n.t('exclude a word, phrase or filter: -video, -topic:agents') },
  ],
  noMatch: (): string => l10n.t('No papers match'),
  nearest: (): string => l10n.t('Closest matches'),
  nearestBelow: (): string => l10n.t('Partial matches'),
  speltLike: (found: readonly string[]): string => l10n.t('similar to {0}', found.join(', ')),
  noMatchHint: (): string => l10n.t('Try fewer, shorter or different words'),
  searchWider: (query: string, papers: number): string =>
    papers === 1 ? l10n.t('1 paper matches "{0}"', query.trim()) : l10n.t('{1} papers match "{0}"', query.trim(), formatNumber(papers)),
  searchWiderDetail: (): string => l10n.t('No papers match the filters. Press Enter to search without them'),
  withIgnored: (count: string, ignored: readonly string[]): string => l10n.t('{0} (ignored: {1})', count, ignored.join(', ')),
  chooseInserts: (file: string): string => l10n.t('Press Enter to cite the paper in {0}', file),
  chooseOpens: (): string => l10n.t('Press Enter to open the paper'),
  relatedTo: (name: string): string => l10n.t('Papers related to {0}', name),
  othersFor: (sentence: string): string => l10n.t('Best matches are already cited. More for "{0}":', sentence),
  citedAlready: (): string => l10n.t('The best matches for this sentence are already cited'),
  papersFor: (sentence: string): string => l10n.t('Papers for "{0}"', sentence),
  relatedPapers: (): string => l10n.t('Related papers'),
  noRelatedPapers: (): string => l10n.t('No related papers in your library.'),
  noSentence: (): string => l10n.t("The cursor isn't in a sentence. Place it in one, or select text."),
  noneFits: (): string => l10n.t('No paper in your library matches this sentence'),
  searchAnyway: (): string => l10n.t('Search with different words...'),
  insertCitation: (): string => l10n.t('Insert citation'),
  openPaper: (): string => l10n.t('Open paper'),
  openEntry: (): string => l10n.t('Open entry'),
  openInDigest: (): string => l10n.t('Open in digest'),
  findOnline: (): string => l10n.t('Find online'),
  findOnlineHint: (): string => l10n.t('Choose a page to open in your browser'),
  searchTitleOn: (site: string): string => l10n.t('Search {0} for this title', site),
  copyCitation: (): string => l10n.t('Copy citation'),
  noFolder: (saved: SavedInFolder): string =>
    ({
      notes: l10n.t('Notes are saved in your project folder. Open a folder first.'),
      topics: l10n.t('Your topics are saved in your project folder. Open a folder first.'),
      decisions: l10n.t('Your decisions are saved in your project folder. Open a folder first.'),
      references: l10n.t('Completed references are saved in your project folder. Open a folder first.'),
      corrections: l10n.t('Corrections are saved in your project folder. Open a folder first.'),
      dismissals: l10n.t('Dismissed hints are saved in your project folder. Open a folder first.'),
    })[saved],
  cancel: (): string => l10n.t('Cancel'),
  openFolder: (): string => l10n.t('Open Folder...'),
  useDraftLanguage: (language: string): string => l10n.t('Switch to {0} to cite papers', language),
  plainTextHasNoCitations: (): string => l10n.t('Papers are cited in Markdown and LaTeX files. This file is plain text.'),
  openSample: (): string => l10n.t('Open sample'),
  openSampleDetail: (): string => l10n.t('Opens a digest of 30 papers, two drafts and their bibliography in a new window'),
  chooseDigest: (): string => l10n.t('Choose a digest'),
  digestFiles: (): string => l10n.t('Digests'),
  allFiles: (): string => l10n.t('All files'),
  chooseDigestDetail: (): string => l10n.t('A file of paper titles and abstracts'),

  // Texts about changes of files
  filesChangedSince: (files: string): string => l10n.t('{0} has changed in the meantime. Nothing was undone.', files),
  fileReadOnly: (file: string): string => l10n.t('{0} is read-only. Nothing was changed.', file),
  fileChanged: (file: string): string => l10n.t('{0} has changed in the meantime. Nothing was written. Try again.', file),
  otherEncoding: (files: string): string =>
    l10n.t(
      '{0} wasn\'t changed because the editor opened it with the wrong encoding and saving would damage it. Run "Change File Encoding", then try again.',
      files,
    ),
  fileUnsaved: (file: string): string => l10n.t("{0} couldn't be saved. The change is in the open editor.", file),
  undo: (): string => l10n.t('Undo'),

  // Texts of the commands that correct digests
  openFile: (file: string): string => l10n.t('Open {0}', file),
  correctionsInDigests: (): string => l10n.t('Place the cursor in a digest first.'),
  corrected(kind: CorrectionKind, title: string, file: string): string {
    if (kind === 'forget') return l10n.t('Removed the correction of "{0}"', title);
    if (kind === 'no-papers') return l10n.t('{0} is no longer read as a list of papers. Saved in {1}.', title, file);
    if (kind === 'no-paper') return l10n.t('"{0}" is no longer treated as a paper. Saved in {1}.', title, file);
    return kind === 'paper'
      ? l10n.t('"{0}" is now treated as a paper. Saved in {1}.', title, file)
      : l10n.t('The title is now "{0}". Saved in {1}.', title, file);
  },

  appliedToAlike: (corrected: string, count: number): string => l10n.t('{0} Applied to {1} like it.', corrected, formatNumber(count)),
  onlyThisCorrected: (title: string): string => l10n.t('Only "{0}" is corrected.', title),
  onlyThisOne: (): string => l10n.t('Only This One'),
  alikeAgain: (title: string): string => l10n.t('Applied the correction of "{0}" to others like it again', title),

  // Texts of the commands that dismiss hints
  hintDismissed: (file: string): string => l10n.t('Dismissed (saved in {0}).', file),
  dismissalUndone: (): string => l10n.t('Undid dismissing a finding'),
  correctionUndone: (kind: CorrectionKind, title: string): string =>
    kind === 'forget' ? l10n.t('Restored the correction of "{0}"', title) : l10n.t('Undid the correction of "{0}"', title),
  notDismissals: (file: string): string => l10n.t("{0} isn't the file for dismissed findings. Nothing was written.", file),
  ruleOff: (rule: string): string =>
    l10n.t('The check {0} is off in this workspace. To turn it on again, change the setting "marginalia.diagnostics".', rule),

  // Texts about sections that treat a topic
  uncited(label: string, uncited: number, total: number): string {
    return l10n.t('{0}: {1} of {2} not cited in this section', label, formatNumber(uncited), messages.papers(total));
  },
  uncitedHint: (file: string): string => l10n.t('Press Enter to cite the paper in this section of {0}', file),
  allCited: (label: string): string => l10n.t('This section cites all papers on "{0}"', label),
  noTopicHere: (): string => l10n.t("The heading above the cursor doesn't match a topic. Use the name of a topic in the Papers view."),

  // Texts of the Papers view
  libraryEmptied(digests: number): string {
    return digests === 1
      ? l10n.t("The digest that contained your papers wasn't found.")
      : l10n.t("The digests that contained your papers weren't found.");
  },
  digestGone: (): string => l10n.t('not found'),
  digestRenamed: (file: string): string => l10n.t('renamed to {0}', file),
  digestLeftOut: (): string => l10n.t('excluded by a setting'),
  digestEmptied: (): string => l10n.t('contains no papers'),
  /** `what` is one of the four texts above. */
  goneDigest: (file: string, papers: string, what: string, click: string): string =>
    l10n.t('{0} ({1}): {2}. {3}', file, papers, what, click),
  chooseAgain: (): string => l10n.t('Click to locate the file.'),
  readAgain: (): string => l10n.t('Click to add the file to the setting "marginalia.digests" again.'),
  openEmptied: (): string => l10n.t('Click to open the file.'),
  relatedRow: (paper: string, to: string): string => l10n.t('{0}, related to {1}', paper, to),
  noDate: (): string => l10n.t('No date'),
  showMore: (rest: number): string => l10n.t('Show more ({0} left)', formatNumber(rest)),

  // Texts about the status of the library
  indexing: (): string => l10n.t('Reading digests and bibliographies'),
  statusName: (): string => l10n.t('Marginalia'),
  statusLabel: (text: string): string => l10n.t('Marginalia: {0}', text),
  serverFailed: (): string => l10n.t("The Marginalia server isn't running"),
  serverGone: (): string =>
    l10n.t("The Marginalia server has stopped and couldn't be restarted. Papers can't be found or suggested. See the log for details."),
  restartServer: (): string => l10n.t('Restart server'),
  showLog: (): string => l10n.t('Show log'),
  statusTitle: (): string => l10n.t('Library status'),
  statusDigests: (): string => l10n.t('Digests'),
  statusBibliographies: (): string => l10n.t('Bibliographies'),
  statusCorrections: (): string => l10n.t('Corrections'),
  statusCorrected(count: number): string {
    return count === 1 ? l10n.t('1 correction') : l10n.t('{0} corrections', formatNumber(count));
  },
  statusHints: (): string => l10n.t('Checks'),
  statusHintsOfRule: (title: string, shown: number, dismissed: number): string =>
    l10n.t('{0}: {1} shown, {2} dismissed', title, formatNumber(shown), formatNumber(dismissed)),
  statusDismissals: (): string => l10n.t('dismissed findings; delete a line to show the finding again'),
  statusOftenDismissed: (title: string, dismissed: number, all: number): string =>
    l10n.t(
      '{0}: you dismissed {1} of {2}. To turn this check off, use the setting "marginalia.diagnostics".',
      title,
      formatNumber(dismissed),
      formatNumber(all),
    ),
  statusSkipped: (): string => l10n.t('Skipped'),
  statusEntries(count: number): string {
    return count === 1 ? l10n.t('1 entry') : l10n.t('{0} entries', formatNumber(count));
  },
  statusDigest: (papers: number, pattern: string | undefined): string =>
    pattern === undefined ? messages.papers(papers) : l10n.t('{0}: {1}', messages.papers(papers), pattern),
  statusLeftOut(count: number): string {
    return count === 1 ? l10n.t('1 block skipped') : l10n.t('{0} blocks skipped', formatNumber(count));
  },
  statusMemory: (): string => l10n.t('Memory'),
  /** `search` and `server` are in bytes. */
  statusMemoryUsed: (search: number, server: number): string =>
    l10n.t('The server uses {0}, including {1} for search.', megabytes(server), megabytes(search)),
  /** Both sizes are in bytes. */
  statusMemoryShort: (needed: number, limit: number): string =>
    l10n.t(
      'The papers need about {0}, but the server can use only {1} and will be slow. To speed it up, reduce the number of digests in the setting "marginalia.digests".',
      megabytes(needed),
      megabytes(limit),
    ),
  statusHowToCorrect: (): string =>
    l10n.t('To correct how a digest was read, open it, place the cursor on a title and run "Correct Parsing...".'),
  statusSkippedNothing: (): string => l10n.t('No skipped papers are known.'),
  statusNoDigests: (): string => l10n.t('No files match the setting "marginalia.digests". To add one, run "Use File as Digest".'),
  statusSkippedMore: (rest: number): string => l10n.t('... and {0} more', formatNumber(rest)),
  serverFailedHint: (): string => l10n.t('Run "Marginalia: Restart Server" to start it. See the log for details.'),
  statusOpen: (): string => l10n.t('Open'),

  // Messages that say what failed, and what the writer can do about it
  failed: (command: string, reason: string): string => l10n.t('{0} failed: {1}', command, reason),
  noDraft: (): string => l10n.t('No draft is open. Open the Markdown or LaTeX file to cite in.'),
  notADraft: (file: string): string => l10n.t("You can't cite in {0}. Place the cursor in a Markdown or LaTeX draft.", file),
  draftChanged: (file: string): string => l10n.t('{0} has changed in the meantime. Nothing was inserted. Try again.', file),
  noPaperHere: (): string => l10n.t("The cursor isn't on a paper. Place it on a citation key, name or title."),
  notCited: (): string => l10n.t('No draft cites this paper yet'),
  noSuchPaper: (key: string): string => l10n.t('"{0}" is no longer in any digest or bibliography.', key),
  cannotOpen: (file: string, reason: string): string => l10n.t("{0} couldn't be opened: {1}", file, reason),
  copied: (text: string): string => l10n.t('Copied: {0}', text),
  noFile: (): string => l10n.t('No file is open. Open the file that contains the papers.'),
  digestAdded: (file: string): string => l10n.t('{0} is now a digest (added to the setting "marginalia.digests")', file),
  digestAlready: (file: string): string => l10n.t('{0} is already a digest', file),
  digestInOwnFolder: (file: string): string =>
    l10n.t('{0} is in the folder where Marginalia keeps its own files. Move it to another folder first.', file),
  digestForSession: (file: string): string =>
    l10n.t('{0} is a digest while it\'s open. To keep it, save it with "digest" in its name.', file),
  digestWithoutFolder: (file: string): string =>
    l10n.t("{0} is a digest while it's open. To keep it, save it as digest.txt in your project folder.", file),

  // Texts for the first steps with the extension
  looksLikeDigest: (papers: number): string =>
    papers === 1
      ? l10n.t('Found 1 paper. Add it to your library?')
      : l10n.t('Found {0} papers. Add them to your library?', formatNumber(papers)),
  readIt: (): string => l10n.t('Add to Library'),
  pasteOfferName: (): string => l10n.t('Pasted papers'),
  readPasted: (papers: number): string => (papers === 1 ? l10n.t('Add 1 paper') : l10n.t('Add {0} papers', formatNumber(papers))),
  pasteHere: (): string => l10n.t('The clipboard is empty. Copy a list of papers from a web page, email or export, then paste it here'),
  noPaperPasted: (): string =>
    l10n.t(
      'No papers found in the copied text. Put each title on its own line, or select a title and choose "This Is a Paper" in "Correct Parsing".',
    ),
  pastedHere: (papers: number): string =>
    papers === 1
      ? l10n.t('1 paper. To keep it, save the file with "digest" in its name')
      : l10n.t('{0} papers. To keep them, save the file with "digest" in its name', formatNumber(papers)),
  tryOut: (): string =>
    l10n.t('Try this: hover over a citation key in the draft, type @ and words from a title, or select a paper in the Papers view.'),
  unfinishedSentence: (): string => l10n.t('Some heads look far back, others only at what is near '),
} as const;

export const messages = joinParts(
  bibliographyMessages,
  feedMessages,
  lookUpMessages,
  noteMessages,
  pickMessages,
  reviewMessages,
  newPaperMessages,
  topicMessages,
  otherMessages,
);

/** The keys that more than one of the objects have. */
type RepeatedKeys<Parts extends readonly object[]> = Parts extends readonly [infer First, ...infer Others extends readonly object[]]
  ? (keyof First & KeysOfEach<Others[number]>) | RepeatedKeys<Others>
  : never;
type KeysOfEach<Part> = Part extends unknown ? keyof Part : never;

type Joined<Parts extends readonly object[]> = Parts extends readonly [infer First, ...infer Others extends readonly object[]]
  ? First & Joined<Others>
  : unknown;

/** One object with the keys of all parts. A key that two parts have is a type error: the later part would silently override it. */
function joinParts<Parts extends readonly object[]>(
  ...parts: [RepeatedKeys<Parts>] extends [never] ? Parts : readonly RepeatedKeys<Parts>[]
): Joined<Parts> {
  return Object.assign({}, ...parts);
}

/** What is saved in the workspace folder, as messages name it. */
type CorrectionKind = 'paper' | 'no-paper' | 'title-end' | 'no-papers' | 'forget' | 'only-this';

export type SavedInFolder = 'notes' | 'topics' | 'decisions' | 'references' | 'corrections' | 'dismissals';
