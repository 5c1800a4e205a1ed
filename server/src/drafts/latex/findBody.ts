import type { Span } from '../../base/span';

/** Between `\begin{document}` and `\end{document}`, each where the draft has it; a chapter file is all body. */
export function findBody(text: string): Span {
  const begin = /^[^%\n]*\\begin\{document\}[^\n]*(?:\n|$)/m.exec(text);
  const start = begin === null ? 0 : begin.index + begin[0].length;
  const end = /^[ \t]*\\end\{document\}/m.exec(text.slice(start));
  return { start, end: end === null ? text.length : start + end.index };
}
