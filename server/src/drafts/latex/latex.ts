import { lazy } from '../../base/derivedValues';
import { escapeLatex } from '../../base/escape';
import type { Span } from '../../base/span';
import type { DraftScan } from '../../model/draft';
import type { DraftLanguage } from '../../model/draftLanguage';
import type { DraftWriter } from '../../model/draftWriter';
import { readCommandNames } from './citationCommands';
import { findCitationContext } from './citationContext';
import { readCluster, renderCluster } from './cluster';
import { readDraftCommands } from './draftCommands';
import { sectionLevel } from './headings';
import { latexInEditor } from './latexInEditor';
import { prose } from './prose';
import {
  addBibliographyReference,
  createBlockWriter,
  findListEnd,
  renderCitation,
  renderHeading,
  renderList,
  renderOutlineItem,
  renderQuotation,
} from './render';
import { changeMode, convert, insertCitation, listCitationForms, merge, tidy } from './rewrite';
import { findCitationChange, scanLatex } from './scanLatex';
import { comments } from './verbatim';

/** LaTeX with the citation commands of LaTeX itself and of packages such as natbib, biblatex and apacite. */
export const latex = {
  ...latexInEditor,
  otherLanguageIds: ['latex-expl3', 'doctex'],
  extensions: ['.tex', '.ltx'],
  scan: scanLatex,
  findBody,
  findCitationChange,
  readCommandNames,
  findCitationContext,
  prose,
  comments,
  conversion: { dialects: ['natbib', 'biblatex'], isUnmistakable: true, readCluster, renderCluster },
  createWriter: createLatexWriter,
} as const satisfies DraftLanguage;

/**
 * The text between `\begin{document}` and `\end{document}`. If one of them is missing, the text extends to that end of the draft, so a
 * chapter file is included as a whole.
 */
function findBody(text: string): Span {
  const begin = /^[^%\n]*\\begin\{document\}[^\n]*(?:\n|$)/m.exec(text);
  const start = begin === null ? 0 : begin.index + begin[0].length;
  const end = /^[ \t]*\\end\{document\}/m.exec(text.slice(start));
  return { start, end: end === null ? text.length : start + end.index };
}

function createLatexWriter(text: string, scan: DraftScan) {
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
