import { escapeDraftMarkdown, escapeUrl } from '../../base/escape';
import type { BlockWriter } from '../../model/blockWriter';
import { renderCitation } from './render';

/** Quotations, tables and comments of pandoc's Markdown; all of CommonMark and GFM too. */
export const blocks: BlockWriter = {
  gap: '\n\n',
  renderComment(text) {
    // Of two hyphens the second is escaped: they would end the comment, and taken out of it they read the same.
    const kept = text.replace(/-(?=-)/g, '-\\');
    return kept.includes('\n') ? `<!--\n${kept}\n-->` : `<!-- ${kept} -->`;
  },
  readComment: (line) => /^<!-- (.*) -->$/.exec(line)?.[1],
  renderBlockQuotation: (passage, key) => `> ${escapeDraftMarkdown(passage)} ${renderCitation([key], 'parenthetical')}`,
  renderEmphasis(text, weight) {
    const marks = weight === 'strong' ? '**' : '*';
    return text.trim() === '' ? '' : `${marks}${escapeDraftMarkdown(text)}${marks}`;
  },
  renderTable: (head, rows) => [head, head.map(() => '---'), ...rows].map(renderRow).join('\n'),
  renderLink(url) {
    const address = escapeUrl(url);
    return address === undefined ? '' : `<${address}>`;
  },
  // A comment in a note stays one, but none of these words may be taken for a mark of ours, or hide what follows them.
  renderWords: (markdown) => closeComments(markdown.replace(/<!--(?=\s*\/?marginalia\b)/g, '\\<!--')),
};

/** pandoc manual, "Extension: pipe_tables". */
function renderRow(cells: readonly string[]): string {
  return `| ${cells
    .map((cell) =>
      cell
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/\\[^]|\|/g, (found) => (found === '|' ? '\\|' : found)),
    )
    .join(' | ')} |`;
}

function closeComments(markdown: string): string {
  const open = markdown.lastIndexOf('<!--');
  return open === -1 || markdown.includes('-->', open) ? markdown : `${markdown.slice(0, open)}\\${markdown.slice(open)}`;
}
