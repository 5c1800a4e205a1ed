import { findAgreedGroups } from './agreedGroups';
import { assignToNearest, countMembers, findCentroids, noGroup, refineGroups } from './centroids';
import { mergeGroups } from './mergeGroups';
import { createNeighbourGraph } from './neighbourGraph';
import type { ComparablePapers } from './paperSpace';
import { isZero, type Vectors } from './vectors';

/** The number of neighbours of a paper. It is large enough to connect the graph, and small enough to keep separate subjects apart. */
const neighbours = 15;
const rounds = 5;

export interface Groups {
  readonly count: number;
  /** The group of each paper; `noGroup` for a paper without any known term. */
  readonly of: Int32Array;
}

/**
 * Divides papers into about `wanted` groups of at least `smallest` papers. The first groups are agreed communities in the graph of
 * nearest neighbours by subject, which hardly change with the library. Then each paper moves to the group that is nearest by its words.
 * The result is deterministic.
 */
export function groupPapers({ subjects, words, hashes }: ComparablePapers, wanted: number, smallest: number): Groups {
  if (wanted < 2 || words.rows < 3) return numberGroups(dropZeros(words, new Int32Array(words.rows)));
  const graph = createNeighbourGraph(subjects, Math.min(neighbours, words.rows - 1));
  const agreed = numberGroups(dropZeros(words, findAgreedGroups(graph, wanted, hashes)));
  const merged = numberGroups(mergeGroups(words, agreed.of, agreed.count, wanted));
  const refined = numberGroups(refineGroups(words, merged.of, merged.count, rounds));
  return dissolveSmallGroups(words, refined, smallest);
}

function dropZeros(vectors: Vectors, groups: Int32Array): Int32Array {
  return groups.map((group, row) => (isZero(vectors, row) ? noGroup : group));
}

/** Numbers the groups from 0, in the order of their first papers. */
export function numberGroups(groups: Int32Array): Groups {
  const numbers = new Map<number, number>();
  const of = groups.map((group) => {
    if (group === noGroup) return noGroup;
    const known = numbers.get(group);
    if (known !== undefined) return known;
    numbers.set(group, numbers.size);
    return numbers.size - 1;
  });
  return { count: numbers.size, of };
}

/** Dissolves groups of fewer than `smallest` papers, one after the other. Their papers move to the nearest other group. */
export function dissolveSmallGroups(vectors: Vectors, groups: Groups, smallest: number): Groups {
  let current = groups;
  while (current.count > 1) {
    const sizes = countMembers(current.of, current.count);
    const least = sizes.indexOf(Math.min(...sizes));
    if ((sizes[least] as number) >= smallest) break;
    const kept = numberGroups(current.of.map((group) => (group === least ? noGroup : group)));
    const centroids = findCentroids(vectors, kept.of, kept.count);
    current = numberGroups(refineGroups(vectors, assignToNearest(vectors, centroids, kept.count), kept.count, 3));
  }
  return current;
}
