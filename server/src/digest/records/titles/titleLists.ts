import { findLinks, type RecordBlock } from '../blocks/recordBlock';
import { type BlockContext, siblingGroupOf } from '../slots/blockContext';
import { findHeadEnd, type TitleCandidate } from '../slots/candidates';
import { isProse } from '../slots/evidence';
import { findTitleAtStart } from '../slots/titleAtStart';
import { areMostlyTitles, areTitles, mayBeTitle } from './areTitles';
import type { ChosenTitle } from './chooseTitles';
import { dropTitlesOfOtherPages, mostlyLinkToPapers } from './paperEvidence';

/** The score given to each title in a list that contains only titles. */
const listedScore = 0.35;
/**
 * Unless the writer calls the text a digest, a list is searched for further titles only if at least this share of its blocks has a
 * known title.
 */
const knownShare = 0.4;

/**
 * Finds the titles in lists that contain only titles: consecutive items, headings or short paragraphs, under one or several headings. A
 * list of links to papers is judged as leniently as a list in a text that the writer calls a digest (see `areTitles`). If some titles
 * are already `known`, a list is used only if it agrees with them: in each block with a known title, the title that is found here must
 * begin at the same place. If the writer has not called the text a digest, `known` titles lead to two more conditions: most of the
 * list's blocks link to papers, and at least `knownShare` of its blocks have a known title.
 */
export function findTitleLists(context: BlockContext, isCalledDigest: boolean, known: readonly ChosenTitle[]): readonly ChosenTitle[] {
  const groups = new Map<string, List[]>();
  const starts = new Map(known.map(({ block, start }) => [block.index, start]));
  for (const run of findRuns(context.blocks)) {
    const list = toList(run, context);
    if (known.length > 0 && !mayHaveMoreTitles(list, starts, isCalledDigest)) continue;
    const others = groups.get(list.group);
    if (others === undefined) groups.set(list.group, [list]);
    else others.push(list);
  }
  const titles = [...groups.values()].flatMap((lists) => {
    const all = lists[0]?.blocks[0]?.kind === 'item' ? lists.flatMap(({ lines }) => lines) : [];
    const isOne = areTitles(all, isCalledDigest);
    return lists
      .filter(({ lines, linksPapers }) => (isOne ? areMostlyTitles(lines) : areTitles(lines, isCalledDigest || linksPapers)))
      .flatMap(titlesOf);
  });
  return dropTitlesOfOtherPages(titles, context);
}

/** Whether a list may contain more titles than the known ones. */
function mayHaveMoreTitles({ blocks, openings, linksPapers }: List, known: ReadonlyMap<number, number>, isCalledDigest: boolean): boolean {
  const own = blocks.filter((block, at) => known.has(block.index) && known.get(block.index) === openings[at]?.start).length;
  const isSure = own >= knownShare * blocks.length;
  if (own < blocks.filter(({ index }) => known.has(index)).length) return false;
  return isCalledDigest || (isSure && linksPapers);
}

/**
 * A list of blocks. `openings` contains, for each block, the possible title at its beginning; undefined if there is none. `lines`
 * contains the words of these titles, and an empty string for a block without one.
 */
interface List {
  readonly group: string;
  readonly linksPapers: boolean;
  readonly blocks: readonly RecordBlock[];
  readonly openings: readonly (TitleCandidate | undefined)[];
  readonly lines: readonly string[];
}

function toList(blocks: readonly RecordBlock[], context: BlockContext): List {
  const isWrapped = !breakFreely(blocks);
  const openings = blocks.map((block) =>
    findTitleAtStart(block, isWrapped ? findHeadEnd(block) : (block.lineStarts[1] ?? block.text.length + 1) - 1),
  );
  return {
    group: blocks[0] === undefined ? '' : siblingGroupOf(blocks[0]),
    linksPapers: mostlyLinkToPapers(blocks, context),
    blocks,
    openings,
    lines: openings.map((opening) =>
      opening === undefined ? '' : opening.block.text.slice(opening.start, opening.end).replaceAll('\n', ' '),
    ),
  };
}

/**
 * Whether most blocks with several lines break their first line although the next word would have fitted. Then the line below a title
 * does not continue the title.
 */
function breakFreely(blocks: readonly RecordBlock[]): boolean {
  const width = blocks.reduce(
    (widest, { text, lineStarts }) =>
      lineStarts.reduce((own, start, at) => Math.max(own, (lineStarts[at + 1] ?? text.length + 1) - 1 - start), widest),
    0,
  );
  const multiline = blocks.filter(({ lineStarts }) => lineStarts.length > 1);
  const free = multiline.filter(({ text }) => (/^.*\n\s*\S+/.exec(text)?.[0].length ?? 0) <= width);
  return free.length > multiline.length / 2;
}

function titlesOf({ group, openings, lines }: List): ChosenTitle[] {
  return openings.flatMap((opening, at) =>
    opening !== undefined && !leadsInside(opening.block) && mayBeTitle(lines[at] ?? '')
      ? [{ ...opening, slotKey: `${group}|opening`, score: listedScore }]
      : [],
  );
}

/** Whether a block is an entry of a table of contents: all its links lead to a section or page of the same site. */
function leadsInside(block: RecordBlock): boolean {
  const links = findLinks(block);
  return links.length > 0 && links.every((link) => /^(?:[#./]|[^:]*\.(?:md|html?)\b)/.test(link));
}

/**
 * Groups consecutive blocks of the same sibling group. Any other block ends a group, except a block that is nested below an item, which
 * is left out.
 */
function findRuns(blocks: readonly RecordBlock[]): RecordBlock[][] {
  const runs: RecordBlock[][] = [];
  let run: RecordBlock[] = [];
  let group = '';
  const close = (): void => {
    if (run.length > 0) runs.push(run);
    run = [];
    group = '';
  };
  for (const block of blocks) {
    const own = isListed(block) ? siblingGroupOf(block) : '';
    if (group !== '' && own === group) {
      run.push(block);
      continue;
    }
    if (run[0]?.kind === 'item' && block.depth > 0 && block.kind !== 'heading' && (block.kind === 'text' || block.depth > run[0].depth))
      continue;
    close();
    if (own === '') continue;
    run = [block];
    group = own;
  }
  close();
  return runs;
}

/** Whether a block may be part of a list. Prose is not, and neither are cells, which are judged by their column instead. */
function isListed({ kind, depth, cell, text, lines, lineStarts }: RecordBlock): boolean {
  if (cell !== undefined || isProse(kind === 'item' ? text.slice(0, lineStarts[1] ?? text.length) : text)) return false;
  return kind !== 'text' || (depth === 0 && lines.length <= 2 && text.length < 300 && !/[.:]\s*$/.test(text));
}
