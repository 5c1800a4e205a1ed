import type { Span } from '../../base/span';
import { joinLines } from '../fields/joinLines';
import type { UnnamedRecord } from '../recordDraft';
import { toSourceSpan } from '../records/blocks/recordBlock';
import { authorLikeness, isProse } from '../records/slots/evidence';
import { titleLikeness } from '../records/slots/titleLikeness';
import type { ShapeCorrection, TitleCorrection } from './correction';
import { readPeopleBefore } from './peopleBefore';
import type { Shape, TitleBounds } from './shape';
import {
  areSimilarPlaces,
  describeBounds,
  findBounded,
  findExactBounds,
  findWordRange,
  type TitleLine,
  type TitleLines,
  type WordRange,
} from './titleLines';

/** What of a record a shape is about. */
interface ReadTitle extends Pick<UnnamedRecord, 'title' | 'titleSpan' | 'span' | 'authors'> {
  readonly arxivId?: string | undefined;
  readonly doi?: string | undefined;
}

/** A title and where it is in the text. */
export interface NamedTitle {
  readonly title: string;
  readonly titleSpan: Span;
}

/** A correction and the span of its title in the text. */
export interface MadeCorrection {
  readonly correction: TitleCorrection;
  readonly titleSpan: Span;
}

/** The correction of others like a corrected title, and how many there are now. */
export interface Lesson {
  readonly correction: ShapeCorrection;
  readonly count: number;
}

/** If more than this share of the records would be rejected, the shape is that of right titles too. */
const maxRejected = 1 / 3;

/**
 * What a correction of one title says of others in its text, which was read as `read`. undefined if there are no others, or if they
 * can't be told for certain from titles that were read correctly. `isNamed` is whether the writer named a title before.
 */
export function findLesson(
  lines: TitleLines,
  read: readonly ReadTitle[],
  { correction, titleSpan }: MadeCorrection,
  isNamed: (title: string) => boolean,
): Lesson | undefined {
  const shape = findShape(lines, read, titleSpan, correction.kind === 'paper');
  if (shape === undefined) return undefined;
  const { titles, rejected } = listAlike(lines, read, shape, { title: correction.title, titleSpan });
  const others = [...titles, ...rejected].filter((each) => each.titleSpan.end <= titleSpan.start || each.titleSpan.start >= titleSpan.end);
  if (rejected.some(({ title }) => isNamed(title)) || rejected.length > maxRejected * read.length) return undefined;
  return others.length === 0 ? undefined : { correction: { kind: 'like', title: correction.title, shape }, count: others.length };
}

/** What others of the same shape as a corrected title become. */
interface Alike<Read> {
  readonly titles: readonly NamedTitle[];
  /** Records that are not papers. */
  readonly rejected: readonly Read[];
}

/** The records whose titles begin in each line, and the lines below them that belong to the records. */
interface Reading<Read> {
  readonly titles: ReadonlyMap<number, readonly Read[]>;
  readonly covered: Uint8Array;
}

function indexReading<Read extends ReadTitle>(lines: TitleLines, read: readonly Read[]): Reading<Read> {
  const titles = new Map<number, Read[]>();
  const covered = new Uint8Array(lines.count);
  for (const entry of read) {
    const index = lines.indexAt(entry.titleSpan.start);
    const same = titles.get(index);
    if (same === undefined) titles.set(index, [entry]);
    else same.push(entry);
    for (let at = index + 1; at <= lines.indexAt(entry.span.end - 1); at += 1) covered[at] = 1;
  }
  return { titles, covered };
}

/**
 * The shape of a title that the writer named or, if `isPaper` is false, rejected. undefined if others can't be told from it for certain.
 * `read` is how the text was read before.
 */
