import { escapeLatex, escapeUrl } from '../../base/escape';
import type { BlockWriter } from '../../model/blockWriter';
import { renderCitation } from './render';

/** Quotations, tables and comments with the means of LaTeX itself, so that no package must be loaded for them. */
export const blocks: BlockWriter = {
  gap: '\n',
  renderComment: (text) => text.split(/\r\n|\n|\r/).map((line) => `% ${keepMagicOut(line)}`.trimEnd()).join('\n'),
  readComment: (line) => /^% (.*)$/.exec(line)?.[1],
  renderBlockQuotation: (passage, key, text) => `\\begin{quote}\n${escapeLatex(passage)}~${renderCitation([key], 'parenthetical', text)}\n\\end{quote}`,
  renderEmphasis: (text, weight) => (text.trim() === '' ? '' : `\\${weight === 'strong' ? 'textbf' : 'emph'}{${escapeLatex(text)}}`),
  renderTable(head, rows) {
    const columns = `*{${head.length}}{p{${(0.78 / head.length).toFixed(2)}\\linewidth}}`;
    const lines = [head, ...rows].map((cells) => `${cells.map(renderCell).join(' & ')} \\\\ \\hline`);
    return ['\\begin{tabular}{' + columns + '}', '\\hline', ...lines, '\\end{tabular}'].join('\n');
  },
  renderLink(url, text) {
    const address = escapeUrl(url);
    if (address === undefined) return '';
    return hasUrlCommand(text) ? `\\url{${address}}` : `\\texttt{${escapeLatex(address)}}`;
  },
  renderWords: (markdown) =>
    markdown
      .split(/(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))+/)
      .map((paragraph) => paragraph.split(/\r\n|\n|\r/).map((line) => escapeLatex(withoutEscapes(line))).join('\n'))
      .join('\n\n'),
};

/** `% !TeX root = ...` means something to editors (TeXShop, "TeX Directives"). */
function keepMagicOut(line: string): string {
  return line.replace(/^(\s*)!/, '$1{!}');
}

/** A bracket or a star right behind the end of a row would be read as part of it. */
function renderCell(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim().replace(/^[[*]/, '{$&}');
}

function hasUrlCommand(text: string): boolean {
  return /^[^%\n]*\\usepackage\s*(?:\[[^\]]*\]\s*)?\{[^}]*\b(?:url|hyperref|xurl)\b[^}]*\}/m.test(text);
}

/** The backslashes with which Markdown keeps a sign from meaning something (CommonMark, "Backslash escapes"). */
function withoutEscapes(line: string): string {
  return line.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
