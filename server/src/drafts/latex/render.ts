import type { Lazy } from '../../base/derivedValues';
import { escapeLatex, escapeUrl } from '../../base/escape';
import type { Span } from '../../base/span';
import type { CitationKey, CitationMode } from '../../model/citation';
import type { TextEdit } from '../../model/draft';
import type { BlockWriter, OutlineItem } from '../../model/draftWriter';
import type { DraftCommands } from './draftCommands';
import { getHeadingCommand } from './headings';

/** Renders `\citep{a,b}`, with the command that the draft uses for the mode. */
export function renderCitation(keys: readonly CitationKey[], mode: CitationMode, { modes }: DraftCommands): string {
  return keys.length === 0 ? '' : `\\${modes[mode]}{${keys.join(',')}}`;
}

export function renderQuotation(text: string): string {
  return `\`\`${escapeLatex(text)}''`;
}

export function renderHeading(level: number, label: string): string {
  return `\\${getHeadingCommand(level)}{${escapeLatex(label)}}`;
}

/** ``\item DuoAttention~\cite{duoattention}: ``only applies a full KV cache to retrieval heads''`` */
export function renderOutlineItem(item: OutlineItem, commands: DraftCommands): string {
  // `\item` would read a bracket that directly follows it as its label.
  const name = escapeLatex(item.name).replace(/^\[/, '{[}');
  const cited = `\\item ${name}~${renderCitation([item.key], 'parenthetical', commands)}`;
  return item.excerpt === undefined ? cited : `${cited}: ${renderQuotation(item.excerpt)}`;
}

export function renderList(items: readonly string[]): string {
  return ['\\begin{itemize}', ...items.map((item) => `  ${item}`), '\\end{itemize}'].join('\n');
}

/**
 * The start of the line with the `\end` of the section's last list, or the offset of that `\end` if other text precedes it on the line.
 * undefined if the section has no list.
 */
export function findListEnd(text: string, section: Span): number | undefined {
  let last = -1;
  for (const found of text.slice(section.start, section.end).matchAll(/%.*|\\[\\%]|\\end\{(?:itemize|enumerate)\}/g)) {
    if (found[0].startsWith('\\end')) last = section.start + found.index;
  }
  if (last === -1) return undefined;
  const lineStart = text.lastIndexOf('\n', last) + 1;
  return text.slice(lineStart, last).trim() === '' ? lineStart : last;
}

/**
 * Writes quotations, tables and links with commands of LaTeX itself, so that no package is needed. If the preamble loads a package for
 * long tables or URLs, that package's commands are used instead.
 */
export function createBlockWriter(text: string, commands: Lazy<DraftCommands>): BlockWriter {
  return {
    renderBlockQuotation: (passage, key) =>
      `\\begin{quote}\n${escapeLatex(passage)}~${renderCitation([key], 'parenthetical', commands())}\n\\end{quote}`,
    renderEmphasis: (words, weight) => (words.trim() === '' ? '' : `\\${weight === 'strong' ? 'textbf' : 'emph'}{${escapeLatex(words)}}`),
    renderTable: (head, rows) => renderTable(head, rows, text),
    renderLink: (url) => renderLink(url, text),
    renderNoteText: (markdown) =>
      markdown
        .split(/(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))+/)
        .map((paragraph) =>
          paragraph
            .split(/\r\n|\n|\r/)
            .map((line) => escapeLatex(withoutEscapes(line)))
            .join('\n'),
        )
        .join('\n\n'),
  };
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[], text: string): string {
  // Only a `longtable` can continue on the next page.
  const environment = loads(text, /\blongtable\b/) ? 'longtable' : 'tabular';
  const columns = shareWidth([head, ...rows])
    .map((share) => `p{${share.toFixed(2)}\\linewidth}`)
    .join('');
  const lines = [head, ...rows].map((cells) => `${cells.map(renderCell).join(' & ')} \\\\ \\hline`);
  return [`\\begin{${environment}}{${columns}}`, '\\hline', ...lines, `\\end{${environment}}`].join('\n');
}

function renderLink(url: string, text: string): string {
  const address = escapeUrl(url);
  if (address === undefined) return '';
  return loads(text, /\b(?:url|hyperref|xurl)\b/) ? `\\url{${address}}` : `\\texttt{${escapeLatex(address)}}`;
}

/** The share of the line width that remains for the text of columns, without the gaps between them. */
const usableWidth = 0.76;
const narrowest = 0.05;

/** The widths of the columns, as shares of the line width. A column with more text is wider. */
function shareWidth(rows: readonly (readonly string[])[]): readonly number[] {
  const [head = []] = rows;
  const lengths = head.map((_, column) => rows.reduce((sum, cells) => sum + (cells[column]?.length ?? 0), 0));
  const all = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.map((length) => narrowest + Math.max(0, usableWidth - narrowest * head.length) * (all === 0 ? 0 : length / all));
}

/**
 * Puts braces around a bracket or star at the beginning of a cell, because after a `\\` LaTeX could read it as an argument of that
 * `\\`.
 */
function renderCell(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim().replace(/^[[*]/, '{$&}');
}

/** Whether the preamble in `text` loads a package whose name matches `name`. */
function loads(text: string, name: RegExp): boolean {
  const [preamble = ''] = text.split('\\begin{document}', 1);
  const packages = preamble.replace(/(?<!\\)%.*$/gm, '').matchAll(/\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]*\]\s*)?\{([^}]*)\}/g);
  return [...packages].some(([, names = '']) => name.test(names));
}

/** Removes backslashes before punctuation (CommonMark, "Backslash escapes"). */
function withoutEscapes(line: string): string {
  return line.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

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
