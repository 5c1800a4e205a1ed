import { findLastStart } from '../../base/lineIndex';
import type { MarkedLine, Piece } from '../marked/markedLine';
import { labels } from './crf';
import { closeQuotation, closingMarks, opensQuotation } from './quotations';
import type { TaggedTokens } from './tagLines';
import { type TokenRun, type Tokens, tokenTypes } from './tokens';

const titleLabel = labels.indexOf('title');
const authorLabel = labels.indexOf('author');
const otherLabel = labels.indexOf('other');
const yearLabel = labels.indexOf('year');
const venueLabel = labels.indexOf('venue');

/** The titles of a document. Words that are parted only by a colon, a dash or a break are one title. */
export function findTitleRuns(tagged: TaggedTokens): TokenRun[] {
  const { tokens, labels: own } = tagged;
  const runs: TokenRun[] = [];
  for (let at = 0; at < tokens.count; at += 1) {
    if (own[at] !== titleLabel) continue;
    const first = at;
    while (at + 1 < tokens.count && own[at + 1] === titleLabel) at += 1;
    const last = runs.at(-1);
    const run = { first, last: at };
    if (last !== undefined && (isJoint(tagged, last.last + 1, first) || opensQuotation(tokens, last.last + 1, first)))
      runs[runs.length - 1] = { first: last.first, last: at };
    else runs.push(run);
  }
  return runs
    .flatMap((run) => splitRun(tokens, run))
    .map((run) => trimRun(tokens, closeQuotation(tagged, extendRun(tagged, run))))
    .filter(({ first, last }) => first <= last && !isHostMark(tokens, first - 1));
}

/**
 * Extends a title to the delimiters around it: words within a part are the same field. It is not extended over people, nor over a full
 * stop, which ends a name (`Berg A. Sorting Stones`).
 */
function extendRun({ tokens, labels: own, parts }: TaggedTokens, { first, last }: TokenRun): TokenRun {
  let [from, to] = [first, last];
  const isOpen = (at: number): boolean =>
    (own[at] === otherLabel || own[at] === titleLabel || own[at] === venueLabel) &&
    tokens.texts[tokens.textIds[at] ?? 0] !== '.' &&
    !isHostMark(tokens, at) &&
    !isHostMark(tokens, at + 1);
  while (from > 0 && parts.partOf[from - 1] === parts.partOf[first] && isOpen(from - 1) && first - from < maxExtension) from -= 1;
  while (to + 1 < tokens.count && parts.partOf[to + 1] === parts.partOf[last] && isOpen(to + 1) && to - last < maxExtension) to += 1;
  return { first: from, last: to };
}

/**
 * Whether a token ends `//`, which is followed by the journal or book of a paper in Russian and Chinese references (GOST R 7.0.5, GB/T
 * 7714).
 */
function isHostMark({ texts, textIds, starts, ends }: Tokens, at: number): boolean {
  const isSlash = (each: number): boolean => texts[textIds[each] ?? 0] === '/';
  return at > 0 && isSlash(at) && isSlash(at - 1) && starts[at] === ends[at - 1];
}

/** At most this many words are added to a title at each end. */
const maxExtension = 12;

/**
 * Whether two runs of title words are one title: the words between them are in the same part of a line, or only marks are between them, or
 * only the break of a wrapped line.
 */
function isJoint({ tokens, coarse, labels: own }: TaggedTokens, from: number, to: number): boolean {
  if (to - from > 8) return false;
  const isSamePart = coarse.partOf[from - 1] === coarse.partOf[to];
  for (let at = from; at < to; at += 1) {
    const text = tokens.texts[tokens.textIds[at] ?? 0] ?? '';
    if (isHostMark(tokens, at)) return false;
    if (isSamePart) {
      if (own[at] !== otherLabel && own[at] !== authorLabel) return false;
    } else if (tokens.types[at] === tokenTypes.break) {
      if (startsBlock(tokens, at) || to - from > 2) return false;
    } else if (!/^[:：–—)®™-]$/.test(text) && tokens.types[at] !== tokenTypes.style) return false;
  }
  return true;
}

