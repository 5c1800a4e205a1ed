// Messages about bibliographies; `messages.ts` joins them with all others.
import { l10n } from 'vscode';
import { withoutLinks } from '../editing/convert';
import { formatNumber } from './formatNumber';

const { t } = l10n;

export const bibliographyMessages = {
  missingEntries(count: number, bibliography: string | undefined): string {
    if (bibliography === undefined)
      return count === 1 ? t('1 cited paper, no bibliography') : t('{0} cited papers, no bibliography', formatNumber(count));
    return count === 1
      ? t('1 cited paper is not in {0}', bibliography)
      : t('{0} cited papers are not in {1}', formatNumber(count), bibliography);
  },
  missingEntriesName: (): string => t('Marginalia: Missing Entries'),
  missingEntriesHint: (file: string): string => t('Click to add the entries of the papers that {0} cites.', file),
  askToAdd: (file: string, bibliography: string): string =>
    withoutLinks(t('Not all that {0} cites is in {1} yet. Add what is missing?', file, bibliography)),
  askForBibliography: (file: string): string => withoutLinks(t('{0} names no bibliography. Choose one for what it cites?', file)),
  addEntriesOfOutline: (bibliography: string): string => t('Add the entries of these papers to {0}', bibliography),
  addEntry: (): string => t('Add'),
  alwaysAdd: (): string => t('Always'),
  neverAdd: (): string => t('Never'),
  entriesAdded(count: number, file: string): string {
    return count === 1 ? t('1 entry added to {0}', file) : t('{0} entries added to {1}', formatNumber(count), file);
  },
  bibliographyComplete: (file: string): string => t('The bibliography of {0} has every cited paper of the library', file),
  chooseBibliography: (file: string): string => t('{0} names no bibliography. Choose the one that it shall name', file),
  newBibliography: (file: string): string => t('New file {0}', file),
  bibliographyReadOnly: (file: string): string => t('{0} is read-only, so nothing was added to it. The text is on the clipboard.', file),
  bibliographyChanged: (file: string): string => t('{0} changed meanwhile, so nothing was added. Try again.', file),
  bibliographyUnsaved: (file: string): string => t('{0} could not be saved. What was added stands in its editor.', file),
  chooseScope: (): string => t('Which papers to write'),
  chooseFormat: (): string => t('The format to write'),
  exportCited: (file: string): string => t('Papers that {0} cites', file),
  exportAll: (): string => t('All papers of the library'),
  formatBibtex: (): string => t('for BibTeX and natbib; accents as TeX commands'),
  formatBiblatex: (): string => t('for biblatex with biber; in Unicode'),
  formatCslJson: (): string => t('for pandoc, Quarto and Zotero'),
  nothingToExport: (): string => t('There is nothing to write: no paper of the library is cited there.'),
  exported(count: number, file: string, unknown: number): string {
    const written = count === 1 ? t('1 entry written to {0}', file) : t('{0} entries written to {1}', formatNumber(count), file);
    if (unknown === 0) return written;
    return unknown === 1 ? t('{0}; 1 cited key is unknown', written) : t('{0}; {1} cited keys are unknown', written, formatNumber(unknown));
  },
};
