import { stopWords } from '#text';
import { indexOfSpanAt, type Span } from '../../base/span';
import { readMarkdownLines } from '../marked/markdown/markdownLines';
import type { MarkedLine } from '../marked/markedLine';
import { blankLongLines } from '../pages/pastedText';
import type { Part } from '../records/blocks/recordBlock';
import { toSourceSpan } from '../records/blocks/recordBlock';
import { findEndOfPeople } from '../records/fields/peopleAtStart';
import { authorLikeness, isProse } from '../records/slots/evidence';
import type { TitleBounds } from './shape';

/** A line in which a title may begin, with the next lines of its block, into which the title may continue. */
export interface TitleLine {
  /** `list item after a heading before a list item`. */
  readonly place: string;
  readonly text: string;
  readonly parts: readonly Part[];
  /** The words of `text`. */
  readonly words: readonly LineWord[];
  /** How many of the words are in the line itself. */
  readonly ownCount: number;
}

/** A word with its offsets in the text of its `TitleLine`. */
interface LineWord extends Span {
  readonly source: Span;
  readonly marks: readonly string[];
}

/** The first word of a title, and the word after its last one. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** A title ends at most this many lines below the line in which it begins. */
const maxLinesBelow = 3;
/** Only this many words of a line are compared. */
const maxWords = 300;

/** The lines of a text. Each one is examined when it is first needed. */
export class TitleLines {
  readonly #lines: readonly MarkedLine[];
  readonly #spans: readonly Span[];
  readonly #known = new Map<number, TitleLine>();

  constructor(text: string) {
    this.#lines = readMarkdownLines(blankLongLines(text).text);
    this.#spans = this.#lines.map(({ span }) => span);
  }

  get count(): number {
    return this.#lines.length;
  }

