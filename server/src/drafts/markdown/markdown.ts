import type { DraftLanguage, DraftScan } from '../../model/draft';
import { findCitationContext } from './citationContext';
import { formatKey } from './keySyntax';
import { nameBibliography } from './nameBibliography';
import { readBlocks } from './readBlocks';
import { findListEnd, renderCitation, renderHeading, renderList, renderOutlineItem } from './render';
import { scanCitations } from './scanCitations';
import { insertCitation, isInListItem, listCitationForms } from './writeCitation';

/** pandoc's Markdown, and what Quarto and R Markdown make of it. */
export const markdown: DraftLanguage = {
  id: 'markdown',
  languageIds: ['markdown', 'quarto', 'rmd', 'pandoc'],
  extensions: ['.md', '.markdown', '.qmd', '.rmd'],
  outlineLevel: 2,
  scan,
  findCitationContext,
  listCitationForms,
  insertCitation,
  replaceKey: (text, span, key) => ({ span, newText: text[span.start - 1] === '{' ? key : formatKey(key) }),
  nameBibliography,
  findBody: (text) => ({ start: 0, end: text.length }),
  isInListItem,
  renderCitation,
  renderHeading,
  renderOutlineItem,
  renderList,
  findListEnd,
};

function scan(text: string): DraftScan {
  // The parser knows line feeds only; a space keeps every offset.
  const source = text.includes('\r') ? text.replace(/\r\n/g, ' \n').replace(/\r/g, '\n') : text;
  const blocks = readBlocks(source);
  return {
    citations: scanCitations(source, blocks),
    headings: blocks.headings,
    opaque: blocks.opaque,
    fileReferences: [],
    ownKeys: [],
    ownCommands: new Map(),
    isRoot: true,
  };
}
