import { findAgreedGroups } from './agreedGroups';
import { assignToNearest, findCentroids, noGroup, refineGroups } from './centroids';
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
  const merged = mergeGroups(words, agreed, wanted);
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

/**
 * Merges groups until at most `wanted` remain. Each time, the two groups are merged whose merger loses least (Ward's method on a
 * sphere).
 */
function mergeGroups({ width, values }: Vectors, groups: Groups, wanted: number): Groups {
  if (groups.count <= wanted) return groups;
  const sums = Array.from({ length: groups.count }, () => new Float64Array(width));
  groups.of.forEach((group, row) => {
    const sum = sums[group];
    if (sum !== undefined) for (let at = 0; at < width; at++) sum[at] = (sum[at] as number) + (values[row * width + at] as number);
  });
  const into = sums.map((_, group) => group);
  const left = new Set(into);
  while (left.size > wanted) {
    const [kept, gone] = findCheapestPair(sums, [...left]);
    const [sum, other] = [sums[kept], sums[gone]];
    if (sum === undefined || other === undefined || kept === gone) break;
    for (let at = 0; at < width; at++) sum[at] = (sum[at] as number) + (other[at] as number);
    left.delete(gone);
    into.forEach((target, group) => {
      if (target === gone) into[group] = kept;
    });
  }
  return numberGroups(groups.of.map((group) => (group === noGroup ? noGroup : (into[group] as number))));
}

function findCheapestPair(sums: readonly Float64Array[], left: readonly number[]): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  let bestLoss = Infinity;
  for (const [index, a] of left.entries()) {
    for (const b of left.slice(index + 1)) {
      const loss = lossOf(sums[a] as Float64Array, sums[b] as Float64Array);
      if (loss < bestLoss) [best, bestLoss] = [[a, b], loss];
    }
  }
  return best;
}

function lossOf(a: Float64Array, b: Float64Array): number {
  let [aa, bb, ab] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a[at] as number, b[at] as number];
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  return Math.sqrt(aa) + Math.sqrt(bb) - Math.sqrt(aa + bb + 2 * ab);
}

/** Dissolves groups of fewer than `smallest` papers, one after the other. Their papers move to the nearest other group. */
export function dissolveSmallGroups(vectors: Vectors, groups: Groups, smallest: number): Groups {
  let current = groups;
  while (current.count > 1) {
    const sizes = new Int32Array(current.count);
    for (const group of current.of) if (group !== noGroup) sizes[group] = (sizes[group] as number) + 1;
    const least = sizes.indexOf(Math.min(...sizes));
    if ((sizes[least] as number) >= smallest) break;
    const kept = numberGroups(current.of.map((group) => (group === least ? noGroup : group)));
    const centroids = findCentroids(vectors, kept.of, kept.count);
    current = numberGroups(refineGroups(vectors, assignToNearest(vectors, centroids, kept.count), kept.count, 3));
  }
  return current;
}
