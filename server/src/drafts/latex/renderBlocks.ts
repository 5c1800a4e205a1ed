import { escapeLatex, escapeUrl } from '../../base/escape';
import type { Lazy } from '../../base/lazy';
import type { BlockWriter } from '../../model/draftWriter';
import type { DraftCommands } from './draftCommands';
import { renderCitation } from './render';

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
