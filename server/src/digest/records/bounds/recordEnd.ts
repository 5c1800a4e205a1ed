import { readDate, type WrittenDate } from '../../../text/dates/writtenDate';
import type { ChosenTitle } from '../titles/chooseTitles';
import { findLinks, type RecordBlock } from '../blocks/recordBlock';

/** A date or picture that belongs to a title is at most this many blocks above the title. */
const farthest = 3;
/** So many characters show whether a block has more than a word or two. */
const littleText = 500;

/** The date, if the block is a paragraph that contains only a date; undefined otherwise. */
export function readDateLine({ kind, cell, text }: RecordBlock): WrittenDate | undefined {
  return kind !== 'text' || cell !== undefined || text.length > 60 ? undefined : readDate(text.trim());
}

/**
 * The date on a line of its own above the first paper; undefined if there is no such date. The date applies to all papers below it, up
 * to the next date.
 */
export function findDateAbove(blocks: readonly RecordBlock[], first: ChosenTitle): WrittenDate | undefined {
  const { index } = first.block;
  return blocks
    .slice(Math.max(0, index - farthest), index)
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
    if (at < own.length - farthest || block.index <= title.block.index) return false;
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
