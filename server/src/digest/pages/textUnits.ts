import { endsSentence } from '#text';
import { alternation } from '../../base/alternation';
import type { Span } from '../../base/span';
import { readAuthorLine, readScholarByline } from '../fields/authors';
import { joinLines } from '../fields/joinLines';
import type { LineBlock } from './lineBlocks';

/**
 * The shape of a piece of running text, judged without the text around it:
 * - `short`: it does not look like a sentence, so it may be a title;
 * - `sentence`: it is a single sentence, so it may be a summary, or a title with a full stop;
 * - `prose`: it has several sentences, or is too long for a title or a single sentence.
 */
type TextShape = 'short' | 'sentence' | 'prose';

export interface TextUnit {
  readonly text: string;
  readonly span: Span;
  readonly shape: TextShape;
}

/** A longer text is not a title. Of 105,041 papers, 99.9 % have a title of fewer than 190 characters; the longest title has 376. */
const maxTitleLength = 300;
const sentenceEnd = /[.…]["'”’)\]]*$/;
const innerSentenceEnd = /[a-z\d)][.!?]["'”)]* (?=\p{Lu})/gu;

export function shapeOf(text: string): TextShape {
  if (text.length > maxTitleLength) return 'prose';
  // A text that ends with a web address is not a title.
  const ended = sentenceEnd.test(text.slice(-6)) || (text.endsWith(':') && text.length > 40) || /:\/\/\S+$/.test(text.slice(-200));
  const inner = text.match(innerSentenceEnd)?.length ?? 0;
  if (ended) {
    return inner > 0 || text.length > 180 || text.endsWith('…') ? 'prose' : 'sentence';
  }
  return inner >= 2 && text.length > 120 ? 'prose' : 'short';
}

function toUnit(text: string, span: Span): TextUnit {
  const joined = joinLines(text, span);
  return { text: joined, span, shape: shapeOf(joined) };
}

/** A block with a longer line (in UTF-16 units) is not hard-wrapped, so each of its lines is taken for a paragraph. */
const maxWrapWidth = 200;

/**
 * Divides a block into titles and paragraphs. `isBelowTitle` means that a title above the block still has no abstract, so the block
 * need not begin with another title.
 */
export function splitBlock(text: string, lines: LineBlock, isBelowTitle: boolean): TextUnit[] {
  const [first] = lines;
  if (first === undefined) return [];
  if (lines.length === 1) return [toUnit(text, first)];
  const widest = lines.reduce((width, line) => Math.max(width, line.end - line.start), 0);
  return widest > maxWrapWidth ? splitParagraphLines(text, lines) : splitWrappedLines(text, lines, wrapWidth(text, lines), isBelowTitle);
}

/** Makes each line a paragraph of its own, unless it continues the line above, for example in the middle of a sentence. */
function splitParagraphLines(text: string, lines: LineBlock): TextUnit[] {
  const units: TextUnit[] = [];
  let from = 0;
  let last: TextUnit | undefined;
  for (const [at, line] of lines.entries()) {
    const unit = toUnit(text, line);
    if (last !== undefined && !continues(last, unit)) {
      units.push(at - from === 1 ? last : toUnit(text, spanOf(lines, from, at)));
      from = at;
    }
    last = unit;
  }
  if (last !== undefined) units.push(lines.length - from === 1 ? last : toUnit(text, spanOf(lines, from, lines.length)));
  const isOnePaper = units.length > 2 && units.slice(0, -1).every((unit) => unit.shape === 'short') && units.at(-1)?.shape === 'prose';
  return isOnePaper ? joinTitleLines(text, units) : units;
}

const danglingWord =
  alternation(`a an the of for with and or in on to via from by using through under towards? as at is are its into than beyond
  between across without over`);
const danglingEnd = new RegExp(`(?:[,:–—-]|\\b${danglingWord})$`, 'i');

/**
 * Whether the second line may continue a title in the first line. It may if the first line ends with a word such as `of` or with a
 * comma, or if the second line begins with a word in lower case.
 */
export function continuesTitle(first: string, second: string): boolean {
  return danglingEnd.test(first.slice(-12)) || /^\p{Ll}[\p{Ll}-]* /u.test(second);
}

/** Whether two lines, `last` and `next`, belong to one title or one paragraph. */
function continues(last: TextUnit, next: TextUnit): boolean {
  if (/^\p{Ll}[\p{Ll}-]* /u.test(next.text)) return last.shape === 'short' || !sentenceEnd.test(last.text.slice(-6));
  if (last.shape === 'prose') return !/\S\/\S+$|[^\p{L}]$/u.test(last.text.slice(-80)) && next.shape !== 'prose';
  return last.shape === 'short' && next.shape === 'short' && danglingEnd.test(last.text.slice(-12));
}

/** In a block with one paper, joins the lines of a hard-wrapped title above the abstract. A line of authors is not part of the title. */
function joinTitleLines(text: string, units: readonly TextUnit[]): TextUnit[] {
  const [first, second] = units;
  const last = units.at(-1);
  if (first === undefined || second === undefined || last === undefined) return [...units];
  if (first.text.length < 30 || looksLikeByline(second.text) || units.length > 4) return [...units];
  const titleLines = units.slice(0, -1).filter((unit) => !looksLikeByline(unit.text));
  const end = titleLines.at(-1)?.span.end ?? first.span.end;
  return [toUnit(text, { start: first.span.start, end }), ...units.slice(titleLines.length)];
}

function looksLikeByline(text: string): boolean {
  return readScholarByline(text) !== undefined || readAuthorLine(text) !== undefined;
}

/**
 * The width at which lines were wrapped: the length of the longest line. Lines with a web address are ignored, and in long blocks also
 * the longest 3 %.
 */
function wrapWidth(text: string, lines: LineBlock): number {
  const wrapped = lines.filter((line) => !text.slice(line.start, line.end).includes('://'));
  const lengths = (wrapped.length > 1 ? wrapped : lines).map((line) => line.end - line.start).sort((a, b) => a - b);
  return lengths[Math.ceil(lengths.length * (lengths.length > 20 ? 0.97 : 1)) - 1] ?? 0;
}

/**
 * Divides hard-wrapped text into titles and paragraphs. A paragraph ends where a line ends a sentence and the next line begins a title.
 * In addition, the first word of the next line must be short enough to have fitted into the line above, or the next line must be
 * capitalised like a title.
 */
function splitWrappedLines(text: string, lines: LineBlock, width: number, isBelowTitle: boolean): TextUnit[] {
  const units: TextUnit[] = [];
  let from = 0;
  if (!isBelowTitle) from = takeTitle(text, lines, 0, width, units);
  let paragraph = from;
  for (let at = from + 1; at < lines.length; at += 1) {
    if (!endsParagraph(text, lines, at - 1, width)) continue;
    const found: TextUnit[] = [];
    const after = takeTitle(text, lines, at, width, found);
    if (found.length === 0 || after >= lines.length) continue;
    units.push(toUnit(text, spanOf(lines, paragraph, at)), ...found);
    paragraph = after;
    at = after;
  }
  if (paragraph < lines.length) units.push(toUnit(text, spanOf(lines, paragraph, lines.length)));
  return units;
}

const maxTitleLines = 4;

/**
 * Appends to `units` the title that begins at line `from`, and the line of authors below it if there is one. Returns the index of the
 * line after them, or `from` if there is no title.
 */
function takeTitle(text: string, lines: LineBlock, from: number, width: number, units: TextUnit[]): number {
  for (let end = from + 1; end <= Math.min(from + maxTitleLines, lines.length - 1); end += 1) {
    const title = toUnit(text, spanOf(lines, from, end));
    if (title.shape !== 'short' || /[,;(]$| we \p{Ll}+ /u.test(title.text)) return from;
    const below = sliceLine(text, lines, end);
    const byline = readScholarByline(joinLines(below, { start: 0, end: below.length }));
    if (byline !== undefined) {
      units.push(title, toUnit(text, spanOf(lines, end, end + 1)));
      return end + 1;
    }
    if (!startsParagraph(below) || danglingEnd.test(title.text.slice(-12))) continue;
    // The number of characters that would have remained free in the last line of the title if the next word had been added to it.
    const gap = width - lengthOf(lines, end - 1) - firstWordOf(below).length - 1;
    if (endsTitle(title.text, below, gap, from === 0, lines.length - end)) {
      units.push(title);
      return end;
    }
  }
  return from;
}

/**
 * Whether a title ends and a paragraph begins on the line below. This is judged by the room that is left after the title and by the
 * capitals in both.
 */
function endsTitle(title: string, below: string, gap: number, isFirst: boolean, linesBelow: number): boolean {
  const isWide = isTitleCase(title);
  if (gap >= 12) return isWide || linesBelow > 1;
  if (gap >= 0) return isWide;
  return isFirst && isWide && below.length >= 30 && !isTitleCase(below);
}

function endsParagraph(text: string, lines: LineBlock, at: number, width: number): boolean {
  const line = sliceLine(text, lines, at);
  const next = sliceLine(text, lines, at + 1);
  if (!startsParagraph(next)) return false;
  if (!endsSentence(line) && !/\S\/\S+$/.test(line)) return false;
  return lengthOf(lines, at) + 1 + firstWordOf(next).length <= width || isTitleCase(next);
}

/** Whether a line begins with a capital, a digit, or a coined word such as `iPhone`. */
function startsParagraph(line: string): boolean {
  return /^["'“‘[$\\]*[\p{Lu}\d]|^\p{Ll}*\p{Lu}/u.test(line);
}

/** Whether most long words are capitalised, as in titles. */
export function isTitleCase(line: string): boolean {
  const words = line.match(/[\p{L}][\p{L}'’-]{3,}/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}|^\p{Ll}+\p{Lu}/u.test(word)).length;
  return words.length > 0 && capitals >= words.length * 0.6;
}

function firstWordOf(line: string): string {
  return /^\S+/.exec(line)?.[0] ?? '';
}

function sliceLine(text: string, lines: LineBlock, at: number): string {
  const line = lines[at];
  return line === undefined ? '' : text.slice(line.start, line.end);
}

function lengthOf(lines: LineBlock, at: number): number {
  const line = lines[at];
  return line === undefined ? 0 : line.end - line.start;
}

/** The span of the lines from `from` up to but not including `end`. */
function spanOf(lines: LineBlock, from: number, end: number): Span {
  return { start: lines[from]?.start ?? 0, end: lines[end - 1]?.end ?? 0 };
}
