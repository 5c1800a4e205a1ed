import type { Span } from '../../base/span';
import type { DraftLanguage } from '../../model/draftLanguage';
import { findCitationContext } from './citationContext';
import { readCommandNames } from './citationCommands';
import { readCluster, renderCluster } from './cluster';
import { comments } from './verbatim';
import { prose } from './prose';
import { latexInEditor } from './latexInEditor';
import { findCitationChange, scanLatex } from './scanLatex';
import { escapeLatex } from '../../base/escape';
import { lazy } from '../../base/derivedValues';
import type { DraftScan } from '../../model/draft';
import type { DraftWriter } from '../../model/draftWriter';
import { readDraftCommands } from './draftCommands';
import { sectionLevel } from './headings';
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
