import { toDoiUrl } from '#text';
import type { Span } from '../../../base/span';
import { taskStates } from '../../fields/stateMarks';
import { trimBlank } from '../../pages/lineBlocks';
import type { MarkedLine, Piece } from '../markedLine';

/** A heading with a drawer of properties below it. */
export interface OrgEntry {
  readonly title: Span;
  readonly span: Span;
  /** By name in lower case. */
  readonly properties: ReadonlyMap<string, Span>;
}

export interface OrgText {
  readonly lines: readonly MarkedLine[];
  readonly entries: readonly OrgEntry[];
}

const heading = /^(\*{1,30})[ \t]+/;
/** A priority `[#A]` and cookies such as `[2/3]` or `[50%]`. */
const cookie = /^(?:\[#\w{1,2}\]|\[\d{0,5}(?:%|\/\d{0,5})\])[ \t]+/;
const tagsAtEnd = /[ \t]+(?::[\p{L}\p{N}_@#%]{1,40}){1,20}:[ \t]*$/u;
const planning = /^[ \t]*(?:CLOSED|SCHEDULED|DEADLINE):[ \t]*[[<]/;
const item = /^([ \t]*)(?:([-+]|(?<=[ \t])\*)|(\d{1,6}[.)]))[ \t]+(?:\[[ xX-]\][ \t]+)?/;
/** Blocks whose text is not prose. */
const silentBlock = /^[ \t]*#\+begin_(src|example|comment|export)\b/i;
const property = /^[ \t]*:([\w-]{1,60})\+?:[ \t]+(\S.*)$/;

/** Reads a text in Org (orgmode.org, "Org Syntax"). Never throws and takes linear time. */
export function readOrg(text: string): OrgText {
  const lines: MarkedLine[] = [];
  const entries: OrgEntry[] = [];
  const state = new RegExp(`^(?:${[taskStates, ...listStates(text)].join('|')})(?=[ \\t]|$)[ \\t]*`);
  const indents: number[] = [];
  let startsBlock = true;
  /** The heading of which a drawer may be read, and what is found in it. */
  let open: { title: Span; span: Span; properties: Map<string, Span> } | undefined;
  /** The line that ends the part that is being skipped. */
  let until: RegExp | undefined;
  let isInDrawer = false;
  const add = (format: Omit<MarkedLine, 'pieces' | 'span'>, span: Span): void => {
    const pieces = readInline(text, span);
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (first === undefined || last === undefined || pieces.every((piece) => piece.text.trim() === '' && piece.link === undefined)) return;
    lines.push({ ...format, pieces, span: { start: first.span.start, end: last.span.end } });
    startsBlock = format.kind === 'heading';
  };
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const shown = trimBlank(text, at, end);
    const line = text.slice(at, Math.min(end, at + 1000)).trimEnd();
    const start = at;
    at = end + 1;
    const head = heading.exec(line);
    if (head !== null) {
      until = undefined;
      isInDrawer = false;
      indents.length = 0;
      if (open !== undefined) open.span = { start: open.span.start, end: start };
      const title = trimTitle(text, start + head[0].length, shown.end, state);
      add({ kind: 'heading', depth: head[1]?.length ?? 1, startsBlock: true, indent: 0 }, title);
      open = { title, span: { start, end: text.length }, properties: new Map() };
      entries.push(open);
    } else if (until !== undefined) {
      if (until.test(line)) until = undefined;
      else if (isInDrawer && open !== undefined) readProperty(text, start, line, open.properties);
      startsBlock = true;
    } else if (/^[ \t]*:[\w-]{1,60}:[ \t]*$/.test(line)) {
      // A drawer ends at the latest with its section.
      until = /^[ \t]*:END:[ \t]*$/i;
      isInDrawer = /^[ \t]*:PROPERTIES:/i.test(line);
    } else if (silentBlock.test(line)) {
      until = new RegExp(`^[ \\t]*#\\+end_${silentBlock.exec(line)?.[1] ?? ''}\\b`, 'i');
      isInDrawer = false;
    } else if (shown.start === shown.end || /^[ \t]*#(?:\+| |$)/.test(line) || planning.test(line) || /^[ \t]*-{5,}$/.test(line)) {
      startsBlock = true;
    } else if (/^[ \t]*\|/.test(line)) {
      addRow(text, shown, lines, add);
      startsBlock = true;
    } else {
      const mark = item.exec(line);
      const indent = (/^[ \t]*/.exec(line)?.[0] ?? '').length;
      if (mark !== null) {
        while (indents.length > 0 && indent <= (indents.at(-1) ?? 0)) indents.pop();
        indents.push(indent);
        const marker = mark[3] === undefined ? 'bullet' : 'number';
        add({ kind: 'item', depth: indents.length, marker, startsBlock: true, indent }, { start: start + mark[0].length, end: shown.end });
      } else {
        while (indents.length > 0 && indent <= (indents.at(-1) ?? 0)) {
          indents.pop();
          startsBlock = true;
        }
        add({ kind: 'text', depth: indents.length, startsBlock, indent }, shown);
      }
    }
  }
  return { lines, entries };
}

/** The states that a file defines, besides the usual ones: `#+TODO: TOREAD(t) READING | READ`. */
function listStates(text: string): readonly string[] {
  const defined = [...text.slice(0, 20_000).matchAll(/^#\+(?:seq_|typ_)?todo:[ \t]*(.{0,500})$/gim)];
  return defined.flatMap(([, names = '']) => [...names.matchAll(/[A-Z][A-Z\d_-]{1,30}(?=[\s(|]|$)/g)].map(([name]) => name));
}

function trimTitle(text: string, start: number, end: number, state: RegExp): Span {
  let from = start + (state.exec(text.slice(start, Math.min(end, start + 60)))?.[0].length ?? 0);
  const readCookie = (): RegExpExecArray | null => cookie.exec(text.slice(from, Math.min(end, from + 30)));
  for (let found = readCookie(); found !== null; found = readCookie()) from += found[0].length;
  const tags = tagsAtEnd.exec(text.slice(Math.max(from, end - 400), end));
  return trimBlank(text, from, tags === null ? end : Math.max(from, end - tags[0].length));
}

function readProperty(text: string, start: number, line: string, properties: Map<string, Span>): void {
  const [whole, name, value] = property.exec(line) ?? [];
  if (whole === undefined || name === undefined || value === undefined) return;
  const from = start + whole.length - value.length;
  if (!properties.has(name.toLowerCase())) properties.set(name.toLowerCase(), trimBlank(text, from, from + value.length));
}

/** Adds the cells of a row of a table. The first row of a table names its columns if a line `|---+---|` is below it. */
function addRow(
  text: string,
  { start, end }: Span,
  lines: readonly MarkedLine[],
  add: (format: Omit<MarkedLine, 'pieces' | 'span'>, span: Span) => void,
): void {
  if (/^\|[-+]+\|?$/.test(text.slice(start, end))) return;
  const last = lines.at(-1)?.cell;
  const row = (last?.row ?? 0) + 1;
  let column = 0;
  for (let at = start + 1; at < end; column += 1) {
    const found = text.indexOf('|', at);
    const to = found < 0 || found > end ? end : found;
    const cell = trimBlank(text, at, to);
    if (cell.start < cell.end) add({ kind: 'cell', depth: 0, startsBlock: true, indent: 0, cell: { row, column, header: '' } }, cell);
    at = to + 1;
  }
}

const inline =
  /\[\[([^\][\n]{1,2000})\](?:\[([^\][\n]{1,1000})\])?\]|\[cite[^\]\n]{0,300}\]|<(https?:[^<>\s]{1,2000})>|https?:\/\/[^\s<>"'\][{}|\\^`]{1,2000}|(?<![\p{L}\p{N}])(?:cite[a-z]*|ref):[\w:-]{1,100}|(?<=^|[\s({'"-])([*/_=~+])(?=\S)([^\n]{0,200}?\S)\4(?=$|[\s)}'".,;:!?-])/gu;

function readInline(text: string, { start, end }: Span): Piece[] {
  const pieces: Piece[] = [];
  const line = text.slice(start, end);
  const push = (from: number, to: number, format: Partial<Piece> = {}): void => {
    if (from < to) pieces.push({ text: text.slice(from, to), span: { start: from, end: to }, bold: false, italic: false, ...format });
  };
  let at = start;
  for (const found of line.matchAll(inline)) {
    const from = start + found.index;
    const to = from + found[0].length;
    push(at, from);
    at = to;
    const [whole, target, words, angled, mark] = found;
    if (target !== undefined) {
      const shown = words ?? target;
      const shownAt = words === undefined ? from + 2 : to - 2 - words.length;
      const link = readTarget(target);
      if (words !== undefined || link !== undefined) push(shownAt, shownAt + shown.length, link === undefined ? {} : { link });
    } else if (angled !== undefined) push(from + 1, to - 1, { link: angled });
    else if (mark !== undefined) push(from + 1, to - 1, { bold: mark === '*', italic: mark === '/' });
    else if (whole.startsWith('http')) {
      const address = whole.replace(/[.,;:!?)]+$/, '');
      push(from, from + address.length, { link: address });
      push(from + address.length, to);
    }
  }
  push(at, end);
  return pieces;
}

/** The address of a link; undefined for files, citations and places in the document. */
function readTarget(target: string): string | undefined {
  const [, kind, rest = ''] = /^(doi|https?):(.*)$/i.exec(target) ?? [];
  if (kind === undefined) return undefined;
  return /^doi$/i.test(kind) ? toDoiUrl(rest.replace(/^\/*/, '')) : target;
}
