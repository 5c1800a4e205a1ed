import type { Candidate } from './candidates';
import type { ChosenTitle } from './chooseTitles';
import { findHeadEnd } from './candidates';
import { areMostlyTitles, areTitles, mayBeTitle } from './areTitles';
import { isProse } from './evidence';
import { findOpening } from './opening';
import { findLinks, type RecordBlock } from './recordBlock';
import { groupOf, type Surroundings } from './slots';

/** So much of a list tells what its titles come with. */
const mostly = 0.7;
/** A title of a list is no surer than that. */
const listedScore = 0.35;

/** The titles of lists of titles: items, headings, or paragraphs of a line each that stand one below the other, under one heading or several. */
export function findTitleLists(around: Surroundings, isCalledDigest: boolean): ChosenTitle[] {
  const lists = new Map<string, List[]>();
  for (const run of findRuns(around.blocks)) {
    const group = run[0] === undefined ? '' : groupOf(run[0]);
    lists.set(group, [...(lists.get(group) ?? []), toList(run)]);
  }
  return [...lists.values()].flatMap((group) => {
    const isOne = group[0]?.blocks[0]?.kind === 'item' && areTitles(group.flatMap(({ lines }) => lines), isCalledDigest);
    return group.filter(({ lines }) => (isOne ? areMostlyTitles(lines) : areTitles(lines, isCalledDigest))).flatMap((list) => titlesOf(list, around));
  }).map((opening) => ({ ...opening, slotKey: `${groupOf(opening.block)}|opening`, score: listedScore }));
}

/** Blocks, what each begins with, and the words of that: empty where it is no title. */
interface List {
  readonly blocks: readonly RecordBlock[];
  readonly openings: readonly (Candidate | undefined)[];
  readonly lines: readonly string[];
}

function toList(blocks: readonly RecordBlock[]): List {
  const openings = blocks.map((block) => findOpening(block, findHeadEnd(block)));
  return { blocks, openings, lines: openings.map((opening) => (opening === undefined ? '' : opening.block.text.slice(opening.start, opening.end).replaceAll('\n', ' '))) };
}

function titlesOf({ blocks, openings, lines }: List, around: Surroundings): Candidate[] {
  const leadToPapers = blocks.filter((block) => leadsToPaper(block, around)).length >= mostly * blocks.length;
  return openings.filter((opening, at): opening is Candidate => opening !== undefined && !leadsInside(opening.block) && mayBeTitle(lines[at] ?? '') && !(leadToPapers && leadsElsewhere(opening.block, around)));
}

function leadsToPaper({ index }: RecordBlock, around: Surroundings): boolean {
  const { start, end } = around.scopeOf(index);
  return around.has('paperLink', start, end) || around.has('identifier', start, end);
}

/** Whether a block is an entry of a table of contents. */
function leadsInside(block: RecordBlock): boolean {
  const links = findLinks(block);
  return links.length > 0 && links.every((link) => /^(?:[#./]|[^:]*\.(?:md|html?)\b)/.test(link));
}

/** Whether a block links a page, and no paper. */
function leadsElsewhere(block: RecordBlock, around: Surroundings): boolean {
  return around.evidenceOf(block.index).pageLink && !leadsToPaper(block, around);
}

/** Blocks of one look that follow each other; what is set below an item belongs to it. */
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
    const own = isListed(block) ? groupOf(block) : '';
    if (group !== '' && own === group) {
      run.push(block);
      continue;
    }
    if (run[0]?.kind === 'item' && block.depth > 0 && block.kind !== 'heading' && (block.kind === 'text' || block.depth > run[0].depth)) continue;
    close();
    if (own === '') continue;
    run = [block];
    group = own;
  }
  close();
  return runs;
}

/** Whether a block may be one of a list: a cell is told by its column, running text and sentences by nothing. */
function isListed({ kind, depth, cell, text, lines }: RecordBlock): boolean {
  if (cell !== undefined || isProse(text)) return false;
  return kind !== 'text' || (depth === 0 && lines.length <= 2 && text.length < 300 && !/[.:]\s*$/.test(text));
}
