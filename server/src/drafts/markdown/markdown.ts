import type { DraftLanguage } from '../../model/draft';
import { findCitationContext } from './citationContext';
import { findListEnd, renderCitation, renderHeading, renderList, renderOutlineItem } from './render';
import { scanMarkdown } from './scanMarkdown';
import { insertCitation, isInListItem, listCitationForms } from './writeCitation';

/** pandoc's Markdown, and what Quarto and R Markdown make of it. */
export const markdown: DraftLanguage = {
  id: 'markdown',
  languageIds: ['markdown', 'quarto', 'rmd', 'pandoc'],
  extensions: ['.md', '.markdown', '.qmd', '.rmd'],
  outlineLevel: 2,
  scan: scanMarkdown,
  findCitationContext,
  listCitationForms,
  insertCitation,
  findBody: (text) => ({ start: 0, end: text.length }),
  isInListItem,
  renderCitation,
  renderHeading,
  renderOutlineItem,
  renderList,
  findListEnd,
};
