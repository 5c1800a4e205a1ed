import { readDate, type WrittenDate } from '#text';
import type { Extent } from '../../marked/markedLine';
import { foldRepeatedLine } from '../blocks/listedLines';
import { findLinks, type RecordBlock } from '../blocks/recordBlock';
import type { ChosenTitle } from '../titles/chooseTitles';

/** The indices of a record's blocks, from `start` up to but not including `end`. */
interface RecordBounds {
  readonly start: number;
  readonly end: number;
}

/** About the maximum number of blocks in a record. Without a limit, the last record would include the rest of the page. */
const maxBlocks = 60;
/** The maximum number of nested elements around a title that are examined. */
const maxLevels = 60;

/**
 * The bounds of each record, in the order of the titles. A record begins with its table row, its HTML element, its title, or the
 * repeated line above the title. It ends before the next record or earlier.
 */
export function findBounds(titles: readonly ChosenTitle[], blocks: readonly RecordBlock[]): RecordBounds[] {
  const lead = findLead(titles, blocks);
  const own = titles.map((title, at) => withLead(lead, findOwn(title, titles[at - 1], titles[at + 1], blocks), blocks));
  const bounds = own.map(({ start, end }, at) => ({
    start,
    end: extendBounds(end, titles[at]?.block, own[at + 1]?.start ?? blocks.length, blocks),
  }));
  return bounds.length > 2 ? withoutPageEnd(bounds, own, titles) : bounds;
}

/**
 * Limits the last record of an HTML page to the length of the longest other record, because the rest of the page follows the last
 * record.
 */
function withoutPageEnd(bounds: readonly RecordBounds[], own: readonly RecordBounds[], titles: readonly ChosenTitle[]): RecordBounds[] {
  const others = bounds.slice(0, -1);
  const [last, sure, block] = [bounds.at(-1), own.at(-1), titles.at(-1)?.block];
  if (last === undefined || sure === undefined || block?.lines[0]?.extent === undefined) return [...bounds];
  const most = others.reduce((longest, { end }, at) => Math.max(longest, end - (titles[at]?.block.index ?? end)), 1);
  return [...others, { start: last.start, end: Math.max(sure.end, Math.min(last.end, block.index + most)) }];
}

/**
 * If the same repeated line is directly above the first title and above most of the titles, returns this line with its numbers
 * replaced; otherwise undefined. For example, `[2] arXiv:2406.12934 [pdf]` is above the titles of arXiv listings.
 */
function findLead(titles: readonly ChosenTitle[], blocks: readonly RecordBlock[]): string | undefined {
  const above = titles.map(({ block }) => repeatedWordsOf(blocks[block.index - 1]));
  const [lead] = above;
  return lead !== undefined && above.length > 2 && above.filter((each) => each === lead).length > above.length / 2 ? lead : undefined;
}

function repeatedWordsOf(block: RecordBlock | undefined): string | undefined {
  return block?.isRepeated === true ? foldRepeatedLine(block.text) : undefined;
}

function withLead(lead: string | undefined, { start, end }: RecordBounds, blocks: readonly RecordBlock[]): RecordBounds {
  return { start: lead !== undefined && repeatedWordsOf(blocks[start - 1]) === lead ? start - 1 : start, end };
}

/** The bounds of the blocks that certainly belong to the record of a title. */
function findOwn(
  { block }: ChosenTitle,
  before: ChosenTitle | undefined,
  next: ChosenTitle | undefined,
  blocks: readonly RecordBlock[],
): RecordBounds {
  const { index, cell } = block;
  let start = index;
  let end = index + 1;
  if (cell !== undefined) {
    while (start - 1 > (before?.block.index ?? -1) && blocks[start - 1]?.cell?.row === cell.row) start -= 1;
    return { start, end };
  }
  const extent = findExtent(block, before?.block, next?.block);
  if (extent === undefined) return { start, end };
  while (start > 0 && startOf(blocks[start - 1]) >= extent.start) start -= 1;
  while (end < blocks.length && startOf(blocks[end]) < extent.end) end += 1;
  return end - start > maxBlocks ? { start: index, end: index + 1 } : { start, end };
}

/**
 * The extent of the outermost element that contains the title but neither the title before nor the title after. undefined if there is
 * no such element, or if there is only one title.
 */
