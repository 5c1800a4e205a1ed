import { readDate, readTrailingDate, type WrittenDate } from '#text';
import { findLabel, isLinkLabel } from '../../fields/labels';
import { findLinks, type RecordBlock } from '../blocks/recordBlock';
import type { ChosenTitle } from '../titles/chooseTitles';

/** What the headings above a record state about the record. */
interface Section {
  /** The date in the nearest heading that ends with a date. */
  readonly date?: WrittenDate;
  /** The headings that can be tags, without their numbers, the outermost one first. */
  readonly tags: readonly string[];
}

const noSection: Section = { tags: [] };
const maxTagLength = 80;
/** A longer heading is no tag, even without its numbers and symbols. A search for symbols at its end could take very long. */
const maxHeadingLength = 4 * maxTagLength;
const generalHeadings = /^(?:(?:table of )?contents|papers?|(?:reading |paper )?list|references|bibliography|news|overview|introduction)$/i;

/** The section of each title. Headings that apply to all papers of the document, or that are about single papers, are not used as tags. */
export function findSections(blocks: readonly RecordBlock[], titles: readonly ChosenTitle[]): readonly Section[] {
  const titled = new Set(titles.map(({ block }) => block.index));
  const sections = new Map<number, Section>();
  /** Names of sections that are no headings, but lines above items of a list. */
  const lines = new Set<string>();
  let open: readonly { readonly depth: number; readonly text: string }[] = [];
  let current = noSection;
  for (const [at, block] of blocks.entries()) {
    const { kind, depth, text, index } = block;
    if (kind === 'heading') {
      open = open.filter((each) => each.depth < depth);
      current = toSection(open);
    }
    if (titled.has(index)) {
      sections.set(index, current);
    } else if (kind === 'heading') {
      open = [...open, { depth, text: text.replace(/\s+/g, ' ').trim() }];
      current = toSection(open);
    } else if (isLineAboveList(block, blocks[at + 1], titled)) {
      open = [...open.filter((each) => each.depth < belowHeadings), { depth: belowHeadings, text }];
      current = toSection(open);
      lines.add(toTag(text) ?? '');
    }
  }
  const found = titles.map(({ block }) => sections.get(block.index) ?? noSection);
  const first = found[0] ?? noSection;
  const shared = found.reduce((left, { tags }) => (left.length === 0 ? left : left.filter((tag) => tags.includes(tag))), first.tags);
  const counts = new Map<string, number>();
  for (const { tags } of found) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const single = [...counts].filter(([, count]) => count === 1).map(([tag]) => tag);
  const singleLines = single.filter((tag) => lines.has(tag));
  const dropped = new Set([
    ...shared,
    // If there are more headings with only one paper than half the number of papers, such headings are about single papers: for example
    // the title in another language.
    ...(single.length > found.length / 2 ? single : []),
    // If most lines have only one paper, all belong to the papers: for example the authors above each title.
    ...(singleLines.length > lines.size / 2 ? lines : singleLines),
  ]);
  if (dropped.size === 0) return found;
  const cut = new Map(
    [...new Set(found)].map((section): [Section, Section] => [
      section,
      { ...section, tags: section.tags.filter((tag) => !dropped.has(tag)) },
    ]),
  );
  return found.map((section) => cut.get(section) ?? section);
}

/** The depth of a line that is the name of a section: below all headings. */
const belowHeadings = 7;
const maxWords = 6;

/** Whether a short line that is no item stands above an item that is a paper. */
function isLineAboveList(block: RecordBlock, next: RecordBlock | undefined, titled: ReadonlySet<number>): boolean {
  return (
    block.kind === 'text' &&
    block.depth === 0 &&
    block.lines.length === 1 &&
    next?.kind === 'item' &&
    titled.has(next.index) &&
    block.text.trim().split(/\s+/).length <= maxWords &&
    toTag(block.text) !== undefined &&
    findLinks(block).length === 0
  );
}

function toSection(open: readonly { readonly depth: number; readonly text: string }[]): Section {
  const headings = open.filter(({ depth }) => depth < belowHeadings);
  const date = headings.map(({ text }) => readTrailingDate(text)).findLast((each) => each !== undefined);
  const tags = open.map(({ text }) => toTag(text)).filter((tag) => tag !== undefined);
  return { ...(date === undefined ? {} : { date }), tags: [...new Set(tags)] };
}

/**
 * The text of a heading without leading numbers and symbols such as emoji. undefined if the text has no letters, is too long, is a date
 * or a label, a row of labels such as `Read Paper | PDF`, or is as general as `Papers` or `Introduction`.
 */
export function toTag(heading: string): string | undefined {
  if (heading.length > maxHeadingLength) return undefined;
  const tag = heading.replace(/^(?:[^\p{L}\p{N}]+|(?:\d+|[IVX]+)(?:\.\d+)*[.)]\s+)+/u, '').replace(/(?:[\s:：.#¶-]|\*\*|__|==)+$/u, '');
  const isTag =
    /\p{L}/u.test(tag) &&
    tag.length <= maxTagLength &&
    readDate(tag) === undefined &&
    findLabel(tag) === undefined &&
    !isRowOfLinks(tag) &&
    !generalHeadings.test(tag);
  return isTag ? tag : undefined;
}

function isRowOfLinks(text: string): boolean {
  const labels = text.split(/\s*[|·•]\s*/);
  return labels.length > 1 && labels.every(isLinkLabel);
}
