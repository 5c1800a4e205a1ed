import type { JsonNode } from '../../../base/jsonReader';
import { mapVerbatim } from '../../../base/mappedText';
import type { DigestIssue } from '../../../model/digest';
import { type DigestHint, isCalledDigest } from '../../digestHint';
import type { ParsedDigest } from '../../recordDraft';
import { skipReasons } from '../../skipReasons';
import { withBibtexFields } from '../bibtexFields';
import type { Container } from '../container';
import { findMeanings } from '../objects/fieldNames';
import { findTitle, readFields } from '../objects/paperObject';
import { readPaperTree } from '../objects/paperTree';
import { nameWebOfScienceColumns } from '../tagged/webOfScience';
import { type Row, readSeparatedRows } from './separatedRows';
import { areTitlesOfPapers } from './titleTables';

const separators = [',', ';', '\t'];
/** Some exports describe the search in lines above the header. At most this many lines are skipped. */
const maxLinesAbove = 10;
/** If each of the first rows, up to this number, has all cells, then rows of this table do not omit empty cells at the end. */
const rowsExamined = 10;
/**
 * The least share of the rows that must have several cells. `minRows` applies unless the header shows that the rows are papers, or
 * the file is named `.csv` or `.tsv`. `nearlyAll` applies if no papers are found.
 */
const minRows = 0.5;
const nearlyAll = 0.9;
/** The longest header cell, in UTF-16 units. A longer cell would be a sentence. */
const maxNameLength = 80;
/** A header cell with one of these signs would be code: `fields = ['author', 'title'];`. */
const code = /[={}]/;

interface Table {
  readonly separator: string;
  readonly header: readonly string[];
  /** The offset of the first row after the header. */
  readonly start: number;
  /** Whether the header shows that the rows are papers, for example by `Abstract`, `DOI` or `Document Title`. */
  readonly isOfPapers: boolean;
  /** Whether the column of titles is the only one with a name that `fieldNames.ts` lists. */
  readonly hasTitlesAlone: boolean;
}

/** Tables that databases and spreadsheets export. Their columns may be in any order. */
export const separatedValues: Container = {
  format: 'separated-values',
  looksLike: (probe) => findTable(probe) !== undefined,
  read: readSeparatedValues,
};

function readSeparatedValues(text: string, hint: DigestHint): ParsedDigest | undefined {
  const table = findTable(text);
  if (table === undefined) return undefined;
  const { separator, header, start, isOfPapers, hasTitlesAlone } = table;
  const { rows, issues } = readSeparatedRows(text, separator, start);
  const share = rows.filter(({ cells }) => cells.length > 1).length / Math.max(1, rows.length);
  if (share < minRows && !isOfPapers && !/\.[ct]sv$/i.test(hint.path)) return undefined;
  const stray: DigestIssue[] = [];
  const items: JsonNode[] = [];
  const isEven = rows.slice(0, rowsExamined).every(({ cells }) => cells.length >= header.length);
  for (const row of rows) {
    // A row with a single cell is a line below the table, such as a notice. So is any shorter row if the first rows have all cells.
    if (header.length > 2 && (row.cells.length === 1 || (isEven && row.cells.length < header.length)))
      stray.push({ span: row.span, reason: skipReasons.noRow });
    else items.push(withBibtexFields(toObject(row, header), (span) => mapVerbatim(text, span)));
  }
  const span = { start, end: text.length };
  const list: JsonNode = { kind: 'array', span, items };
  const titles = items.flatMap((item) => (item.kind === 'object' ? (findTitle(readFields(item))?.text ?? []) : []));
  const areTitles = areTitlesOfPapers(header, titles, isCalledDigest(hint));
  if (hasTitlesAlone && !areTitles) return undefined;
  const root: JsonNode = isOfPapers || areTitles ? { kind: 'object', span, members: new Map([['papers', list]]) } : list;
  const papers = readPaperTree(root, { missingTitleReason: skipReasons.rowWithoutTitle });
  if (papers.entries.length === 0 && share < nearlyAll) return undefined;
  const all = [...papers.issues, ...issues, ...stray].sort((a, b) => a.span.start - b.span.start);
  return {
    format: 'separated-values',
    pattern: `table with ${separator === '\t' ? 'tabs' : separator === ';' ? 'semicolons' : 'commas'} (CSV)`,
    entries: papers.entries,
    issues: all,
  };
}

function toObject({ span, cells }: Row, header: readonly string[]): JsonNode {
  const members = new Map<string, JsonNode>();
  cells.forEach((cell, column) => {
    const name = header[column] ?? '';
    if (name !== '' && cell.text !== '' && !members.has(name)) members.set(name, { kind: 'string', ...cell });
  });
  return { kind: 'object', span, members };
}

/**
 * Finds the header of a table: the first line that names a column of titles and another field of papers, or else the first line that
 * names a column of titles. undefined if none of the lines at the beginning does so.
 */
function findTable(text: string): Table | undefined {
  let start = /^\s*(?:sep=.(?:\r\n?|\n))?/i.exec(text)?.[0].length ?? 0;
  let titlesAlone: Table | undefined;
  for (let line = 0; line < maxLinesAbove && start < text.length; line++) {
    const end = findLineEnd(text, start);
    if (end - start > 20_000) return titlesAlone;
    for (const separator of separators) {
      const table = readHeader(text, start, end, separator);
      if (table?.hasTitlesAlone === false) return table;
      titlesAlone ??= table;
    }
    start = end + 1;
  }
  return titlesAlone;
}

function readHeader(text: string, start: number, end: number, separator: string): Table | undefined {
  if (!text.slice(start, end).includes(separator)) return undefined;
  const [row] = readSeparatedRows(text.slice(start, end), separator, 0, 1).rows;
  if (row === undefined || row.cells.some((cell) => cell.text.length > maxNameLength || code.test(cell.text))) return undefined;
  const header = nameTitle(nameWebOfScienceColumns(row.cells.map((cell) => cell.text)));
  const meanings = new Set(
    header.flatMap((name) =>
      findMeanings(name)
        .slice(0, 1)
        .map(({ meaning }) => meaning),
    ),
  );
  meanings.delete('wrapper');
  if (!meanings.has('title') || header.length < 2) return undefined;
  const isOfPapers =
    (['abstract', 'doi', 'arxiv', 'pubmed'] as const).some((meaning) => meanings.has(meaning)) ||
    header.some((name) => /^(?:document|article|paper|submission)[ _-]?(?:title|id)$/i.test(name));
  return { separator, header, start: Math.min(end + 1, text.length), isOfPapers, hasTitlesAlone: meanings.size < 2 };
}

/**
 * Renames the column `Name` to `title` if the table has no title, but a column of authors, abstracts, DOIs or arXiv identifiers, as in
 * reading lists of note-taking programs.
 */
function nameTitle(header: readonly string[]): readonly string[] {
  const meanings = new Set(header.flatMap((name) => findMeanings(name).map(({ meaning }) => meaning)));
  const isList = !meanings.has('title') && (['authors', 'abstract', 'doi', 'arxiv'] as const).some((meaning) => meanings.has(meaning));
  return isList ? header.map((name) => (/^name$/i.test(name) ? 'title' : name)) : header;
}

function findLineEnd(text: string, start: number): number {
  const [line = ''] = /^[^\n\r]{0,20001}/.exec(text.slice(start, start + 20_001)) ?? [];
  return start + line.length;
}
