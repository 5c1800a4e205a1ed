import { escapeDraftMarkdown, escapeUrl } from '../../base/escape';
import type { BlockWriter } from '../../model/draftWriter';
import { renderCitation } from './render';

/** Writes quotations, tables, emphasis, links and the text of notes. Except for citations, CommonMark or GFM has the same syntax. */
export const markdownBlocks: BlockWriter = {
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
  // Comments in a note stay comments, with two exceptions: a comment that looks like one of Marginalia's own marks, and an unclosed
  // one, which would hide the text after the note.
  renderNoteText: (markdown) => closeComments(markdown.replace(/<!--(?=\s*\/?marginalia\b)/g, '\\<!--')),
};

/** Renders one row of a table (pandoc manual, "Extension: pipe_tables"). */
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
