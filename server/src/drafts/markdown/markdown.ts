import type { DraftLanguage, DraftScan } from '../../model/draft';
import { findCitationContext } from './citationContext';
import { formatKey } from './keySyntax';
import { nameBibliography } from './nameBibliography';
import { readCluster, renderCluster } from './cluster';
import { readBlocks } from './readBlocks';
import { findListEnd, renderCitation, renderHeading, renderList, renderOutlineItem, renderProse, renderQuotation } from './render';
import { scanCitations } from './scanCitations';
import { changeMode, merge, tidy } from './reshape';
import { findUsualForm, insertCitation, isInListItem, listCitationForms } from './writeCitation';

/** pandoc's Markdown, and what Quarto and R Markdown make of it. */
export const markdown: DraftLanguage = {
  id: 'markdown',
  languageIds: ['markdown', 'quarto', 'rmd', 'pandoc'],
  extensions: ['.md', '.markdown', '.qmd', '.rmd'],
  outlineLevel: 2,
  scan,
  findCitationContext,
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
  reshaper: { dialects: ['pandoc'], changeMode, merge, tidy, convert: () => undefined, readCluster, renderCluster },
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
