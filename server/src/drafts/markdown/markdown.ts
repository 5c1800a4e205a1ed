import type { DraftLanguage } from '../../model/draft';
import { findCitationContext } from './citationContext';
import { findProse } from './findProse';
import { formatKey } from './keySyntax';
import { nameBibliography } from './nameBibliography';
import { readCluster, renderCluster } from './cluster';
import { findListEnd, renderCitation, renderHeading, renderList, renderOutlineItem, renderProse, renderQuotation } from './render';
import { blocks } from './renderBlocks';
import { changeMode, merge, tidy } from './rewrite';
import { findUsualForm, insertCitation, isInListItem, listCitationForms } from './writeCitation';
import { findCitationChange, scanMarkdown } from './scanMarkdown';

/** pandoc's Markdown, and what Quarto and R Markdown make of it. */
export const markdown: DraftLanguage = {
  id: 'markdown',
  languageIds: ['markdown', 'quarto', 'rmd', 'pandoc'],
  extensions: ['.md', '.markdown', '.qmd', '.rmd'],
  outlineLevel: 2,
  scan: scanMarkdown,
  findCitationChange,
  findCitationContext,
  findProse,
  findUsualForm,
  listCitationForms,
  insertCitation,
  replaceKey: (text, span, key) => ({ span, newText: text[span.start - 1] === '{' ? key : formatKey(key) }),
  nameBibliography,
  findBody: (text) => ({ start: 0, end: text.length }),
  isInListItem,
  renderCitation,
  renderHeading,
  renderProse,
  renderQuotation,
  renderOutlineItem,
  renderList,
  findListEnd,
  rewriter: { dialects: ['pandoc'], changeMode, merge, tidy, convert: () => undefined, readCluster, renderCluster },
  blocks,
};