  /** The index of the line that contains the offset or is the last one before it. */
  indexAt(offset: number): number {
    return Math.max(0, indexOfSpanAt(this.#spans, offset));
  }

  at(index: number): TitleLine {
    const known = this.#known.get(index) ?? this.#read(index);
    this.#known.set(index, known);
    return known;
  }

  #read(index: number): TitleLine {
    const parts: Part[] = [];
    let text = '';
    let ownLength = 0;
    for (let at = index; at <= index + maxLinesBelow; at += 1) {
      const line = this.#lines[at];
      if (line === undefined || (at > index && (line.startsBlock || line.cell !== this.#lines[index]?.cell))) break;
      if (at > index) text += '\n';
      for (const piece of line.pieces) {
        parts.push({ start: text.length, end: text.length + piece.text.length, piece });
        text += piece.text;
      }
      if (at === index) ownLength = text.length;
    }
    const words = listLineWords(text, parts);
    return { place: this.#describePlace(index), text, parts, words, ownCount: words.filter(({ start }) => start < ownLength).length };
  }

  #describePlace(index: number): string {
    const line = this.#lines[index];
    if (line === undefined) return '';
    const kind = describeKind(line);
    if (line.cell !== undefined) return kind;
    return `${kind} after ${describeNeighbour(this.#lines[index - 1])} before ${describeNeighbour(this.#lines[index + 1])}`;
  }
}

function listLineWords(text: string, parts: readonly Part[]): readonly LineWord[] {
  const words: LineWord[] = [];
  let at = 0;
  for (const { 0: word, index: start } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (words.length === maxWords) break;
    const end = start + word.length;
    while ((parts[at]?.end ?? end) <= start) at += 1;
    const piece = parts[at]?.piece;
    const marks = [
      ...(piece?.bold === true ? ['bold'] : []),
      ...(piece?.italic === true ? ['italics'] : []),
      ...(piece?.link === undefined ? [] : ['a link']),
    ];
    words.push({ start, end, source: toSourceSpan({ parts: parts.slice(at, at + 3) }, start, end), marks });
  }
  return words;
}

function describeKind({ kind, depth, marker, cell, startsBlock }: MarkedLine): string {
  if (cell !== undefined) return `cell of column ${cell.column + 1}`;
  const level = depth > 1 ? ` of level ${depth}` : '';
  if (kind === 'heading') return `heading${level}`;
  if (kind === 'item') return `${marker === 'number' ? 'numbered ' : ''}list item${level}`;
  if (depth > 0) return `line in a list item${level}`;
  return startsBlock ? 'line' : 'line within a paragraph';
}

/** A line of text with more UTF-16 units than this is a paragraph. */
const maxLineLength = 250;

function describeNeighbour(line: MarkedLine | undefined): string {
  if (line === undefined) return 'nothing';
  if (line.kind !== 'text') return describeKind(line);
  const text = line.pieces.map((piece) => piece.text).join('');
  if (/^\s*(?:https?:\/\/|www\.)\S+\s*$/.test(text)) return 'an address';
  if (text.length > maxLineLength || isProse(text)) return 'a paragraph';
  return authorLikeness(text.trim()) > 0.6 ? 'names' : describeKind(line);
}

/**
 * Whether two lines are of the same kind and have neighbours of the same kind. One such neighbour is enough, or that both have one of their
 * own kind, because the first and the last line of a list have other neighbours.
 */
export function areSimilarPlaces(place: string, other: string): boolean {
  if (place === other) return true;
  const [a, b] = [place, other].map((words) => /^(.*) after (.*) before (.*)$/.exec(words.replaceAll(withinParagraph, ''))?.slice(1));
  if (a?.[0] === undefined || a[0] !== b?.[0]) return false;
  return a[1] === b[1] || a[2] === b[2] || (a.indexOf(a[0], 1) > 0 && b.indexOf(b[0], 1) > 0);
}

const withinParagraph = ' within a paragraph';

/** The words of the line that a span of the text covers; undefined if it covers none or does not begin in the line itself. */
export function findWordRange({ words, ownCount }: TitleLine, { start, end }: Span): WordRange | undefined {
  const from = words.findIndex(({ source }) => source.end > start);
  if (from < 0 || from >= ownCount) return undefined;
  let to = from;
  while ((words[to]?.source.start ?? end) < end) to += 1;
  return to === from ? undefined : { from, to };
}

type Side = 'from' | 'to';

/** Stands for a tab or several blanks, which divide the fields of some lists. */
const wideBlank = '  ';

/** Text between words with more characters than this does not delimit titles. */
const maxGapLength = 16;

/** What is between the words `at - 1` and `at`, in words; undefined if it does not delimit titles. */
function describeGap({ text, words }: TitleLine, at: number, side: Side): string | undefined {
  const [before, after] = [words[at - 1], words[at]];
  const raw = text.slice(before?.end ?? 0, after?.start ?? text.length);
  const isStart = side === 'from' && (before === undefined || (at === 1 && /^\D{0,2}\d{1,3}$/.test(text.slice(0, before.end))));
  const isEnd = side === 'to' && (after === undefined || /^\s*\n/.test(raw));
  const changes = [...listChanges(isStart ? [] : (before?.marks ?? []), isEnd ? [] : (after?.marks ?? []))];
  const where = changes.length === 0 ? '' : ` where ${changes.join(' and ')}`;
  if (isStart || isEnd) return `the ${isStart ? 'start' : 'end'} of the line${where}`;
  const gap = raw.replace(/\s*\n\s*/g, ' ').replace(/\t|[^\S\n]{2,}/g, wideBlank);
  if (gap.length > maxGapLength || gap.includes('||')) return undefined;
  if (gap.trim() === '' && gap !== wideBlank && where === '') return describeWord(text, side === 'from' ? before : after, side);
  return `${JSON.stringify(side === 'to' ? gap.replace(/^[?!]+(?=\s|$)/, '.') : gap)}${where}`;
}

/** A word at an end of a title without punctuation: `"READ "`, `" by"`, `a number`. */
function describeWord(text: string, word: LineWord | undefined, side: Side): string | undefined {
  if (word === undefined || word.end - word.start > maxGapLength) return undefined;
  const letters = text.slice(word.start, word.end);
  return /^\d+$/.test(letters) ? 'a number' : JSON.stringify(side === 'from' ? `${letters} ` : ` ${letters}`);
}

function* listChanges(before: readonly string[], after: readonly string[]): Generator<string> {
  for (const mark of before) if (!after.includes(mark)) yield `${mark} ${mark === 'italics' ? 'end' : 'ends'}`;
  for (const mark of after) if (!before.includes(mark)) yield `${mark} ${mark === 'italics' ? 'begin' : 'begins'}`;
}

/** What a title's neighbour on one side may be. `names` are people. It may also be one certain word, in quotation marks. */
const neighbours = ['names', 'a number', 'a capital', 'a small letter'] as const;

function isNeighbour({ text, words }: TitleLine, at: number, side: Side, kind: string): boolean {
  const word = words[side === 'from' ? at - 1 : at];
  if (word === undefined) return false;
  const letters = text.slice(word.start, word.end);
  switch (kind) {
    case 'names':
      return side === 'from' ? endsWithNames(text, word.end) : beginsWithNames(text.slice(word.start, word.start + 700));
    case 'a number':
      return /^\d+$/.test(letters);
    case 'a capital':
      return /^\p{Lu}/u.test(letters);
    case 'a small letter':
      return /^\p{Ll}/u.test(letters);
    default:
      return quoteWord(letters) === kind;
  }
}

function quoteWord(letters: string): string {
  return JSON.stringify(letters.toLowerCase());
}

function endsWithNames(text: string, end: number): boolean {
  if (end > 2000) return false;
  const people = findEndOfPeople(text);
  return (people >= end && people <= end + 2) || authorLikeness(text.slice(0, end)) > 0.6;
}

function beginsWithNames(rest: string): boolean {
  return findEndOfPeople(rest) > 0 || authorLikeness(rest.split(/[\n([]|\d{4}/, 1)[0] ?? '') > 0.6;
}

const ordinals = ['', 'the second ', 'the third '];
const delimiter = new RegExp(`^(the second |the third )?(.*?)(?: (?:after|before) (${neighbours.join('|')}|"[^"]*"))?$`);
/** Punctuation that titles have inside, too: `Draft, Verify: A Study - Part (One)`. It alone does not delimit them. */
const insideTitles = /^"(?:[,:;] ?| [-–—] | ?\(|\)? |[-–—/’'])"$/;

/** The first word at `least` or later that is delimited on this side as the words `bound` say. */
function findDelimiter(line: TitleLine, side: Side, bound: string, least: number): number | undefined {
  const [, ordinal = '', gap, neighbour] = delimiter.exec(bound) ?? [];
  let left = ordinals.indexOf(ordinal);
  const last = side === 'from' ? line.ownCount - 1 : line.words.length;
  for (let at = least; at <= last; at += 1) {
    if (describeGap(line, at, side) !== gap) continue;
    if (neighbour !== undefined && !isNeighbour(line, at, side, neighbour)) continue;
    if (left === 0) return at;
    left -= 1;
  }
  return undefined;
}

/** The words that are delimited as the bounds say; undefined if there are none. */
export function findBounded(line: TitleLine, { from, to }: TitleBounds): WordRange | undefined {
  const start = findDelimiter(line, 'from', from, 0);
  const end = start === undefined ? undefined : findDelimiter(line, 'to', to, start + 1);
  return start === undefined || end === undefined ? undefined : { from: start, to: end };
}

/** How the words are delimited, without regard to other words of the line that are delimited in the same way. */
export function describeBounds(line: TitleLine, { from, to }: WordRange): TitleBounds | undefined {
  const [start, end] = [describeGap(line, from, 'from'), describeGap(line, to, 'to')];
  return start === undefined || end === undefined ? undefined : { from: start, to: end };
}

/**
 * The bounds by which `findBounded` finds exactly these words; undefined if there are none. `was` is how the title was read before. An
 * end that moves to punctuation which titles have inside moves in others only if the same word, a name or a number is beside it, so that
 * right titles are not cut.
 */
export function findExactBounds(line: TitleLine, range: WordRange, was: WordRange): TitleBounds | undefined {
  const start = chooseDelimiter(line, 'from', range.from, 0, was.from);
  const end = chooseDelimiter(line, 'to', range.to, range.from + 1, was.to);
  return start === undefined || end === undefined ? undefined : { from: start, to: end };
}

function chooseDelimiter(line: TitleLine, side: Side, at: number, least: number, was: number): string | undefined {
  const gap = describeGap(line, at, side);
  if (gap === undefined) return undefined;
  const joint = side === 'from' ? 'after' : 'before';
  const specific = neighbours.filter((kind) => isNeighbour(line, at, side, kind)).map((kind) => `${gap} ${joint} ${kind}`);
  const isCertain = /^the (?:start|end)/.test(gap);
  const certain = specific.filter((each) => /(?:names|number)$/.test(each));
  const neighbour = line.words[side === 'from' ? at - 1 : at];
  const letters = neighbour === undefined ? '' : line.text.slice(neighbour.start, neighbour.end);
  const same = letters === '' || stopWords.has(letters.toLowerCase()) ? [] : [`${gap} ${joint} ${quoteWord(letters)}`];
  const loose = at !== was && insideTitles.test(gap) ? same : [gap, ...specific, ...ordinals.slice(1).map((ordinal) => ordinal + gap)];
  const choices = isCertain ? [gap] : [...certain, ...loose];
  return choices.find((choice) => findDelimiter(line, side, choice, least) === at);
}