function findShape(lines: TitleLines, read: readonly ReadTitle[], titleSpan: Span, isPaper: boolean): Shape | undefined {
  const index = lines.indexAt(titleSpan.start);
  if (index >= lines.count) return undefined;
  const line = lines.at(index);
  const { titles, covered } = indexReading(lines, read);
  const here = titles.get(index) ?? [];
  const overlapped = here.find((entry) => entry.titleSpan.start < titleSpan.end && titleSpan.start < entry.titleSpan.end);
  const known = overlapped ?? (isPaper ? (here.findLast((entry) => entry.titleSpan.start < titleSpan.start) ?? here[0]) : undefined);
  const wasRange = known === undefined ? undefined : findWordRange(line, known.titleSpan);
  const was = wasRange === undefined ? undefined : describeBounds(line, wasRange);
  if (!isPaper)
    return was === undefined || known === undefined ? undefined : findJunk(lines, titles, { line: line.place, wrong: was }, known);
  const range = findWordRange(line, titleSpan);
  const right = range === undefined ? undefined : findExactBounds(line, range, wasRange ?? range);
  if (range === undefined || right === undefined || (known !== undefined && was === undefined)) return undefined;
  // Of another title with these bounds nobody could say whether it is right.
  if (was !== undefined && hasBounds(line, range, was)) return undefined;
  // Any line of the text may be a title like this.
  if (was === undefined && isAnyLine(line.place) && isWholeLine(right)) return undefined;
  return { line: line.place, wrong: was ?? (covered[index] === 1 ? 'a part of another paper' : 'nothing'), right };
}

/** Whether a line and its neighbours are plain text, so that most lines of a page are like it. */
function isAnyLine(place: string): boolean {
  return /^line(?: within a paragraph)? after line(?: within a paragraph)? before line(?: within a paragraph)?$/.test(place);
}

function isWholeLine({ from, to }: TitleBounds): boolean {
  return from === 'the start of the line' && to === 'the end of the line';
}

/** The shape of a record that is not a paper; undefined if there is a record of this shape that seems to be one. */
function findJunk(lines: TitleLines, titlesOf: Reading<ReadTitle>['titles'], shape: Shape, known: ReadTitle): Shape | undefined {
  if (isEvident(known)) return undefined;
  for (const [index, here] of titlesOf) {
    const line = lines.at(index);
    if (!areSimilarPlaces(line.place, shape.line)) continue;
    if (here.some((entry) => isEvident(entry) && isWrong(line, entry, shape))) return undefined;
  }
  return shape;
}

/** Whether a record has authors or an identifier, so that it seems to be a paper. */
function isEvident({ authors, arxivId, doi }: ReadTitle): boolean {
  return authors.length > 0 || arxivId !== undefined || doi !== undefined;
}

/**
 * What is of the same shape in a text that was read as `read`. `example` is the corrected title. Others are changed only if each of their
 * ends moves to the same side as that of the example.
 */
export function listAlike<Read extends ReadTitle>(
  lines: TitleLines,
  read: readonly Read[],
  shape: Shape,
  example: NamedTitle,
): Alike<Read> {
  const { titles: titlesOf, covered } = indexReading(lines, read);
  const { right } = shape;
  if (right === undefined) {
    const rejected = [...titlesOf].flatMap(([index, here]) => here.filter((entry) => isRejected(lines.at(index), entry, shape)));
    return { titles: [], rejected };
  }
  const move = findMove(titlesOf.get(lines.indexAt(example.titleSpan.start)), example.titleSpan);
  const titles: NamedTitle[] = [];
  for (let index = 0; index < lines.count; index += 1) {
    const here = titlesOf.get(index) ?? [];
    if (here.length === 0 && covered[index] === 1 && typeof shape.wrong !== 'string') continue;
    if (here.length > 0 && typeof shape.wrong === 'string') continue;
    const line = lines.at(index);
    if (here.length > 0 && !here.some((entry) => isWrong(line, entry, shape))) continue;
    if (!areSimilarPlaces(line.place, shape.line)) continue;
    const found = cutTitle(line, right);
    if (found !== undefined && here.length === 0 && !mayBeMissed(found)) continue;
    if (found === undefined || here.some(({ titleSpan }) => isSame(titleSpan, found.titleSpan))) continue;
    if (move === undefined || isSameMove(move, findMove(here, found.titleSpan))) titles.push(found);
  }
  return { titles, rejected: [] };
}

