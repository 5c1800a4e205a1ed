import type { JsonNode } from '../../../base/jsonReader';
import type { Span } from '../../../base/span';
import { findTables, type TableRow } from '../../marked/markdown/markdownTables';
import type { ParsedDigest } from '../../recordDraft';
import { areMostlyTitles } from '../../records/titles/areTitles';
import { skipReasons } from '../../skipReasons';
import { findMeanings } from '../objects/fieldNames';
import { readPaperTree } from '../objects/paperTree';

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
    { missingTitleReason: skipReasons.rowWithoutTitle },
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

/** Names of columns in tables about other things: films, music, books, products, jobs and tasks. */
const others =
  /^(?:director|actors?|cast|artists?|albums?|tracks?|songs?|composer|genres?|duration|runtime|length|price|cost|total|amount|currency|stock|sku|isbn|brand|quantity|qty|imdb.*|episodes?|seasons?|studio|platform|network|label|salary|company|employer|department|location|room|assignee|sprint|ticket|issue key|hours|credits|instructor|semester|ingredients)$/i;
/** The name of a column that contains titles of papers. */
const papers = /^papers?(?:[ _-]?(?:titles?|names?))?$/i;
/** If there are fewer titles than this, a larger share of them must look like titles of papers. */
const few = 5;

/**
 * Whether the titles in a column are those of papers, if no other column is evidence of papers. There must be at least two titles, and
 * most of them must look like titles of papers. A column must be called `paper` or similar, or the writer must call the text a digest.
 * No column may suggest another subject.
 */
export function areTitlesOfPapers(header: readonly string[], titles: readonly string[], isCalledDigest: boolean): boolean {
  if (titles.length < 2 || header.some((name) => others.test(name.trim()))) return false;
  if (!isCalledDigest && !header.some((name) => papers.test(name.trim()))) return false;
  return areMostlyTitles(titles, titles.length < few ? 0.75 : 0.6);
}
