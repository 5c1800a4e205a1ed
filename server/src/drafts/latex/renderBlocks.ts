import { escapeLatex, escapeUrl } from '../../base/escape';
import type { BlockWriter } from '../../model/blockWriter';
import { renderCitation } from './render';

/** Quotations, tables and comments with the means of LaTeX itself, so that no package must be loaded for them. */
export const blocks: BlockWriter = {
  gap: '\n',
  renderComment: (text) =>
    text
      .split(/\r\n|\n|\r/)
      .map((line) => `% ${keepMagicOut(line)}`.trimEnd())
      .join('\n'),
  readComment: (line) => /^% (.*)$/.exec(line)?.[1],
  renderBlockQuotation: (passage, key, text) =>
    `\\begin{quote}\n${escapeLatex(passage)}~${renderCitation([key], 'parenthetical', text)}\n\\end{quote}`,
  renderEmphasis: (text, weight) => (text.trim() === '' ? '' : `\\${weight === 'strong' ? 'textbf' : 'emph'}{${escapeLatex(text)}}`),
  renderTable(head, rows, text) {
    // Only a longtable goes on on the next page.
    const environment = loads(text, /\blongtable\b/) ? 'longtable' : 'tabular';
    const columns = shareWidth([head, ...rows])
      .map((share) => `p{${share.toFixed(2)}\\linewidth}`)
      .join('');
    const lines = [head, ...rows].map((cells) => `${cells.map(renderCell).join(' & ')} \\\\ \\hline`);
    return [`\\begin{${environment}}{${columns}}`, '\\hline', ...lines, `\\end{${environment}}`].join('\n');
  },
  renderLink(url, text) {
    const address = escapeUrl(url);
    if (address === undefined) return '';
    return loads(text, /\b(?:url|hyperref|xurl)\b/) ? `\\url{${address}}` : `\\texttt{${escapeLatex(address)}}`;
  },
  renderWords: (markdown) =>
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

/** `% !TeX root = ...` means something to editors (TeXShop, "TeX Directives"). */
function keepMagicOut(line: string): string {
  return line.replace(/^(\s*)!/, '$1{!}');
}

/** What the gaps between columns leave of a line's width. */
const usableWidth = 0.76;
const narrowest = 0.05;

/** Widths of columns, as shares of the line: the more a column has to say, the wider it is. */
function shareWidth(rows: readonly (readonly string[])[]): readonly number[] {
  const [head = []] = rows;
  const said = head.map((_, column) => rows.reduce((sum, cells) => sum + (cells[column]?.length ?? 0), 0));
  const all = said.reduce((sum, length) => sum + length, 0);
  return said.map((length) => narrowest + Math.max(0, usableWidth - narrowest * head.length) * (all === 0 ? 0 : length / all));
}

/** A bracket or a star right behind the end of a row would be read as part of it. */
function renderCell(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim().replace(/^[[*]/, '{$&}');
}

/** Whether the preamble in `text` loads a package of such a name. */
function loads(text: string, name: RegExp): boolean {
  const [preamble = ''] = text.split('\\begin{document}', 1);
  const packages = preamble.replace(/(?<!\\)%.*$/gm, '').matchAll(/\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]*\]\s*)?\{([^}]*)\}/g);
  return [...packages].some(([, names = '']) => name.test(names));
}

/** The backslashes with which Markdown keeps a sign from meaning something (CommonMark, "Backslash escapes"). */
function withoutEscapes(line: string): string {
  return line.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
