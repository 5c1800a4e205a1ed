import type { DraftLanguage } from '../../model/draft';
import { findCitationContext } from './citationContext';
import { readCluster, renderCluster } from './cluster';
import { findBody } from './findBody';
import { findProse } from './findProse';
import { sectionLevel } from './headings';
import { nameBibliography } from './nameBibliography';
import { findListEnd, renderCitation, renderHeading, renderList, renderOutlineItem, renderProse, renderQuotation } from './render';
import { blocks } from './renderBlocks';
import { changeMode, convert, merge, tidy } from './rewrite';
import { findCitationChange, scanLatex } from './scanLatex';
import { findUsualForm, insertCitation, isInListItem, listCitationForms } from './writeCitation';

/** LaTeX with the citation commands of LaTeX itself, natbib, biblatex and apacite. */
export const latex: DraftLanguage = {
  id: 'latex',
  languageIds: ['latex', 'tex', 'latex-expl3', 'doctex'],
  extensions: ['.tex', '.ltx'],
  outlineLevel: sectionLevel,
  scan: scanLatex,
  findCitationChange,
  findCitationContext,
  findProse,
  findUsualForm,
  listCitationForms,
  insertCitation,
  replaceKey: (_text, span, key) => ({ span, newText: key }),
  nameBibliography,
  findBody,
  isInListItem,
  renderCitation,
  renderHeading,
  renderProse,
  renderQuotation,
  renderOutlineItem,
  renderList,
  findListEnd,
  rewriter: { dialects: ['natbib', 'biblatex'], changeMode, merge, tidy, convert, readCluster, renderCluster },
  blocks,
};
