import { noGroup, sumGroups } from './centroids';
import { dotProduct, type Vectors } from './vectors';

/**
 * Merges the groups 0 to `count` - 1 until at most `wanted` remain, and returns the new group of each paper; their numbers have gaps.
 * Each time, the two groups are merged whose merger loses least (Ward's method on a sphere). Near copies of one paper can begin as
 * hundreds of groups, so the cheapest partner of each group is remembered.
 */
export function mergeGroups(vectors: Vectors, groups: Int32Array, count: number, wanted: number): Int32Array {
  if (count <= wanted) return groups;
  const { width } = vectors;
  const { sums, lengths } = sumGroups(vectors, groups, count);
  const multiply = (a: number, b: number): number => dotProduct(sums, a * width, sums, b * width, width);
  const lossOf = (a: number, b: number): number => {
    const [one, other] = [lengths[a] as number, lengths[b] as number];
    return one + other - Math.sqrt(Math.max(0, one * one + other * other + 2 * multiply(a, b)));
  };
  const into = Int32Array.from({ length: count }, (_, group) => group);
  const left = new Set(into);
  /** Remembers the cheapest partner of a group among the groups behind it. */
  const partners = new Int32Array(count);
  const losses = new Float64Array(count);
  const findPartner = (group: number): void => {
    losses[group] = Infinity;
    for (const other of left) {
      const loss = other > group ? lossOf(group, other) : Infinity;
      if (loss < (losses[group] as number)) [partners[group], losses[group]] = [other, loss];
    }
  };
  for (const group of left) findPartner(group);
  while (left.size > wanted) {
    const kept = findLeast(left, losses);
    const gone = partners[kept] as number;
    for (let at = 0; at < width; at++) sums[kept * width + at] = (sums[kept * width + at] as number) + (sums[gone * width + at] as number);
    lengths[kept] = Math.sqrt(multiply(kept, kept));
    left.delete(gone);
    into.forEach((target, group) => {
      if (target === gone) into[group] = kept;
    });
    for (const group of left) {
      if (group > gone) break;
      const partner = partners[group] as number;
      if (group === kept || partner === kept || partner === gone) findPartner(group);
      else if (group < kept) {
        const [loss, known] = [lossOf(group, kept), losses[group] as number];
        if (loss < known || (loss === known && kept < partner)) [partners[group], losses[group]] = [kept, loss];
      }
    }
  }
  return groups.map((group) => (group === noGroup ? noGroup : (into[group] as number)));
}

/** The first group with the least loss. */
function findLeast(groups: Iterable<number>, losses: Float64Array): number {
  let best = -1;
  for (const group of groups) if (best < 0 || (losses[group] as number) < (losses[best] as number)) best = group;
  return best;
}
