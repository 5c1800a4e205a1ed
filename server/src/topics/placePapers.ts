import { findCentroids, findNearest, measureOwnNearness, noGroup } from './centroids';
import { groupPapers, numberGroups, type Groups } from './groupPapers';
import { countWantedTopics } from './outlinePapers';
import { pickPapers, type ComparablePapers } from './paperSpace';
import { dotProduct } from './vectors';

export interface Placement {
  /** The heading of each paper, which is the kept or the nearest one; `noGroup` for a paper without any known term. */
  readonly headingOf: Int32Array;
  /** The papers for which no heading is near, in groups that may get headings of their own; `noGroup` for all other papers. */
  readonly farGroups: Groups;
}

/** The least number of papers for a new heading. */
const smallestHeading = 4;
/** A heading is near a paper unless this share of the kept papers is nearer to the other papers of its heading. */
const nearShare = 0.7;

/**
 * Finds the nearest of `count` kept headings for each paper that is not kept: `kept` is the heading of each paper, or `noGroup`. Papers
 * that are far from all headings, and nearer to each other than to any heading, form groups.
 */
export function placePapers(papers: ComparablePapers, kept: Int32Array, count: number): Placement {
  const vectors = papers.words;
  const { width, values } = vectors;
  const centroids = findCentroids(vectors, kept, count);
  const nearest = kept.map((heading, row) => (heading === noGroup ? findNearest(values, row, width, centroids, 0, count) : heading));
  const nearness = Float32Array.from(nearest, (heading, row) =>
    heading === noGroup ? 0 : dotProduct(values, row * width, centroids, heading * width, width),
  );
  const leastNear = findLeastNear(measureOwnNearness(vectors, kept, count).filter((_, row) => kept[row] !== noGroup));
  const far = Array.from(nearest.keys()).filter(
    (row) => kept[row] === noGroup && nearest[row] !== noGroup && (nearness[row] as number) < leastNear,
  );
  const groups = groupFarPapers(
    pickPapers(papers, far),
    Float32Array.from(far, (row) => nearness[row] as number),
  );
  const of = new Int32Array(kept.length).fill(noGroup);
  far.forEach((row, index) => (of[row] = groups.of[index] as number));
  return { headingOf: nearest, farGroups: { count: groups.count, of } };
}

function findLeastNear(nearness: Float32Array): number {
  return nearness.sort()[Math.floor(nearness.length * (1 - nearShare))] ?? 0;
}

/** Groups papers that are nearer to each other than to the nearest heading, to which they are as near as `nearness` says. */
function groupFarPapers(papers: ComparablePapers, nearness: Float32Array): Groups {
  const rows = papers.hashes.length;
  // The new headings come beside the kept ones, so there are half as many as in a library of these papers alone.
  const wanted = Math.min(Math.ceil(countWantedTopics(rows) / 2), Math.floor(rows / smallestHeading));
  let groups = groupPapers(papers, wanted, smallestHeading);
  // A paper that leaves a group changes the group, and so which papers are near to it.
  for (let size = Infinity; countGrouped(groups.of) < size; ) {
    size = countGrouped(groups.of);
    const own = measureOwnNearness(papers.words, groups.of, groups.count);
    const close = groups.of.map((group, row) => ((own[row] as number) > (nearness[row] as number) ? group : noGroup));
    const sizes = new Int32Array(groups.count);
    for (const group of close) if (group !== noGroup) sizes[group] = (sizes[group] as number) + 1;
    groups = numberGroups(close.map((group) => (group !== noGroup && (sizes[group] as number) >= smallestHeading ? group : noGroup)));
  }
  return groups;
}

function countGrouped(groups: Int32Array): number {
  return groups.reduce((sum, group) => sum + (group === noGroup ? 0 : 1), 0);
}
