import { foldText } from '#text';
import type { KeptHeading } from '../model/topic';
import {
  assignToNearest,
  countMembers,
  dotProduct,
  findCentroids,
  findNearest,
  measureNearness,
  measureOwnNearness,
  noGroup,
  type Vectors,
} from './centroids';
import { type Groups, groupPapers, numberGroups } from './groupPapers';
import { countWantedTopics } from './outlinePapers';
import { type ComparablePapers, pickPapers } from './paperSpace';
import { isOtherPapers, type TopicName } from './topicMap';

interface Placement {
  /** The heading of each paper, which is the kept or the nearest one; `noGroup` for a paper without any known term. */
  readonly headingOf: Int32Array;
  /** The papers by their headings, and those for which no heading is near in groups of their own, numbered after the headings. */
  readonly groups: Groups;
}

/** Names each of `count` groups. Labels differ from those in `taken`. */
export type NameGroups = (groups: Int32Array, count: number, taken: readonly string[]) => readonly TopicName[];

/** A kept heading, or a new one for a group of papers. */
export interface Home extends TopicName {
  /** The number of the kept heading; for a new heading, the number of its group after those of the kept headings. */
  readonly group: number;
}

interface Homes {
  /** The group of each paper's home; `noGroup` for a paper that has none. */
  readonly homeOf: Int32Array;
  /** The kept headings in the writer's order, then the new ones by size, the largest first. */
  readonly homes: readonly Home[];
}

/** The least number of papers for a new heading. */
const minHeading = 4;
/** A heading is near a paper unless this share of the kept papers is nearer to the other papers of its heading. */
const nearShare = 0.7;

/**
 * Finds the nearest of `count` kept headings for each paper that is not kept: `kept` is the heading of each paper, or `noGroup`. Papers
 * that are far from all headings, and nearer to each other than to any heading, form groups; they are found in at most `most` papers.
 */
export function placePapers(papers: ComparablePapers, kept: Int32Array, count: number, max: number): Placement {
  const vectors = papers.words;
  const { width, values } = vectors;
  const centroids = findCentroids(vectors, kept, count);
  const headingOf = kept.map((heading, row) => (heading === noGroup ? findNearest(values, row, width, centroids, 0, count) : heading));
  const nearness = measureNearness(vectors, headingOf, centroids);
  const leastNear = findLeastNear(measureOwnNearness(vectors, kept, count).filter((_, row) => kept[row] !== noGroup));
  const far = Array.from(headingOf.keys()).filter(
    (row) => kept[row] === noGroup && headingOf[row] !== noGroup && (nearness[row] as number) < leastNear,
  );
  const farGroups = groupFarPapers(
    pickPapers(papers, far),
    Float32Array.from(far, (row) => nearness[row] as number),
    max,
  );
  const of = headingOf.slice();
  far.forEach((row, index) => {
    const group = farGroups.of[index] as number;
    if (group !== noGroup) of[row] = count + group;
  });
  return { headingOf, groups: { count: count + farGroups.count, of } };
}

function findLeastNear(nearness: Float32Array): number {
  return nearness.sort()[Math.floor(nearness.length * (1 - nearShare))] ?? 0;
}

/**
 * Groups papers that are nearer to each other than to the nearest heading, to which they are as near as `nearness` says. If there are
 * more than `most`, groups are found in those with the smallest hashes, and the others join the nearest group.
 */
function groupFarPapers(papers: ComparablePapers, nearness: Float32Array, max: number): Groups {
  const { hashes, words } = papers;
  const rows = Array.from(hashes.keys())
    .sort((a, b) => (hashes[a] as number) - (hashes[b] as number) || a - b)
    .slice(0, max)
    .sort((a, b) => a - b);
  const sample = pickPapers(papers, rows);
  const { of: groupOf, count } = groupSample(
    sample,
    Float32Array.from(rows, (row) => nearness[row] as number),
  );
  const centroids = findCentroids(sample.words, groupOf, count);
  const nearest = assignToNearest(words, centroids, count);
  const of = keepNearer(nearest, measureNearness(words, nearest, centroids), nearness);
  rows.forEach((row, index) => (of[row] = groupOf[index] as number));
  return { of, count };
}