/** Cuts a run where a block begins. */
function splitRun(tokens: Tokens, { first, last }: TokenRun): TokenRun[] {
  const runs: TokenRun[] = [];
  let from = first;
  for (let at = first + 1; at <= last; at += 1) {
    if (tokens.types[at] !== tokenTypes.break) continue;
    const line = tokens.lines[tokens.lineOf[at] ?? 0];
    if (line === undefined || (!line.startsBlock && line.kind === 'text')) continue;
    runs.push({ first: from, last: at - 1 });
    from = at + 1;
  }
  return [...runs, { first: from, last }];
}

/** Removes marks around a title: quotation marks that are not part of it, full stops, commas, breaks and changes of style. */
function trimRun(tokens: Tokens, run: TokenRun): TokenRun {
  let { first, last } = run;
  const textAt = (at: number): string => tokens.texts[tokens.textIds[at] ?? 0] ?? '';
  const isSilent = (at: number): boolean => tokens.types[at] === tokenTypes.style || tokens.types[at] === tokenTypes.break;
  for (let wasCut = true; wasCut && first <= last; ) {
    wasCut = false;
    while (first <= last && isSilent(first)) first += 1;
    while (first <= last && isSilent(last)) last -= 1;
    if (first > last) break;
    if (/^[,;:.\-–—|/·•>*]$/.test(textAt(first))) {
      first += 1;
      wasCut = true;
    } else if (/^[,;:.\-–—|/·•、。，]$/.test(textAt(last)) && !isAbbreviation(textAt(last - 1))) {
      last -= 1;
      wasCut = true;
    } else if (closingMarks[textAt(first)] === textAt(last) && first < last) {
      first += 1;
      last -= 1;
      wasCut = true;
    } else if (isUnpaired(tokens, first, first, last)) {
      first += 1;
      wasCut = true;
    } else if (isUnpaired(tokens, last, first, last)) {
      last -= 1;
      wasCut = true;
    }
  }
  return { first, last };
}

function isAbbreviation(text: string): boolean {
  return /^(?:inc|etc|al|no|vol)$/i.test(text);
}

/** Whether the mark at `at` opens or closes a pair whose other mark is not between `first` and `last`. */
function isUnpaired(tokens: Tokens, at: number, first: number, last: number): boolean {
  const text = tokens.texts[tokens.textIds[at] ?? 0] ?? '';
  const partner = closingMarks[text] ?? Object.keys(closingMarks).find((opening) => closingMarks[opening] === text);
  if (partner === undefined) return false;
  for (let each = first; each <= last; each += 1) if (each !== at && tokens.texts[tokens.textIds[each] ?? 0] === partner) return false;
  return true;
}

/** On which side of the titles of a text the people of their papers are. */
export type PeopleSide = 'before' | 'after';

/**
 * On which side of the titles their people are: that on which people are nearer to titles, or else, more often. Words and marks between
 * them count 1, breaks of lines more.
 */
export function findPeopleSide({ tokens, labels: own }: TaggedTokens, titles: readonly TokenRun[]): PeopleSide {
  let [before, after] = [0, 0];
  let next = 0;
  const lineGap = areLinesRecords(tokens, titles) ? 12 : 2;
  for (let at = 0; at < tokens.count; at += 1) {
    if (own[at] !== authorLabel) continue;
    const first = at;
    while (at + 1 < tokens.count && own[at + 1] === authorLabel) at += 1;
    while (next < titles.length && (titles[next]?.first ?? 0) <= at) next += 1;
    const toLast = measureGap(tokens, own, lineGap, titles[next - 1]?.last, first);
    const toNext = measureGap(tokens, own, lineGap, at, titles[next]?.first);
    if (toLast < toNext) after += 1;
    else if (toNext < toLast) before += 1;
  }
  return before > after ? 'before' : 'after';
}

