/**
 * Joins blocks of the given sizes until `wanted` are left, or more where none agree any more, and returns the block that each is joined
 * into. Each time, the two are joined that agree most on average over their members (average linkage); of several pairs that agree
 * equally, the first. `agreement` has a number from 0 to 1 for each pair of blocks, row by row, and is changed.
 *
 * No block agrees more with a joined block than with both parts of it. So the partner of a block is looked for anew only when the
 * block may be the next to be joined (Müllner 2011, "Modern hierarchical, agglomerative clustering algorithms", figure 5).
 */
export function linkByAverage(agreement: Float32Array, blockSizes: readonly number[], wanted: number): Int32Array {
  const count = blockSizes.length;
  const sizes = [...blockSizes];
  const into = Int32Array.from({ length: count }, (_, block) => block);
  const left = new Set(into);
  /** The first of the blocks that each block agrees with most; `none` if it agrees with no other. */
  const partners = new Int32Array(count);
  /** How much each block agrees with its partner; where `isOld`, it may be less. */
  const most = new Float32Array(count);
  const isOld = new Uint8Array(count);
  const findPartner = (block: number): void => {
    partners[block] = none;
    most[block] = 0;
    isOld[block] = 0;
    for (const other of left) {
      const share = agreement[block * count + other] as number;
      if (other !== block && share > (most[block] as number)) [partners[block], most[block]] = [other, share];
    }
  };
  const findClosest = (): number => {
    let best = none;
    for (const block of left) if (best === none || (most[block] as number) > (most[best] as number)) best = block;
    return best;
  };
  for (const block of left) findPartner(block);
  while (left.size > wanted) {
    const kept = findClosest();
    if (kept === none || (most[kept] as number) === 0) break;
    if (isOld[kept] === 1) {
      findPartner(kept);
      continue;
    }
    const gone = partners[kept] as number;
    const [a, b] = [sizes[kept] as number, sizes[gone] as number];
    left.delete(gone);
    sizes[kept] = a + b;
    for (const other of left) {
      if (other === kept) continue;
      const mean = (a * (agreement[kept * count + other] as number) + b * (agreement[gone * count + other] as number)) / (a + b);
      agreement[kept * count + other] = mean;
      agreement[other * count + kept] = mean;
      const partner = partners[other];
      if (partner !== kept && partner !== gone) continue;
      partners[other] = kept;
      if ((agreement[other * count + kept] as number) < (most[other] as number)) isOld[other] = 1;
    }
    isOld[kept] = 1;
    into.forEach((target, block) => {
      if (target === gone) into[block] = kept;
    });
  }
  return into;
}

const none = -1;