function groupSample(papers: ComparablePapers, nearness: Float32Array): Groups {
  const rows = papers.hashes.length;
  // The new headings come beside the kept ones, so there are half as many as in a library of these papers alone.
  const wanted = Math.min(Math.ceil(countWantedTopics(rows) / 2), Math.floor(rows / minHeading));
  let groups = groupPapers(papers, wanted, minHeading);
  // A paper that leaves a group changes the group, and so which papers are near to it.
  for (let size = Infinity; countGrouped(groups.of) < size; ) {
    size = countGrouped(groups.of);
    const close = keepNearer(groups.of, measureOwnNearness(papers.words, groups.of, groups.count), nearness);
    const sizes = countMembers(close, groups.count);
    groups = numberGroups(close.map((group) => (group !== noGroup && (sizes[group] as number) >= minHeading ? group : noGroup)));
  }
  return groups;
}

/** The groups of the papers that are nearer to their group than `nearness` says. */
function keepNearer(groups: Int32Array, ofGroup: Float32Array, nearness: Float32Array): Int32Array {
  return groups.map((group, row) => ((ofGroup[row] as number) > (nearness[row] as number) ? group : noGroup));
}

function countGrouped(groups: Int32Array): number {
  return groups.reduce((sum, group) => sum + (group === noGroup ? 0 : 1), 0);
}

/**
 * Gives a new heading to each group of far papers that share a phrase. If a kept heading is called by that phrase, they join it; if they
 * share none, they join their nearest headings.
 */
export function findHomes({ headingOf, groups }: Placement, headings: readonly KeptHeading[], name: NameGroups): Homes {
  const names = name(groups.of, groups.count, []);
  const findHome = (name: TopicName, group: number): number | undefined => {
    const same = headings.findIndex(({ label }) => foldText(label) === foldText(name.label));
    return isOtherPapers(name) ? undefined : same === -1 ? group : same;
  };
  const targets = names.map((each, group) => (group < headings.length ? group : findHome(each, group)));
  const homeOf = groups.of.map((group, row) => (group === noGroup ? noGroup : (targets[group] ?? (headingOf[row] as number))));
  const sizes = countMembers(homeOf, groups.count);
  const homes = names.map(({ label, terms }, group): Home => ({ label: headings[group]?.label ?? label, terms, group }));
  const newHomes = homes
    .slice(headings.length)
    .filter(({ group }) => targets[group] === group)
    .sort((a, b) => (sizes[b.group] as number) - (sizes[a.group] as number) || a.group - b.group);
  return { homeOf, homes: [...homes.slice(0, headings.length), ...newHomes] };
}

/** Another topic is close to a paper if it is at least this share as near as the paper's own topic. */
const closeShare = 0.8;

/**
 * The second topic of each paper, which is the nearest of the other topics if it is close; else `noGroup`. `nearness` says how near each
 * paper is to its own topic, measured without the paper.
 */
export function findSecondTopics(
  { rows, width, values }: Vectors,
  topicOf: Int32Array,
  nearness: Float32Array,
  centroids: Float32Array,
): Int32Array {
  const seconds = new Int32Array(rows).fill(noGroup);
  for (let row = 0; row < rows; row++) {
    let max = closeShare * (nearness[row] as number);
    // Of a paper that is alone in its topic it is not known how near it is.
    if (topicOf[row] === noGroup || max <= 0) continue;
    for (let topic = 0; topic * width < centroids.length; topic++) {
      const near = topic === topicOf[row] ? -1 : dotProduct(values, row * width, centroids, topic * width, width);
      if (near > max) [seconds[row], max] = [topic, near];
    }
  }
  return seconds;
}