/** Whether nearly each line between the first and the last title has one of them, so that a line is a record. */
function areLinesRecords({ lineOf, lineStarts }: Tokens, titles: readonly TokenRun[]): boolean {
  const [first, last] = [lineOf[titles[0]?.first ?? 0] ?? 0, lineOf[titles.at(-1)?.last ?? 0] ?? 0];
  let lines = 0;
  for (let line = first; line <= last; line += 1) if ((lineStarts[line + 1] ?? 0) - (lineStarts[line] ?? 0) > 1) lines += 1;
  const own = new Set(titles.map((title) => lineOf[title.first])).size;
  return own > 2 && own === titles.length && own >= 0.8 * lines;
}

/** At most so far are people from a title. */
const maxGap = 60;

/** How far two tokens are apart; people between them are passed over. Infinity if one is missing or they are too far apart. */
function measureGap(tokens: Tokens, own: Uint8Array, lineGap: number, from: number | undefined, to: number | undefined): number {
  if (from === undefined || to === undefined) return Number.POSITIVE_INFINITY;
  let gap = 0;
  for (let at = from + 1; at < to && gap <= maxGap; at += 1) {
    if (own[at] === authorLabel) continue;
    gap += tokens.types[at] !== tokenTypes.break ? 1 : Math.max(lineGap, startsBlock(tokens, at) ? 6 : 0);
  }
  return gap > maxGap ? Number.POSITIVE_INFINITY : gap;
}

/** The token at which the record of each title begins, within the block of the title: at its authors, if they are before it. */
export function findRecordStarts(tagged: TaggedTokens, runs: readonly TokenRun[]): number[] {
  const { tokens, labels: own } = tagged;
  const hasPeopleBefore = findPeopleSide(tagged, runs) === 'before';
  return runs.map(({ first }, index) => {
    const stop = (runs[index - 1]?.last ?? -1) + 1;
    let start = first;
    let firstAuthor = -1;
    for (let at = first - 1; at >= stop; at -= 1) {
      const label = own[at] ?? 0;
      if (label === authorLabel && !hasPeopleBefore) break;
      if (label === authorLabel) firstAuthor = at;
      else if (label !== otherLabel && label !== yearLabel) break;
      else if (tokens.types[at] === tokenTypes.break && startsBlock(tokens, at)) break;
      else if (firstAuthor >= 0 ? firstAuthor - at > 12 : first - at > 12) break;
    }
    if (firstAuthor >= 0) start = firstAuthor;
    // Marks and numbers before it on its line belong to it.
    for (let at = start - 1; at >= stop; at -= 1) {
      if (tokens.types[at] === tokenTypes.break) return at;
      const type = tokens.types[at];
      if (own[at] !== otherLabel || type === tokenTypes.word || type === tokenTypes.han || type === tokenTypes.kana) break;
      if (/^[.,;|)\]。；]$/.test(tokens.texts[tokens.textIds[at] ?? 0] ?? '')) break;
      start = at;
    }
    return start;
  });
}

function startsBlock(tokens: Tokens, at: number): boolean {
  const line = tokens.lines[tokens.lineOf[at] ?? 0];
  return line === undefined || line.startsBlock || line.kind !== 'text';
}

/** The lines of a document, divided so that each record begins a block; and for each title its line and offsets there. */
interface CutLines {
  readonly lines: readonly MarkedLine[];
  readonly places: readonly TitlePlace[];
}

/** Where a title begins and ends: the indices of its lines, and UTF-16 offsets in their displayed texts. */
export interface TitlePlace {
  readonly line: number;
  readonly start: number;
  readonly lastLine: number;
  readonly end: number;
}

