// Messages about bibliographies. `messages.ts` combines them with all others.
import { l10n } from 'vscode';
import { formatNumber } from './formatNumber';

export const bibliographyMessages = {
  missingEntries(count: number, bibliography: string | undefined): string {
    if (bibliography === undefined)
      return count === 1 ? l10n.t('1 cited paper, no bibliography') : l10n.t('{0} cited papers, no bibliography', formatNumber(count));
    return count === 1
      ? l10n.t("1 cited paper isn't in {0}", bibliography)
      : l10n.t("{0} cited papers aren't in {1}", formatNumber(count), bibliography);
  },
  missingEntriesName: (): string => l10n.t('Marginalia: Missing Entries'),
  missingEntriesHint: (file: string): string => l10n.t('Click to add the missing entries for {0}.', file),
  askToAdd: (file: string, bibliography: string): string => l10n.t('{1} is missing entries cited in {0}. Add them?', file, bibliography),
  askForBibliography: (file: string): string => l10n.t('{0} has no bibliography. Choose one?', file),
  addEntriesOfOutline: (bibliography: string): string => l10n.t('Add entries for these papers to {0}', bibliography),
  noEntryAtCursor: (): string => l10n.t('Place the cursor in an entry of a bibliography first.'),
  pasteAnyway: (): string => l10n.t('Paste Anyway'),
  titlesDiffer: (): string => l10n.t('The reference has a different title than the entry'),
  keepEntry: (): string => l10n.t('Keep Entry'),
  entryReplaced: (key: string): string => l10n.t('Replaced the entry {0}', key),
  showEntry: (): string => l10n.t('Show Entry'),
  matchWith: (): string => l10n.t('Match'),
  bibliographyFiles: (): string => l10n.t('Bibliographies'),
  fileTooLarge: (file: string): string => l10n.t('{0} is larger than 64 MB.', file),
  entriesMatched(matched: number, unmatched: number, file: string): string {
    if (matched === 0) return l10n.t('No certain matches for the incomplete entries in {0}', file);
    const done =
      matched === 1 ? l10n.t('Completed 1 entry from {0}', file) : l10n.t('Completed {0} entries from {1}', formatNumber(matched), file);
    return unmatched === 0 ? done : l10n.t('{0}; {1} unchanged', done, formatNumber(unmatched));
  },
  whyUnmatched: (): string => l10n.t('Show Details'),
  unmatchedTitle: (file: string): string => l10n.t('Entries not completed from {0}', file),
  addEntry: (): string => l10n.t('Add'),
  alwaysAdd: (): string => l10n.t('Always'),
  neverAdd: (): string => l10n.t('Never'),
  /** `renamed`: how many citations in `draft` got the key of an entry, since they cited its paper by another key. */
  entriesAdded(count: number, bibliography: string, draft: string, renamed: number): string {
    if (count > 0)
      return count === 1
        ? l10n.t('Added 1 entry to {0}', bibliography)
        : l10n.t('Added {0} entries to {1}', formatNumber(count), bibliography);
    if (renamed === 0) return l10n.t('{0} is now the bibliography of {1}. It already contains all cited papers.', bibliography, draft);
    return renamed === 1
      ? l10n.t('Changed the key of 1 citation to match its entry in {0}', bibliography)
      : l10n.t('Changed the keys of {0} citations to match their entries in {1}', formatNumber(renamed), bibliography);
  },
  askToSaveDraft: (file: string): string => l10n.t('Save {0} to add the papers it cites to a bibliography in the same folder.', file),
  saveDraft: (): string => l10n.t('Save Draft...'),
  /** `unknown`: cited keys that are in no bibliography of the draft, and are no papers of the library. */
  bibliographyComplete(file: string, unknown: readonly string[]): string {
    const [first, second] = unknown;
    if (first === undefined) return l10n.t('The bibliography of {0} already contains all cited papers', file);
    return second === undefined
      ? l10n.t('Nothing to add to the bibliography of {0}. The cited key "{1}" is unknown', file, first)
      : l10n.t(
          'Nothing to add to the bibliography of {0}. {1} cited keys are unknown: {2}',
          file,
          formatNumber(unknown.length),
          unknown.slice(0, 3).join(', ') + (unknown.length > 3 ? ', ...' : ''),
        );
  },
  chooseBibliography: (file: string): string => l10n.t('{0} has no bibliography. Choose one', file),
  newBibliography: (file: string): string => l10n.t('New file {0}', file),
  bibliographyReadOnly: (file: string): string =>
    l10n.t('{0} is read-only. Nothing was added. The entries were copied to the clipboard.', file),
  bibliographyUnsaved: (file: string): string => l10n.t("{0} couldn't be saved. The new entries are in the open editor.", file),
  chooseScope: (): string => l10n.t('Papers to export'),
  chooseFormat: (): string => l10n.t('Export format'),
  exportCited: (file: string): string => l10n.t('Papers cited in {0}', file),
  exportAll: (): string => l10n.t('All papers in your library'),
  formatBibtex: (): string => l10n.t('For BibTeX and natbib, with accents as TeX commands'),
  formatBiblatex: (): string => l10n.t('For biblatex with biber, in Unicode'),
  formatCslJson: (): string => l10n.t('For pandoc, Quarto and Zotero'),
  nothingToExport: (): string => l10n.t('Nothing to export: no paper in your library is cited there.'),
  exported(count: number, file: string, unknown: number): string {
    const written =
      count === 1 ? l10n.t('Exported 1 entry to {0}', file) : l10n.t('Exported {0} entries to {1}', formatNumber(count), file);
    if (unknown === 0) return written;
    return unknown === 1
      ? l10n.t('{0}; 1 cited key is unknown', written)
      : l10n.t('{0}; {1} cited keys are unknown', written, formatNumber(unknown));
  },
};
