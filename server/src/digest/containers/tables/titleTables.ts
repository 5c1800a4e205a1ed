import type { JsonNode } from '../../../base/jsonReader';
import type { Span } from '../../../base/span';
import type { ParsedDigest } from '../../recordDraft';
import { findTables, type TableRow } from '../../marked/markdown/markdownTables';
import { findMeanings } from '../objects/fieldNames';
import { readPaperTree } from '../objects/paperTree';
import { areTitlesOfPapers } from './titleColumn';

/**
 * Reads Markdown tables in which only a column of titles suggests papers: `| paper | year | status |`. undefined if the text has no
 * such table.
 */
export function readTitleTables(text: string, isCalledDigest: boolean): ParsedDigest | undefined {
  const tables = new Map<readonly string[], TableRow[]>();
  for (const row of findTables(text).values()) {
    if (row.cells.length === 0) continue;
    const table = tables.get(row.headers);
    if (table === undefined) tables.set(row.headers, [row]);
    else table.push(row);
  }
  const items: JsonNode[] = [];
  for (const [headers, rows] of tables) {
    const column = headers.findIndex((name) => findMeanings(name)[0]?.meaning === 'title');
    const titles = rows.flatMap(({ cells }) => readCell(text, cells[column])?.text ?? []);
    if (column >= 0 && areTitlesOfPapers(headers, titles, isCalledDigest)) items.push(...rows.map((row) => toObject(text, row)));
  }
  if (items.length === 0) return undefined;
  const span = { start: 0, end: text.length };
  const { entries, issues } = readPaperTree(
    { kind: 'object', span, members: new Map([['papers', { kind: 'array', span, items }]]) },
    { missingTitleReason: 'This row has no title.' },
  );
  return { format: 'text', pattern: 'table with a column of titles', entries, issues };
}

function toObject(text: string, { cells, headers, end }: TableRow): JsonNode {
  const members = new Map<string, JsonNode>();
  cells.forEach((cell, column) => {
    const name = headers[column] ?? '';
    const value = readCell(text, cell);
    if (name === '' || value === undefined || members.has(name)) return;
    members.set(name, { kind: 'string', text: value.text, span: value.span });
    if (value.url !== undefined && !members.has('url')) members.set('url', { kind: 'string', text: value.url, span: value.span });
  });
  return { kind: 'object', span: { start: cells[0]?.start ?? end, end }, members };
}

const marks = /^[*_`~]{0,4}([^*_`~].*?)[*_`~]{0,4}$/;
const link = /^[*_`~]{0,4}\[([^[\]]+)\]\((\S+?)\)[*_`~]{0,4}$/;

/** The text of a cell without Markdown marks around it, and the target if the cell is a link; undefined if the cell is empty. */
function readCell(text: string, cell: Span | undefined): { readonly text: string; readonly span: Span; readonly url?: string } | undefined {
  const written = cell === undefined ? '' : text.slice(cell.start, cell.end);
  const [, words, url] = link.exec(written) ?? marks.exec(written) ?? [];
  if (cell === undefined || words === undefined) return undefined;
  const start = cell.start + written.indexOf(words);
  return { text: words, span: { start, end: start + words.length }, ...(url === undefined ? {} : { url }) };
}
