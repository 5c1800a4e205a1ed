import type { TextEdit } from '../../model/draft';

/**
 * The edit that makes a document use a bibliography file. With biblatex, it inserts `\addbibresource{refs.bib}` after the last such
 * command or the command that loads the package, whichever comes later. Without biblatex, it adds the file to the last `\bibliography`.
 * If there is no `\bibliography` either, it inserts `\bibliography{refs}` before the end of the document, with a style if the document
 * has none. undefined for a text without `\documentclass`, or if the document has none of these commands and no `\end{document}`.
 */
export function addBibliographyReference(text: string, path: string): TextEdit | undefined {
  const visible = hideComments(text);
  if (!visible.includes('\\documentclass')) return undefined;
  const biblatex = findLast(
    visible,
    /\\addbibresource\s*(?:\[[^\]]*\])?\s*\{[^}]*\}|\\usepackage\s*(?:\[[^\]]*\])?\s*\{[^}]*\bbiblatex\b[^}]*\}/g,
  );
  if (biblatex !== undefined) return insertAt(biblatex, `\n\\addbibresource{${path}}`);
  const name = path.replace(/\.bib$/i, '');
  const named = findLast(visible, /\\bibliography\s*\{[^}]*(?=\})/g);
  if (named !== undefined) return insertAt(named, `,${name}`);
  const end = visible.search(/\\end\s*\{document\}/);
  if (end === -1) return undefined;
  const style = visible.includes('\\bibliographystyle')
    ? ''
    : `\\bibliographystyle{${/\{natbib\}/.test(visible) ? 'plainnat' : 'plain'}}\n`;
  return insertAt(end, `${style}\\bibliography{${name}}\n\n`);
}

function insertAt(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

function findLast(text: string, pattern: RegExp): number | undefined {
  const found = [...text.matchAll(pattern)].at(-1);
  return found === undefined ? undefined : found.index + found[0].length;
}

/** Replaces comments with spaces, so that offsets don't change. */
function hideComments(text: string): string {
  return text.replace(/\\[^]|%.*/g, (found) => (found.startsWith('%') ? ' '.repeat(found.length) : found));
}
