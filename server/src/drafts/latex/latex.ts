import type { Span } from '../../base/span';
import type { DraftLanguage } from '../../model/draftLanguage';
import { findCitationContext } from './citationContext';
import { readCommandNames } from './citationCommands';
import { readCluster, renderCluster } from './cluster';
import { comments } from './comments';
import { prose } from './prose';
import { latexInEditor } from './latexInEditor';
import { createLatexWriter } from './latexWriter';
import { findCitationChange, scanLatex } from './scanLatex';

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
