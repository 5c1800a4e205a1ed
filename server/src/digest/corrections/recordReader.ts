import { readDate } from '#text';
import { lazy } from '../../base/derivedValues';
import { indexOfSpanAt, type Span } from '../../base/span';
import { findLabel } from '../fields/labels';
import { readMarkdownLines } from '../marked/markdown/markdownLines';
import type { MarkedLine } from '../marked/markedLine';
import { readBoilerplate } from '../pages/boilerplate';
import { blankLongLines } from '../pages/pastedText';
import { createRecordDraft, finishRecord, type LocatedText, setAuthors, type UnnamedRecord } from '../recordDraft';
import { gatherBlocks } from '../records/blocks/gatherBlocks';
import type { RecordBlock } from '../records/blocks/recordBlock';
import { readRecord as readFields } from '../records/fields/readRecord';
import { findVenue } from '../records/fields/venue';
import { isLinkOnly } from '../records/slots/candidates';
import { authorLikeness, isProse, readLabel } from '../records/slots/evidence';
import type { ChosenTitle } from '../records/titles/chooseTitles';
import { readPeopleBefore } from './peopleBefore';

/** Reads the record that has this title. Uses only the lines that begin in `within`. */
type RecordReader = (title: LocatedText, within: Span) => UnnamedRecord;

/** A record has at most this many lines above the line of its title, and at most this many from that line on. */
const maxLines = 200;

/**
 * Creates a reader for the records of titles that the writer named. A record is read from the paragraph, list item or table row that
 * contains its title, and from the text below that clearly belongs to the paper. The lines of the text are computed only once, when
 * first needed.
 */
export function createRecordReader(text: string): RecordReader {
  const lines = lazy(() => readMarkdownLines(blankLongLines(text).text));
  const spans = lazy(() => lines().map(({ span }) => span));
  return (title, within) => {
    const index = Math.max(0, indexOfSpanAt(spans(), title.span.start));
    const own = takeLines(lines(), index, within);
    return readOne(isPartOfLine(lines()[index], title.span) ? dropOthers(own, lines()[index], title.span) : own, title);
  };
}

/** Whether the line of a title has other words, too, as lines of references have. */
function isPartOfLine(line: MarkedLine | undefined, title: Span): boolean {
  if (line === undefined || line.kind !== 'text' || line.cell !== undefined) return false;
  return line.pieces.some(
    ({ text, span }) =>
      (span.start < title.start || span.end > title.end) && countWords(text) > countWords(withinTitle(text, span, title)) + 1,
  );
}

function withinTitle(text: string, span: Span, title: Span): string {
  return text.slice(Math.max(0, title.start - span.start), Math.max(0, title.end - span.start));
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/**
 * Drops the lines of a paragraph that are records of their own: the line of the title has people or a venue, too, so other lines belong to
 * its record only if they continue it, or have only facts.
 */
function dropOthers(lines: readonly MarkedLine[], line: MarkedLine | undefined, title: Span): readonly MarkedLine[] {
  const index = line === undefined ? -1 : lines.indexOf(line);
  if (index < 0) return lines;
  const width = Math.max(...paragraphAround(lines, index).map((each) => textOf(each).length));
  const divides = (at: number): boolean => {
    const [above, below] = [lines[at - 1], lines[at]];
    return above !== undefined && below !== undefined && !below.startsBlock && divideRecords(textOf(above), textOf(below), width);
  };
  let from = index;
  while (from > 0 && !divides(from)) from -= 1;
  let to = index + 1;
  while (to < lines.length && ((lines[to]?.span.start ?? title.end) < title.end || !divides(to))) to += 1;
  return lines.slice(from, to);
}

/** The lines of the paragraph of a line. */
function paragraphAround(lines: readonly MarkedLine[], index: number): readonly MarkedLine[] {
  let to = index + 1;
  while (lines[to]?.startsBlock === false) to += 1;
  return lines.slice(0, to);
}

/** A line of hard-wrapped text is at least this share of the width of its paragraph. */
const minWrapped = 0.75;

/** Whether two neighbouring lines of a paragraph are of different records. */
function divideRecords(above: string, below: string, width: number): boolean {
  if (/^\p{Ll}/u.test(below) || authorLikeness(below) > 0.6 || readLabel(below) !== undefined || /^https?:\S+$/.test(below)) return false;
  return /[.!?»”\])\d]$/u.test(above) || above.length < minWrapped * width;
}