export function cutLines(tagged: TaggedTokens, runs: readonly TokenRun[]): CutLines {
  const { tokens } = tagged;
  const starts = findRecordStarts(tagged, runs);
  /** For each line that is cut the offsets at which its parts begin, in ascending order; the first is 0. */
  const cuts = new Map<number, number[]>();
  const begins = new Set<number>();
  for (const [index, start] of starts.entries()) {
    const line = tokens.lineOf[start] ?? 0;
    const before = runs[index - 1];
    // The first record of a block needs no cut.
    const isAtStart = tokens.types[start] === tokenTypes.break || (tokens.starts[start] ?? 0) === 0;
    if (before === undefined || !isSameBlock(tokens, before.last, start)) continue;
    if (isAtStart) begins.add(line);
    else {
      const own = cuts.get(line);
      if (own === undefined) cuts.set(line, [0, tokens.starts[start] ?? 0]);
      else own.push(tokens.starts[start] ?? 0);
    }
  }
  const lines: MarkedLine[] = [];
  /** For each old line the index of its first new line. */
  const moved = new Int32Array(tokens.lines.length);
  for (const [index, line] of tokens.lines.entries()) {
    moved[index] = lines.length;
    const first = begins.has(index) ? { ...line, startsRecord: true as const, startsBlock: true } : line;
    for (const part of cutLine(first, cuts.get(index)?.slice(1) ?? [])) lines.push(part);
  }
  const placeOf = (token: number, side: 'starts' | 'ends'): { readonly line: number; readonly offset: number } => {
    const line = tokens.lineOf[token] ?? 0;
    const offset = tokens[side][token] ?? 0;
    const own = cuts.get(line) ?? [0];
    // A title may end where the next record begins.
    const last = findLastStart(own, side === 'starts' ? offset : offset - 1);
    return { line: (moved[line] ?? 0) + last, offset: offset - (own[last] ?? 0) };
  };
  return {
    lines,
    places: runs.map(({ first, last }) => {
      const [from, to] = [placeOf(first, 'starts'), placeOf(last, 'ends')];
      return { line: from.line, start: from.offset, lastLine: to.line, end: to.offset };
    }),
  };
}

/** Whether a token is in the block or cell of an earlier one. */
export function isSameBlock(tokens: Tokens, before: number, at: number): boolean {
  for (let line = (tokens.lineOf[before] ?? 0) + 1; line <= (tokens.lineOf[at] ?? 0); line += 1) {
    const each = tokens.lines[line];
    if (each === undefined || each.startsBlock || each.kind !== 'text') {
      const cell = tokens.lines[tokens.lineOf[before] ?? 0]?.cell;
      if (cell === undefined || each?.cell?.row !== cell.row || each.cell.column !== cell.column) return false;
    }
  }
  return true;
}

/** Divides a line at offsets of its displayed text, which must ascend. Each further part begins a record. */
function cutLine(line: MarkedLine, offsets: readonly number[]): MarkedLine[] {
  if (offsets.length === 0) return [line];
  const parts: Piece[][] = [[]];
  let from = 0;
  for (const piece of line.pieces) {
    const to = from + piece.text.length;
    let begun = from;
    for (let cut = offsets[parts.length - 1]; cut !== undefined && cut < to; cut = offsets[parts.length - 1]) {
      if (cut > begun) parts.at(-1)?.push(slicePiece(piece, begun - from, cut - from));
      begun = Math.max(begun, cut);
      parts.push([]);
    }
    if (begun < to || from === to) parts.at(-1)?.push(slicePiece(piece, begun - from, to - from));
    from = to;
  }
  return parts.flatMap((pieces, at): MarkedLine[] => {
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (first === undefined || last === undefined) return [];
    const span = { start: at === 0 ? line.span.start : first.span.start, end: last.span.end };
    return [at === 0 ? { ...line, pieces, span } : { ...line, pieces, span, startsBlock: true, startsRecord: true }];
  });
}

function slicePiece(piece: Piece, start: number, end: number): Piece {
  const isVerbatim = piece.text.length === piece.span.end - piece.span.start;
  const span = isVerbatim ? { start: piece.span.start + start, end: piece.span.start + end } : piece.span;
  return { ...piece, text: piece.text.slice(start, end), span };
}
