import type { DraftLanguage } from '../../model/draft';
import { findCitationContext } from './citationContext';
import { findBody } from './findBody';
import { sectionLevel } from './headings';
import { nameBibliography } from './nameBibliography';
import { findListEnd, renderCitation, renderHeading, renderList, renderOutlineItem } from './render';
import { scanLatex } from './scanLatex';
import { insertCitation, isInListItem, listCitationForms } from './writeCitation';

/** LaTeX with the citation commands of LaTeX itself, natbib, biblatex and apacite. */
export const latex: DraftLanguage = {
  id: 'latex',
  languageIds: ['latex', 'tex', 'latex-expl3', 'doctex'],
  extensions: ['.tex', '.ltx'],
  outlineLevel: sectionLevel,
  scan: scanLatex,
  findCitationContext,
  listCitationForms,
  insertCitation,
  replaceKey: (_text, span, key) => ({ span, newText: key }),
  nameBibliography,
  findBody,
  isInListItem,
  renderCitation,
  renderHeading,
  renderOutlineItem,
  renderList,
  findListEnd,
};
