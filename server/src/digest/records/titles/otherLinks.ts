import type { TitleCandidate } from '../slots/candidates';
import type { RecordBlock } from '../blocks/recordBlock';
import type { BlockContext } from '../slots/slots';
import { titleLikeness } from '../slots/titleLikeness';

/** The share of a list's titles that must have a property for it to be expected of all. */
const mostly = 0.7;
/** Below this likeness the words hardly read like a title. */
const doubtful = 0.4;

/** Whether the links of a list lead to papers. */
export function linkToPapers(blocks: readonly RecordBlock[], around: BlockContext): boolean {
  return blocks.length > 2 && blocks.filter((block) => leadsToPaper(block, around)).length >= mostly * blocks.length;
}

/** Drops titles that link to other pages in a list that links to papers, unless they read like titles. */
export function withoutOtherLinks<Title extends TitleCandidate>(titles: readonly Title[], around: BlockContext): readonly Title[] {
  return linkToPapers(
    titles.map(({ block }) => block),
    around,
  )
    ? titles.filter((title) => !leadsElsewhere(title, around))
    : titles;
}

function leadsElsewhere({ block, start, end }: TitleCandidate, around: BlockContext): boolean {
  return around.evidenceOf(block.index).pageLink && !leadsToPaper(block, around) && titleLikeness(block.text.slice(start, end)) < doubtful;
}

function leadsToPaper({ index }: RecordBlock, around: BlockContext): boolean {
  const { start, end } = around.scopeOf(index);
  return around.has('paperLink', start, end) || around.has('identifier', start, end);
}
