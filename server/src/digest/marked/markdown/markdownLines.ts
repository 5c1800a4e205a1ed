import { trimBlank } from '../../pages/lineBlocks';
import { listCells } from '../cellLists';
import type { Cell, MarkedLine } from '../markedLine';
import { endOfFrontMatter } from './frontMatter';
import { type Marks, scanInline } from './inlineMarks';
import { findTables, type TableRow } from './markdownTables';

/** The beginning of a part that is not prose: fenced code, a comment, a style, a script, a drawing, or the head of an HTML page. */
const silent = /^ {0,3}(`{3,}|~{3,})|<!--|<(?:style|script|svg|head)\b/;

/** The lists that are open at a line, each given by the column at which its items begin. */
interface Lists {
  readonly indents: number[];
}

/** A heading as in Markdown (`# Title`) or as in a wiki (`== Title ==`). */
const heading = /^ {0,3}(#{1,6}|(={1,6})(?=[ \t].*\S[ \t]+\2[ \t]*$))[ \t]+(?=\S)/;
const closingHashes = /[ \t](?:#+|=+)[ \t]*$/;
/** A bullet or a number, but no year, as at the start of a wrapped line. */
const item =
  /^([ \t]*)(?:([-*+•‣◦▪●○–—·∙])|(?![([]?(?:1[5-9]|20)\d\d[.)\]])(\d{1,6}[.)]|\(\d{1,5}\)|\[\d{1,5}\]))(?:[ \t\u00a0]+|$)(?:\[[ xX]\][ \t]+)?/u;
/** A bullet or number alone on a line, as in text that was pasted from a page. */
const loneMark = /^[ \t]*(?:([-*•‣◦▪●○–—·∙])|(\d{1,4}[.)]|\(\d{1,4}\)|\[\d{1,4}\]))[ \t]*$/u;
const quote = /^[ \t]{0,3}(?:>[ \t]?)+/;
/** A rule, or the beginning of a block in colons (pandoc manual, "Divs"; MyST, "Directives"). */
const rule = /^[ \t]*(?:(?:[-=_*~·.+#\\|:\u2500-\u257f][ \t]*){3,}|:{3,}[ \t]*(?:\{.*|[\w-]+[ \t:]*))$/;
/** A definition below the term that it explains (pandoc manual, "Definition lists"). */
const definition = /^ {0,3}[:~][ \t]+(?=\S)/;
/** A line of text in a drawn box with a single column. */
const boxed = /^[ \t]*([|+*\u2502\u2503\u2551])[ \t]+(?=\S)([^|\u2502\u2503\u2551]*\S)[ \t]+\1[ \t]*$/;
const underline = /^ {0,3}(?:=+|-{3,})[ \t]*$/;

/**
 * The lines of Markdown or plain text. HTML tags have the same effect as the equivalent marks. Front matter, rules, comments, styles,
 * scripts, drawings and the head of an HTML page are left out. Fenced code is left out too, unless nearly the whole text is fenced.
 * Never throws and takes linear time.
 */
export function readMarkdownLines(text: string): readonly MarkedLine[] {
  const lines: MarkedLine[] = [];
  const rows = findTables(text);
  const references = readLinkTargets(text);
  const lists: Lists = { indents: [] };
  const findNext = createFinder(text);
  const isFenced = isInFences(text);
  const marks: Marks = { bold: false, italic: false, link: undefined };
  let startsBlock = true;
  /** How many lines of a box have been read below its upper edge; undefined outside of a box. */
  let inBox: number | undefined;
  let at = endOfFrontMatter(text);
  while (at < text.length) {
    const end = endOfLine(text, at);
    const row = rows.get(at);
    if (row !== undefined) {
      addRow(text, row, references, lines);
      startsBlock = true;
      at = Math.max(row.end, end) + 1;
      continue;
    }
    const skipped = skipSilent(text, at, end, findNext, isFenced);
    if (skipped !== undefined) {
      startsBlock = true;
      at = skipped;
      continue;
    }
    const from = at + (quote.exec(text.slice(at, Math.min(end, at + 200)))?.[0].length ?? 0);
    const shown = trimBlank(text, from, end);
    if (shown.start === shown.end || isRule(text, shown.start, shown.end)) {
      const isEdge = shown.start < shown.end;
      if (isEdge && (inBox === 1 || (underline.test(text.slice(from, end).trimEnd()) && !startsBlock)))
        raiseHeading(text, shown.start, lines);
      inBox = isEdge && shown.end - shown.start >= narrowestBox ? 0 : undefined;
      startsBlock = true;
      clearMarks(marks);
      at = end + 1;
      continue;
    }
    const count = lines.length;
    const box = inBox === undefined ? null : boxed.exec(text.slice(from, Math.min(end, from + 300)));
    inBox = box === null || inBox === undefined ? undefined : inBox + 1;
    const lone = loneMark.exec(text.slice(from, Math.min(end, from + 40)));
    const below = lone === null ? 0 : (/^\n[ \t]*(?=\S)/.exec(text.slice(end, end + 40))?.[0].length ?? 0);
    if (
      lone !== null &&
      below > 0 &&
      !item.test(text.slice(end + 1, end + 300)) &&
      !loneMark.test(text.slice(end + 1, endOfLine(text, end + 1)))
    ) {
      lists.indents.length = 0;
      at = add(
        text,
        end + below,
        endOfLine(text, end + 1),
        { kind: 'item', depth: enterItem(lists, 0), marker: lone[1] === undefined ? 'number' : 'bullet', startsBlock: true, indent: 0 },
        { startsBlock, lists, references, marks },
        lines,
        endOfLine(text, end + 1),
      );
    } else if (box === null) {
      at = addLine(text, from, end, { startsBlock, lists, references, marks }, lines);
    } else {
      const inside = from + box[0].indexOf(box[2] ?? '');
      at = add(
        text,
        inside,
        inside + (box[2] ?? '').length,
        { kind: 'text', depth: 0, startsBlock, indent: 0 },
        { startsBlock, lists, references, marks },
        lines,
        end,
      );
    }
    // If a line contains only tags, such as `<p>`, the next line begins the block instead.
    if (lines.length > count) startsBlock = lines.at(-1)?.kind === 'heading';
  }
  return rows.size > 0 ? listCells(lines) : lines;
}

const mostlyFenced = 0.8;
/** The shortest line that is read as the edge of a box, in UTF-16 units. */
const narrowestBox = 10;

/** Closes all marks, because they end with their paragraph. */
function clearMarks(marks: Marks): void {
  marks.bold = false;
  marks.italic = false;
  marks.link = undefined;
}

function endOfLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found;
}

/** The link targets that a text defines by lines such as `[name]: https://...`, by name in lower case. */
function readLinkTargets(text: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  if (!text.includes(']: ')) return targets;
  for (const [, name = '', target = ''] of text.matchAll(/^ {0,3}\[([^\]\n]{1,200})\]:[ \t]+<?(\S{1,2000}?)>?(?:[ \t].{0,300})?$/gm))
    targets.set(name.toLowerCase(), target);
  return targets;
}

function isRule(text: string, start: number, end: number): boolean {
  return end - start <= 300 && rule.test(text.slice(start, end));
}

/** Returns the offset of the next occurrence of some text, or -1. If calls have increasing offsets, each character is read only once. */
type FindNext = (words: string, from: number) => number;

function createFinder(text: string): FindNext {
  const known = new Map<string, number>();
  return (words, from) => {
    const last = known.get(words);
    if (last !== undefined && (last >= from || last < 0)) return last;
    const found = text.indexOf(words, from);
    known.set(words, found);
    return found;
  };
}

/** Whether nearly all of a text is between fences. Writers fence a list in this way to preserve its columns. */
function isInFences(text: string): boolean {
  const from = /^\s*(`{3,}|~{3,}).*\n/.exec(text.slice(0, 500));
  if (from === null) return false;
  const closing = text.indexOf(`\n${from[1] ?? ''}`, from[0].length - 1);
  return closing < 0 || closing > mostlyFenced * text.trimEnd().length;
}

/**
 * The offset after a part that is not prose, such as fenced code; undefined if no closed part of this kind begins at the line. If
 * nearly the whole text is fenced, only the line of the fence is skipped.
 */
function skipSilent(text: string, at: number, end: number, findNext: FindNext, isFenced: boolean): number | undefined {
  const line = text.slice(at, Math.min(end, at + 300));
  const found = silent.exec(line);
  if (found === null || line.slice(0, found.index).trim() !== '') return undefined;
  const fence = found[1];
  if (fence !== undefined) {
    if (isFenced) return end + 1;
    const closing = findNext(`\n${fence.slice(0, 3)}`, end);
    return closing < 0 ? undefined : endOfLine(text, closing + 1) + 1;
  }
  const close = findNext(found[0] === '<!--' ? '-->' : `</${found[0].slice(1)}`, at);
  return close < 0 ? undefined : Math.max(end, endOfLine(text, close)) + 1;
}

/**
 * Turns the last line into a heading if it begins a paragraph. This is called if that line is above a line `=====` or `-----`
 * (CommonMark, "Setext headings") or is alone in a drawn box.
 */
function raiseHeading(text: string, underlineStart: number, lines: MarkedLine[]): void {
  const last = lines.at(-1);
  if (last === undefined || last.kind !== 'text' || !last.startsBlock || last.depth > 0) return;
  lines[lines.length - 1] = { ...last, kind: 'heading', depth: text.charAt(underlineStart) === '=' ? 1 : 2 };
}

/** Whether the last line is a term, which becomes an item, or another definition of one. */
function isBelowTerm(lines: MarkedLine[]): boolean {
  const last = lines.at(-1);
  if (last === undefined || last.kind === 'heading' || last.kind === 'cell') return false;
  if (last.kind === 'text' && last.depth === 0 && last.startsBlock)
    lines[lines.length - 1] = { ...last, kind: 'item', depth: 1, marker: 'bullet' };
  return lines.at(-1)?.depth === 1;
}

interface Above {
  readonly startsBlock: boolean;
  readonly lists: Lists;
  readonly references: ReadonlyMap<string, string>;
  readonly marks: Marks;
}

/** Appends the line that begins at `from`, or several lines if tags end lines. Returns the offset at which the next line begins. */
function addLine(text: string, from: number, end: number, above: Above, lines: MarkedLine[]): number {
  const probe = text.slice(from, Math.min(end, from + 300));
  const indent = columns(probe);
  const head = heading.exec(probe);
  if (head !== null) {
    above.lists.indents.length = 0;
    const stop = from + probe.length === end ? end - (closingHashes.exec(probe)?.[0].length ?? 0) : end;
    return add(
      text,
      from + head[0].length,
      stop,
      { kind: 'heading', depth: head[1]?.length ?? 1, startsBlock: true, indent },
      above,
      lines,
      end,
    );
  }
  const defined = definition.exec(probe);
  if (defined !== null && isBelowTerm(lines)) {
    const explained = { kind: 'text', depth: 1, startsBlock: true, indent } as const;
    return add(text, from + defined[0].length, end, explained, above, lines, end);
  }
  const mark = item.exec(probe);
  if (mark !== null && mark[0].length < probe.trimEnd().length) {
    const depth = enterItem(above.lists, indent);
    const marker = mark[2] === undefined ? 'number' : 'bullet';
    return add(text, from + mark[0].length, end, { kind: 'item', depth, marker, startsBlock: true, indent }, above, lines, end);
  }
  if (above.startsBlock) leaveItems(above.lists, indent);
  const depth = above.lists.indents.length;
  const startsBlock = above.startsBlock || (depth === 0 && !/^\s*</.test(probe) && hasHangingIndent(lines, indent));
  const shown = from + (/^[ \t\u00a0]*/.exec(probe)?.[0].length ?? 0);
  return add(text, shown, end, { kind: 'text', depth, startsBlock, indent }, above, lines, end);
}

function add(
  text: string,
  from: number,
  end: number,
  format: Pick<MarkedLine, 'kind' | 'depth' | 'marker' | 'startsBlock' | 'indent'>,
  { references, marks }: Above,
  lines: MarkedLine[],
  lineEnd: number,
): number {
  // CommonMark, "Hard line breaks": a backslash at the end of a line.
  const isBreak = end > from && text.charAt(end - 1) === '\\' && text.charAt(end - 2) !== '\\' && end === lineEnd && end < text.length;
  const next = scanInline(text, from, isBreak ? end - 1 : end, { ...format, references }, lines, marks);
  return Math.max(next, lineEnd + 1);
}

/** The indentation in columns, where a tab extends to the next multiple of four (CommonMark, "Tabs"). */
function columns(line: string): number {
  let column = 0;
  for (const character of line) {
    if (character === '\t') column += 4 - (column % 4);
    else if (character === ' ' || character === '\u00a0') column += 1;
    else break;
  }
  return column;
}

function enterItem({ indents }: Lists, indent: number): number {
  while (indents.length > 0 && indent < (indents.at(-1) ?? 0)) indents.pop();
  if (indents.length === 0 || indent > (indents.at(-1) ?? 0) + 1) indents.push(indent);
  return indents.length;
}

/**
 * Closes the lists to which a paragraph does not belong. A paragraph belongs to the nearest item above that is indented less than the
 * paragraph.
 */
function leaveItems({ indents }: Lists, indent: number): void {
  while (indents.length > 0 && indent <= (indents.at(-1) ?? 0)) indents.pop();
}

/**
 * Whether a line with this indentation begins another entry, because the line above is the indented rest of an entry (a hanging
 * indent).
 */
function hasHangingIndent(lines: readonly MarkedLine[], indent: number): boolean {
  const last = lines.at(-1);
  if (last === undefined || last.kind !== 'text') return false;
  return (last.indent ?? 0) >= indent + 2 && !last.startsBlock;
}

function addRow(text: string, row: TableRow, references: ReadonlyMap<string, string>, lines: MarkedLine[]): void {
  for (const [column, { start, end }] of row.cells.entries()) {
    if (start === end) continue;
    const cell: Cell = { row: row.number, column, header: row.headers[column] ?? '' };
    scanInline(text, start, end, { kind: 'cell', depth: 0, startsBlock: true, indent: 0, cell, references, within: true }, lines, {
      bold: false,
      italic: false,
      link: undefined,
    });
  }
}
