import { readDate, type WrittenDate } from '../../fields/dates';
import type { ChosenTitle } from '../titles/chooseTitles';
import { findLinks, type RecordBlock } from '../blocks/recordBlock';

/** How far above a title a date or a picture may stand that belongs to it, in blocks. */
const farthest = 3;

/** The date that a line of its own is; undefined for any other block. */
export function readDateLine({ kind, cell, text }: RecordBlock): WrittenDate | undefined {
  return kind !== 'text' || cell !== undefined || text.length > 60 ? undefined : readDate(text.trim());
}

/** The date on a line of its own above the first paper: such dates hold for the papers below them, up to the next. */
export function findDateAbove(blocks: readonly RecordBlock[], first: ChosenTitle): WrittenDate | undefined {
  const { index } = first.block;
  return blocks
    .slice(Math.max(0, index - farthest), index)
    .map(readDateLine)
    .findLast((date) => date !== undefined);
}

/**
 * The blocks of a record without what stands right above the next title and belongs to that: a picture that leads where the title
 * leads, and where dates stand above papers a date.
 */
export function withoutNext(
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
      !/\p{L}{3}.*\s.*\p{L}{3}.*\s/u.test(block.text) &&
      findLinks(block).every((link) => link === target) &&
      findLinks(block).length > 0;
    return isPicture || (datesAreAbove && readDateLine(block) !== undefined);
  });
  return cut < 0 ? own : own.slice(0, cut);
}
