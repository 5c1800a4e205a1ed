import { escapeDraftMarkdown, escapeUrl } from '../../base/escape';
import { findFrontMatter } from '../../base/frontMatter';
import { type Span, sliceSpan } from '../../base/span';
import type { CitationKey, CitationMode } from '../../model/citation';
import type { TextEdit } from '../../model/draft';
import type { BlockWriter, OutlineItem } from '../../model/draftWriter';
import { formatKey } from './keySyntax';

type ListState = 'outside' | 'item' | 'after-blank';

/** Renders `[@a; @b]`, `@a, @b` or `[-@a]`. */
export function renderCitation(keys: readonly CitationKey[], mode: CitationMode): string {
  if (keys.length === 0) return '';
  const cited = keys.map((key) => `@${formatKey(key)}`);
  if (mode === 'narrative') return cited.join(', ');
  return `[${cited.map((key) => (mode === 'year-only' ? `-${key}` : key)).join('; ')}]`;
}

export function renderQuotation(text: string): string {
  return `"${escapeDraftMarkdown(text)}"`;
}

export function renderHeading(level: number, label: string): string {
  return `${'#'.repeat(Math.min(6, Math.max(1, level)))} ${escapeDraftMarkdown(label)}`;
}

/** `- DuoAttention [@duoattention]: "only applies a full KV cache to retrieval heads"` */
export function renderOutlineItem(item: OutlineItem): string {
  const cited = `- ${escapeDraftMarkdown(item.name)} ${renderCitation([item.key], 'parenthetical')}`;
  return item.excerpt === undefined ? cited : `${cited}: ${renderQuotation(item.excerpt)}`;
}

export function renderList(items: readonly string[]): string {
  return items.join('\n');
}

const bullet = /^ {0,3}(?:[-*+]|\d{1,9}[.)]|#\.)[ \t]/;
const rule = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const fence = /^ {0,3}(```+|~~~+)/;

/**
 * The start of the line after the section's last list item (bulleted or numbered), including the lines that continue the item.
 * undefined if the section has no list.
 */
export function findListEnd(text: string, section: Span): number | undefined {
  let end: number | undefined;
  let openFence: string | undefined;
  let state: ListState = 'outside';
  for (let start = section.start; start < section.end; ) {
    const lineBreak = text.indexOf('\n', start);
    const next = lineBreak === -1 || lineBreak >= section.end ? section.end : lineBreak + 1;
    const line = text.slice(start, next).trimEnd();
    const fenceMark = fence.exec(line)?.[1];
    if (openFence !== undefined) {
      if (fenceMark?.startsWith(openFence) === true) openFence = undefined;
    } else if (fenceMark !== undefined) {
      openFence = fenceMark;
      state = 'outside';
    } else {
      state = followLine(line, state);
      if (state === 'item') end = next;
    }
    start = next;
  }
  return end;
}

function followLine(line: string, state: ListState): ListState {
  if (line === '') return state === 'item' ? 'after-blank' : state;
  if (bullet.test(line) && !rule.test(line)) return 'item';
  if (state === 'outside' || /^#{1,6}[ \t]|^:::/.test(line) || rule.test(line)) return 'outside';
  return state === 'item' || /^(?: {2}|\t)/.test(line) ? 'item' : 'outside';
}

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

/**
 * Adds the bibliography to the metadata at the start of the document, or inserts such metadata if there is none. If the metadata
 * already names a bibliography, the result is a list with one more item.
 */
export function addBibliographyReference(text: string, path: string): TextEdit {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const metadata = findFrontMatter(text);
  if (metadata === undefined) {
    const start = text.startsWith('\ufeff') ? 1 : 0;
    return insertAt(start, ['---', `bibliography: ${quote(path)}`, '---', '', ''].join(newline));
  }
  const body = sliceSpan(text, metadata.yaml);
  const bodyStart = metadata.yaml.start;
  const line = /^bibliography:[ \t]*(.*?)[ \t]*\r?$/m.exec(body);
  if (line === null) return insertAt(bodyStart + body.length, `bibliography: ${quote(path)}${newline}`);
  const end = line.index + line[0].trimEnd().length;
  const itemIndent = /^[ \t]*\r?\n([ \t]*)- /.exec(body.slice(end))?.[1] ?? '';
  return addToValue(line[1] ?? '', bodyStart + end, quote(path), newline + itemIndent);
}

/**
 * `end` is the end of the line `bibliography: value`. `itemLead` is the line break and the indentation before an item, in case the
 * items of a list follow on the next lines.
 */
function addToValue(value: string, end: number, quoted: string, itemLead: string): TextEdit {
  if (value === '') return insertAt(end, `${itemLead}- ${quoted}`);
  if (value.startsWith('[')) return { span: { start: end - 1, end }, newText: value === '[]' ? `${quoted}]` : `, ${quoted}]` };
  return { span: { start: end - value.length, end }, newText: `[${value}, ${quoted}]` };
}

function insertAt(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

/** Puts a path with unusual characters in double quotes. YAML reads a quoted string as JSON does. */
function quote(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
}
