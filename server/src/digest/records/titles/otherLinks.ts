import type { TitleCandidate } from '../slots/candidates';
import type { RecordBlock } from '../blocks/recordBlock';
import type { BlockContext } from '../slots/slots';
import { titleLikeness } from '../slots/titleLikeness';

/** If at least this share of a list's blocks leads to papers, all blocks of the list are expected to. */
const mostly = 0.7;
/** Words with a lower likeness hardly read like a title. */
const doubtful = 0.4;

/** Whether the blocks of a list, or the records around them, have links to papers or identifiers of papers. */
export function linkToPapers(blocks: readonly RecordBlock[], context: BlockContext): boolean {
  return blocks.length > 2 && blocks.filter((block) => leadsToPaper(block, context)).length >= mostly * blocks.length;
}

/** If a list links to papers, drops titles whose block links to another page instead, unless their words read like a title. */
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