function findExtent(block: RecordBlock, before: RecordBlock | undefined, next: RecordBlock | undefined): Extent | undefined {
  if (before === undefined && next === undefined) return undefined;
  let found: Extent | undefined;
  let extent = block.lines[0]?.extent;
  for (let level = 0; extent !== undefined && level < maxLevels; level += 1) {
    if (holds(extent, before) || holds(extent, next)) return found;
    found = extent;
    extent = extent.parent;
  }
  return found;
}

function holds({ start, end }: Extent, block: RecordBlock | undefined): boolean {
  return block !== undefined && startOf(block) >= start && startOf(block) < end;
}

/** The offset of a block in the digest. */
function startOf(block: RecordBlock | undefined): number {
  return block?.lines[0]?.span.start ?? 0;
}

/**
 * Returns the end of a record. Its blocks before `from` are certain. The blocks from there on belong to the record too, up to `stop` or
 * to an earlier block that begins something else, such as a heading.
 */
function extendBounds(from: number, title: RecordBlock | undefined, stop: number, blocks: readonly RecordBlock[]): number {
  if (title === undefined) return from;
  const { index, cell, kind, depth } = title;
  let end = from;
  for (; end < stop; end += 1) {
    const block = blocks[end];
    if (block === undefined) break;
    if (cell === undefined ? block.cell !== undefined && kind !== 'heading' : block.cell?.row !== cell.row) break;
    if (block.kind === 'heading' && (kind !== 'heading' || block.depth <= depth)) break;
    if (kind === 'item' && block.kind === 'item' && block.depth <= depth) break;
    if (kind === 'item' && block.kind === 'text' && block.depth === 0 && end - index > 3) break;
    if (end - index > maxBlocks) break;
  }
  return end;
}

/** A date or picture that belongs to a title is at most this many blocks above the title. */
const maxDistance = 3;
/** So many characters show whether a block has more than a word or two. */
const littleText = 500;

/** The date, if the block is a paragraph that contains only a date; undefined otherwise. */
export function readDateLine({ kind, cell, text }: RecordBlock): WrittenDate | undefined {
  if (kind !== 'text' || cell !== undefined || text.length > 60) return undefined;
  const line = text.trim();
  return bareYear.test(line) ? { date: line, year: Number(line) } : readDate(line);
}

/** A year alone in a line, which is no date of its own. */
export const bareYear = /^(?:19|20)\d\d$/;

/** Whether dates or years on lines of their own stand above papers, and not below: several stand directly above a title, most above none. */
export function areDatesAbove(blocks: readonly RecordBlock[], titles: readonly ChosenTitle[]): boolean {
  const [first, last] = [titles[0]?.block.index ?? 0, titles.at(-1)?.block.index ?? 0];
  const dates = blocks.slice(first, last + 1).filter((block) => readDateLine(block) !== undefined);
  const titled = new Set(titles.map(({ block }) => block.index));
  const above = dates.filter(({ index }) => titled.has(index + 1));
  return above.length > 1 && above.length === dates.length && dates.length <= maxDated * titles.length;
}

/** If dates stand above papers, several papers have one date: more dates than this share of the titles are those of single papers. */
const maxDated = 0.7;

/**
 * The date on a line of its own above the first paper; undefined if there is no such date. The date applies to all papers below it, up
 * to the next date.
 */
export function findDateAbove(blocks: readonly RecordBlock[], first: ChosenTitle): WrittenDate | undefined {
  const { index } = first.block;
  return blocks
    .slice(Math.max(0, index - maxDistance), index)
    .map(readDateLine)
    .findLast((date) => date !== undefined);
}

/**
 * Removes blocks at the end of a record that belong to the next title: a block with little text and only the link of that title, such
 * as a picture, or, in documents with dates above papers, a date. The blocks that follow a removed block are removed too.
 */
export function withoutStartOfNext(
  title: ChosenTitle,
  next: ChosenTitle,
  own: readonly RecordBlock[],
  datesAreAbove: boolean,
): readonly RecordBlock[] {
  const target = findLinks(next.block, next.start, next.end)[0];
  const ownTarget = findLinks(title.block, title.start, title.end)[0];
  const cut = own.findIndex((block, at) => {
    if (at < own.length - maxDistance || block.index <= title.block.index) return false;
    const isPicture =
      target !== undefined &&
      target !== ownTarget &&
      !/\p{L}{3}.*\s.*\p{L}{3}.*\s/u.test(block.text.slice(0, littleText)) &&
      findLinks(block).every((link) => link === target) &&
      findLinks(block).length > 0;
    return isPicture || (datesAreAbove && readDateLine(block) !== undefined);
  });
  return cut < 0 ? own : own.slice(0, cut);
}
