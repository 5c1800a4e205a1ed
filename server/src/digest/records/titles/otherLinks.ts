import type { TitleCandidate } from '../slots/candidates';
import type { RecordBlock } from '../blocks/recordBlock';
import type { BlockContext } from '../slots/slots';
import { titleLikeness } from '../slots/titleLikeness';

/** The share of a list's titles that must have a property for it to be expected of all. */
const mostly = 0.7;
/** Below this likeness the words hardly read like a title. */
const doubtful = 0.4;

/** Whether the links of a list lead to papers. */
export function linkToPapers(blocks: readonly RecordBlock[], context: BlockContext): boolean {
  return blocks.length > 2 && blocks.filter((block) => leadsToPaper(block, context)).length >= mostly * blocks.length;
}

/** Drops titles that link to other pages in a list that links to papers, unless they read like titles. */
export function withoutOtherLinks<Title extends TitleCandidate>(titles: readonly Title[], context: BlockContext): readonly Title[] {
  return linkToPapers(
    titles.map(({ block }) => block),
    context,
  )
    ? titles.filter((title) => !leadsElsewhere(title, context))
    : titles;
}

function leadsElsewhere({ block, start, end }: TitleCandidate, context: BlockContext): boolean {
  return (
    context.evidenceOf(block.index).pageLink && !leadsToPaper(block, context) && titleLikeness(block.text.slice(start, end)) < doubtful
  );
}

function leadsToPaper({ index }: RecordBlock, context: BlockContext): boolean {
  const { start, end } = context.scopeOf(index);
  return context.has('paperLink', start, end) || context.has('identifier', start, end);
}
