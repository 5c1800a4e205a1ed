import type { TitleCandidate } from '../slots/candidates';
import type { RecordBlock } from '../blocks/recordBlock';
import type { Surroundings } from '../slots/slots';
import { titleLikeness } from '../slots/titleLikeness';

/** So much of a list tells what its titles come with. */
const mostly = 0.7;
/** Words below that are hardly those of titles. */
const doubtful = 0.4;

/** Whether papers are what a list links. */
export function leadToPapers(blocks: readonly RecordBlock[], around: Surroundings): boolean {
  return blocks.length > 2 && blocks.filter((block) => leadsToPaper(block, around)).length >= mostly * blocks.length;
}

/** Titles without those that link a page where the others link papers, and that have no words of titles either. */
export function withoutOtherLinks<Title extends TitleCandidate>(titles: readonly Title[], around: Surroundings): readonly Title[] {
  return leadToPapers(
    titles.map(({ block }) => block),
    around,
  )
    ? titles.filter((title) => !leadsElsewhere(title, around))
    : titles;
}

function leadsElsewhere({ block, start, end }: TitleCandidate, around: Surroundings): boolean {
  return around.evidenceOf(block.index).pageLink && !leadsToPaper(block, around) && titleLikeness(block.text.slice(start, end)) < doubtful;
}

function leadsToPaper({ index }: RecordBlock, around: Surroundings): boolean {
  const { start, end } = around.scopeOf(index);
  return around.has('paperLink', start, end) || around.has('identifier', start, end);
}
