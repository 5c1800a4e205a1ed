import { readDate, readTrailingDate, type WrittenDate } from '../../../text/dates/writtenDate';
import { findLabel } from '../../fields/labels';
import type { ChosenTitle } from '../titles/chooseTitles';
import type { RecordBlock } from '../blocks/recordBlock';

/** What the headings above a record state about the record. */
export interface Section {
  /** The date in the nearest heading that ends with a date. */
  readonly date?: WrittenDate;
  /** The headings that can be tags, without their numbers, the outermost one first. */
  readonly tags: readonly string[];
}

const noSection: Section = { tags: [] };
const longestTag = 80;
const generalHeadings = /^(?:(?:table of )?contents|papers?|(?:reading |paper )?list|references|bibliography|news|overview|introduction)$/i;

/** The section of each title. Headings that apply to all papers of the document, or that are about single papers, are not used as tags. */
export function findSections(blocks: readonly RecordBlock[], titles: readonly ChosenTitle[]): readonly Section[] {
  const titled = new Set(titles.map(({ block }) => block.index));
  const sections = new Map<number, Section>();
  let open: readonly { readonly depth: number; readonly text: string }[] = [];
  let current = noSection;
  for (const block of blocks) {
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
    }
  }
  const found = titles.map(({ block }) => sections.get(block.index) ?? noSection);
  const first = found[0] ?? noSection;
  const shared = found.reduce((left, { tags }) => (left.length === 0 ? left : left.filter((tag) => tags.includes(tag))), first.tags);
  const counts = new Map<string, number>();
  for (const { tags } of found) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const single = [...counts].filter(([, count]) => count === 1).map(([tag]) => tag);
  // If there are more headings with only one paper than half the number of papers, such headings are about single papers: for example
  // the title in another language.
  const dropped = new Set([...shared, ...(single.length > found.length / 2 ? single : [])]);
  if (dropped.size === 0) return found;
  const cut = new Map(
    [...new Set(found)].map((section): [Section, Section] => [
      section,
      { ...section, tags: section.tags.filter((tag) => !dropped.has(tag)) },
    ]),
  );
  return found.map((section) => cut.get(section) ?? section);
}

function toSection(open: readonly { readonly text: string }[]): Section {
  const date = open.map(({ text }) => readTrailingDate(text)).findLast((each) => each !== undefined);
  const tags = open.map(({ text }) => toTag(text)).filter((tag) => tag !== undefined);
  return { ...(date === undefined ? {} : { date }), tags: [...new Set(tags)] };
}

/**
 * The text of a heading without leading numbers and symbols such as emoji. undefined if the text has no letters, is too long, is a date
 * or a label, or is as general as `Papers` or `Introduction`.
 */
export function toTag(heading: string): string | undefined {
  const tag = heading.replace(/^(?:[^\p{L}\p{N}]+|(?:\d+|[IVX]+)(?:\.\d+)*[.)]\s+)+/u, '').replace(/(?:[\s:：.#¶-]|\*\*|__|==)+$/u, '');
  const isTag =
    /\p{L}/u.test(tag) &&
    tag.length <= longestTag &&
    readDate(tag) === undefined &&
    findLabel(tag) === undefined &&
    !generalHeadings.test(tag);
  return isTag ? tag : undefined;
}
