import { escapeDraftMarkdown } from '../../base/escape';
import type { DraftScan } from '../../model/draft';
import type { DraftWriter } from '../../model/draftWriter';
import { addBibliographyReference } from './addBibliographyReference';
import { findListEnd, renderCitation, renderHeading, renderList, renderOutlineItem, renderQuotation } from './render';
import { markdownBlocks } from './renderBlocks';
import { changeMode, merge, tidy } from './rewrite';
import { findUsualForm, insertCitation, listCitationForms } from './writeCitation';

export function createMarkdownWriter(text: string, scan: DraftScan) {
  return {
    citations: {
      renderCitation,
      insertCitation: (offset, keys) => insertCitation(text, scan, offset, keys),
      findUsualForm: (context) => findUsualForm(text, scan, context),
      listCitationForms: (context, key, usual) => listCitationForms(text, context, key, usual),
    },
    rewriter: {
      changeMode: (citation, mode) => changeMode(text, scan, citation, mode),
      merge: (first, second) => merge(text, scan, first, second),
      tidy: (citation, order) => tidy(text, scan, citation, order),
    },
    text: { renderText: escapeDraftMarkdown, renderQuotation },
    outline: { topLevel: 2, renderHeading, renderOutlineItem, renderList, findListEnd: (section) => findListEnd(text, section) },
    blocks: markdownBlocks,
    addBibliographyReference: (path) => addBibliographyReference(text, path),
  } satisfies DraftWriter;
}