/** To which side the start and the end of a title move by a correction: -1, 0 or 1. */
type Move = readonly [start: number, end: number];

/** undefined if no title was read there, or if it does not change. */
function findMove(here: readonly ReadTitle[] = [], { start, end }: Span): Move | undefined {
  const was = here.find(({ titleSpan }) => titleSpan.start < end && start < titleSpan.end)?.titleSpan;
  if (was === undefined || isSame(was, { start, end })) return undefined;
  return [Math.sign(start - was.start), Math.sign(end - was.end)];
}

function isSameMove(move: Move, other: Move | undefined): boolean {
  return move[0] === other?.[0] && move[1] === other[1];
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function isRejected(line: TitleLine, entry: ReadTitle, shape: Shape): boolean {
  return !isEvident(entry) && areSimilarPlaces(line.place, shape.line) && isWrong(line, entry, shape);
}

/** Whether the title of a record has the bounds that were wrong. */
function isWrong(line: TitleLine, { titleSpan }: ReadTitle, { wrong }: Shape): boolean {
  const range = findWordRange(line, titleSpan);
  return range !== undefined && typeof wrong !== 'string' && hasBounds(line, range, wrong);
}

function hasBounds(line: TitleLine, range: WordRange, { from, to }: TitleBounds): boolean {
  const bounds = describeBounds(line, range);
  return bounds?.from === from && bounds.to === to;
}

/** Whether words in which no title was read may be one: people stand before them, or they are not a label or a button. */
function mayBeMissed({ title, before }: CutTitle): boolean {
  if (before.length < maxTitleLength && readPeopleBefore(before) !== undefined) return /\p{L}{3}/u.test(title);
  return eastAsian.test(title) ? title.length >= 8 : countWords(title) >= 3 && title.length >= 15 && titleLikeness(title) > 0.3;
}

const eastAsian = /[\u2e80-\u9fff\uac00-\ud7af]/;

function countWords(text: string): number {
  return text.match(/\p{L}{2,}/gu)?.length ?? 0;
}

/** Whether a title is where a shape finds the title of its line. */
export function isBoundedLike(lines: TitleLines, titleSpan: Span, { line: place, right }: Shape): boolean {
  const index = lines.indexAt(titleSpan.start);
  if (right === undefined || index >= lines.count) return false;
  const line = lines.at(index);
  const found = areSimilarPlaces(line.place, place) ? cutTitle(line, right) : undefined;
  return found !== undefined && isSame(found.titleSpan, titleSpan);
}

/** The longest title, in UTF-16 units. */
const maxTitleLength = 400;

/** A title with the words before it in its line. */
interface CutTitle extends NamedTitle {
  readonly before: string;
}

/** The title between the bounds. undefined if there is none, or if the words are people, prose or end within a bracket. */
function cutTitle(line: TitleLine, bounds: NonNullable<Shape['right']>): CutTitle | undefined {
  const range = findBounded(line, bounds);
  const [first, last] = [line.words[range?.from ?? -1], line.words[(range?.to ?? 0) - 1]];
  if (first === undefined || last === undefined) return undefined;
  const tail = /^[?!]*/.exec(line.text.slice(last.end, last.end + 4))?.[0].length ?? 0;
  const [start, end] = closeBrackets(line.text, first.start, last.end + tail);
  const title = joinLines(line.text, { start, end });
  if (title.split('(').length !== title.split(')').length) return undefined;
  if (title.length > maxTitleLength || !/\p{L}{2}/u.test(title) || isProse(title) || authorLikeness(title) > 0.8) return undefined;
  return { title, titleSpan: toSourceSpan(line, start, end), before: line.text.slice(0, start) };
}

/** Extends a title by a bracket at one end, if the other bracket is in the title: `(Self-)Attention`, `Attention (and More)`. */
function closeBrackets(text: string, start: number, end: number): readonly [start: number, end: number] {
  const title = text.slice(start, end);
  const opened = title.split('(').length - title.split(')').length;
  if (opened < 0 && text[start - 1] === '(') return [start - 1, end];
  return opened > 0 && text[end] === ')' ? [start, end + 1] : [start, end];
}
