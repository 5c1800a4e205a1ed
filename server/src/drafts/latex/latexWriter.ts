import { escapeLatex } from '../../base/escape';
import { lazy } from '../../base/lazy';
import type { DraftScan } from '../../model/draft';
import type { DraftWriter } from '../../model/draftWriter';
import { readDraftCommands } from './draftCommands';
import { sectionLevel } from './headings';
import { addBibliographyReference } from './addBibliographyReference';
import { findListEnd, renderCitation, renderHeading, renderList, renderOutlineItem, renderQuotation } from './render';
import { createBlockWriter } from './renderBlocks';
import { changeMode, convert, merge, tidy } from './rewrite';
import { insertCitation, listCitationForms } from './writeCitation';

export function createLatexWriter(text: string, scan: DraftScan) {
  const commands = lazy(() => readDraftCommands(text));
  return {
    citations: {
      renderCitation: (keys, mode) => renderCitation(keys, mode, commands()),
      insertCitation: (offset, keys) => insertCitation(text, scan, offset, keys, commands),
      // The writer chooses the form by typing a command, and that choice is not changed without the writer's request.
      findUsualForm: () => undefined,
      listCitationForms: (context, key, usual) => listCitationForms(text, context, key, usual, commands),
    },
    rewriter: {
      changeMode: (citation, mode) => changeMode(text, scan, citation, mode, commands),
      merge: (first, second) => merge(text, scan, first, second, commands),
      tidy: (citation, order) => tidy(text, scan, citation, order),
      convert: (citation, dialect) => convert(text, scan, citation, dialect),
    },
    text: { renderText: escapeLatex, renderQuotation },
    outline: {
      topLevel: sectionLevel,
      renderHeading,
      renderOutlineItem: (item) => renderOutlineItem(item, commands()),
      renderList,
      findListEnd: (section) => findListEnd(text, section),
    },
    blocks: createBlockWriter(text, commands),
    addBibliographyReference: (path) => addBibliographyReference(text, path),
  } satisfies DraftWriter;
}
