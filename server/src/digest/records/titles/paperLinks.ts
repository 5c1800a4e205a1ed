import type { TitleCandidate } from '../slots/candidates';
import type { RecordBlock } from '../blocks/recordBlock';
import type { BlockContext } from '../slots/slots';
import { titleLikeness } from '../slots/titleLikeness';

/** A list links to papers if at least this share of its records contains a link to a paper or an identifier. */
const mostly = 0.7;
/** Words with a lower likeness hardly read like a title. */
const doubtful = 0.4;

/** Whether most records of a list of at least three blocks contain a link to a paper or an identifier of a paper. */
export function mostlyLinkToPapers(blocks: readonly RecordBlock[], context: BlockContext): boolean {
  return blocks.length > 2 && blocks.filter((block) => leadsToPaper(block, context)).length >= mostly * blocks.length;
}

/**
 * If a list links to papers, drops the titles that lead to other pages. Such a title is in a block with a link to another page, its
 * record has no link to a paper, and its words do not read like a title.
 */
export function dropTitlesOfOtherPages<Title extends TitleCandidate>(titles: readonly Title[], context: BlockContext): readonly Title[] {
  return mostlyLinkToPapers(
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
