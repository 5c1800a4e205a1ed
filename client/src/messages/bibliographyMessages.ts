// Messages about bibliographies. `messages.ts` combines them with all others.
import { l10n } from 'vscode';
import { formatNumber } from './formatNumber';

export const bibliographyMessages = {
  missingEntries(count: number, bibliography: string | undefined): string {
    if (bibliography === undefined)
      return count === 1 ? l10n.t('1 cited paper, no bibliography') : l10n.t('{0} cited papers, no bibliography', formatNumber(count));
    return count === 1
      ? l10n.t('1 cited paper is not in {0}', bibliography)
      : l10n.t('{0} cited papers are not in {1}', formatNumber(count), bibliography);
  },
  missingEntriesName: (): string => l10n.t('Marginalia: Missing Entries'),
  missingEntriesHint: (file: string): string => l10n.t('Click to add the entries of the papers that {0} cites.', file),
  askToAdd: (file: string, bibliography: string): string =>
    l10n.t('Not all that {0} cites is in {1} yet. Add what is missing?', file, bibliography),
  askForBibliography: (file: string): string => l10n.t('{0} names no bibliography. Choose one for what it cites?', file),
  addEntriesOfOutline: (bibliography: string): string => l10n.t('Add the entries of these papers to {0}', bibliography),
  noEntryAtCursor: (): string => l10n.t('Put the cursor into an entry of a bibliography first.'),
  pasteAnyway: (): string => l10n.t('Paste Anyway'),
  titlesDiffer: (): string => l10n.t('The reference has another title than the entry'),
  keepEntry: (): string => l10n.t('Keep the Entry'),
  entryReplaced: (key: string): string => l10n.t('The entry {0} is replaced', key),
  showEntry: (): string => l10n.t('Show Entry'),
  fileChanged: (file: string): string => l10n.t('{0} has changed meanwhile. Nothing was written; try again.', file),
  matchWith: (): string => l10n.t('Match'),
  bibliographyFiles: (): string => l10n.t('Bibliographies'),
  fileTooLarge: (file: string): string => l10n.t('{0} is larger than 64 MB.', file),
  entriesMatched(matched: number, unmatched: number, file: string): string {
    if (matched === 0) return l10n.t('{0} has none of the incomplete entries for certain', file);
    const done =
      matched === 1 ? l10n.t('1 entry is completed by {0}', file) : l10n.t('{0} entries are completed by {1}', formatNumber(matched), file);
    return unmatched === 0 ? done : l10n.t('{0}; {1} stay as they are', done, formatNumber(unmatched));
  },
  whyUnmatched: (): string => l10n.t('Show Why'),
  unmatchedTitle: (file: string): string => l10n.t('Entries that {0} does not complete', file),
  addEntry: (): string => l10n.t('Add'),
  alwaysAdd: (): string => l10n.t('Always'),
  neverAdd: (): string => l10n.t('Never'),
  /** `renamed`: how many citations in `draft` got the key of an entry, since they cited its paper by another key. */
  entriesAdded(count: number, bibliography: string, draft: string, renamed: number): string {
    if (count > 0)
      return count === 1
        ? l10n.t('Added 1 entry to {0}', bibliography)
        : l10n.t('Added {0} entries to {1}', formatNumber(count), bibliography);
    if (renamed === 0) return l10n.t('{0} is now the bibliography of {1}. It already had all cited papers.', bibliography, draft);
    return renamed === 1
      ? l10n.t('Changed 1 citation to the key of its entry in {0}', bibliography)
      : l10n.t('Changed {0} citations to the keys of their entries in {1}', formatNumber(renamed), bibliography);
  },
  askToSaveDraft: (file: string): string => l10n.t('Save {0} to add the papers it cites to a bibliography in the same folder.', file),
  saveDraft: (): string => l10n.t('Save Draft...'),
  /** `unknown`: cited keys that are in no bibliography of the draft, and are no papers of the library. */
  bibliographyComplete(file: string, unknown: readonly string[]): string {
    const [first, second] = unknown;
    if (first === undefined) return l10n.t('The bibliography of {0} has every cited paper of the library', file);
    return second === undefined
      ? l10n.t('Nothing to add to the bibliography of {0}, but the cited key "{1}" is unknown', file, first)
      : l10n.t(
          'Nothing to add to the bibliography of {0}, but {1} cited keys are unknown: {2}',
          file,
          formatNumber(unknown.length),
          unknown.slice(0, 3).join(', ') + (unknown.length > 3 ? ', ...' : ''),
        );
  },
  chooseBibliography: (file: string): string => l10n.t('{0} names no bibliography. Choose the one that it shall name', file),
  newBibliography: (file: string): string => l10n.t('New file {0}', file),
  bibliographyReadOnly: (file: string): string =>
    l10n.t('{0} is read-only, so nothing was added to it. The text is on the clipboard.', file),
  bibliographyChanged: (file: string): string => l10n.t('{0} changed meanwhile, so nothing was added. Try again.', file),
  bibliographyUnsaved: (file: string): string => l10n.t('{0} could not be saved. What was added stands in its editor.', file),
  chooseScope: (): string => l10n.t('Which papers to write'),
  chooseFormat: (): string => l10n.t('The format to write'),
  exportCited: (file: string): string => l10n.t('Papers that {0} cites', file),
  exportAll: (): string => l10n.t('All papers of the library'),
  formatBibtex: (): string => l10n.t('for BibTeX and natbib; accents as TeX commands'),
  formatBiblatex: (): string => l10n.t('for biblatex with biber; in Unicode'),
  formatCslJson: (): string => l10n.t('for pandoc, Quarto and Zotero'),
  nothingToExport: (): string => l10n.t('There is nothing to write: no paper of the library is cited there.'),
  exported(count: number, file: string, unknown: number): string {
    const written = count === 1 ? l10n.t('1 entry written to {0}', file) : l10n.t('{0} entries written to {1}', formatNumber(count), file);
    if (unknown === 0) return written;
    return unknown === 1
      ? l10n.t('{0}; 1 cited key is unknown', written)
      : l10n.t('{0}; {1} cited keys are unknown', written, formatNumber(unknown));
  },
};