function textOf({ pieces }: MarkedLine): string {
  return pieces
    .map(({ text }) => text)
    .join('')
    .trim();
}

/** The lines in the span, from the first line of the paragraph or row that contains the line at `index`. */
function takeLines(lines: readonly MarkedLine[], index: number, { start, end }: Span): readonly MarkedLine[] {
  let from = Math.max(0, index);
  const isAbove = (line: MarkedLine | undefined, above: MarkedLine | undefined): boolean =>
    line?.cell === undefined ? line?.startsBlock === false : line.cell.row === above?.cell?.row;
  while (index - from < maxLines && isAbove(lines[from], lines[from - 1]) && (lines[from - 1]?.span.start ?? -1) >= start) from -= 1;
  let to = from;
  while (to < lines.length && to < index + maxLines && (lines[to]?.span.start ?? end) < end) to += 1;
  return lines.slice(from, to);
}

/** People before a title take at most so many UTF-16 units. */
const maxBefore = 600;

function readOne(lines: readonly MarkedLine[], title: LocatedText): UnnamedRecord {
  const blocks = gatherBlocks(lines);
  const chosen = findTitle(blocks, title.span);
  if (chosen === undefined) return finishRecord(createRecordDraft(title));
  const draft = { ...readFields(chosen, listOwn(chosen, blocks, title.span)), title };
  const before = chosen.block.text.slice(0, chosen.start);
  const people = before.length < maxBefore ? readPeopleBefore(before.replaceAll('\n', ' ')) : undefined;
  if (people !== undefined) setAuthors(draft, people);
  return finishRecord({
    ...draft,
    start: Math.min(draft.start ?? title.span.start, title.span.start),
    end: Math.max(draft.end, title.span.end),
  });
}

/**
 * The block in which the title begins, and the position of the title in the text of the block; undefined if no block contains the
 * title.
 */
function findTitle(blocks: readonly RecordBlock[], { start, end }: Span): ChosenTitle | undefined {
  const block = blocks.find(({ parts }) => (parts.at(-1)?.piece.span.end ?? 0) > start);
  if (block === undefined) return undefined;
  const inside = block.parts.filter(({ piece: { span } }) => span.end > start && span.start < end);
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const from = first.start + Math.max(0, start - first.piece.span.start);
  const to = last.end - Math.max(0, last.piece.span.end - end);
  return { block, start: from, end: Math.max(from, to), slot: 'named', slotKey: 'named', score: 1 };
}

/** The blocks of a record: those of its table row, or else the block of the title and the blocks below that belong to the paper. */
function listOwn(
  { block: { index, cell, kind, depth } }: ChosenTitle,
  blocks: readonly RecordBlock[],
  title: Span,
): readonly RecordBlock[] {
  if (cell !== undefined) return blocks.filter((block) => block.cell?.row === cell.row);
  const own = blocks.slice(index, index + 1);
  let isTold = false;
  for (const block of blocks.slice(index + 1)) {
    // The title has several lines, and this block ends within it.
    if ((block.parts.at(-1)?.piece.span.end ?? 0) <= title.end) continue;
    const isBelow = kind === 'item' && block.depth > depth - (block.kind === 'item' ? 0 : 1);
    if (!isBelow && (isTold || block.kind !== 'text' || block.cell !== undefined)) break;
    isTold ||= isProse(block.text);
    if (!isBelow && !isTold && !hasOnlyFacts(block)) break;
    own.push(block);
  }
  return own;
}

/** Whether a block is only a link, or each of its lines is a labelled field, names authors, a date or a venue, or is boilerplate. */
function hasOnlyFacts(block: RecordBlock): boolean {
  return isLinkOnly(block) || block.text.split('\n').every((line) => isFact(line.trim()));
}

function isFact(line: string): boolean {
  const label = readLabel(line)?.label;
  return (
    (label !== undefined && findLabel(label) !== undefined) ||
    findLabel(line) !== undefined ||
    authorLikeness(line) > 0.6 ||
    readDate(line) !== undefined ||
    findVenue(line) !== undefined ||
    readBoilerplate(line) !== undefined
  );
}
