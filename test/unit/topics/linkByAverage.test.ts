import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkByAverage } from '../../../server/src/topics/groupPapers';
import { measureProcessor } from '../../support/measureProcessor';
import { type Random, forSeeds } from '../../support/random';

/** Compares every two blocks before each merger. */
function linkSlowly(agreement: Float32Array, blockSizes: readonly number[], wanted: number): Int32Array {
  const count = blockSizes.length;
  const sizes = [...blockSizes];
  const into = Int32Array.from({ length: count }, (_, block) => block);
  const left = [...into];
  while (left.length > wanted) {
    let [kept, gone, most] = [-1, -1, 0];
    for (const a of left) {
      for (const b of left) if (a !== b && agreement[a * count + b]! > most) [kept, gone, most] = [a, b, agreement[a * count + b]!];
    }
    if (kept < 0) break;
    left.splice(left.indexOf(gone), 1);
    for (const other of left) {
      const [one, two] = [agreement[kept * count + other]!, agreement[gone * count + other]!];
      const mean = (sizes[kept]! * one + sizes[gone]! * two) / (sizes[kept]! + sizes[gone]!);
      agreement[kept * count + other] = mean;
      agreement[other * count + kept] = mean;
    }
    sizes[kept]! += sizes[gone]!;
    into.forEach((target, block) => {
      if (target === gone) into[block] = kept;
    });
  }
  return into;
}

/** Shares of `runs`: the fewer runs, the more pairs agree equally. */
function drawAgreement(random: Random, count: number, runs: number): Float32Array {
  const agreement = new Float32Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const share = random.below(runs + 1) / runs;
      agreement[a * count + b] = share;
      agreement[b * count + a] = share;
    }
  }
  return agreement;
}

test('the same blocks are joined as where every two are compared before each merger', () =>
  forSeeds(300, (random) => {
    const count = 1 + random.below(25);
    const agreement = drawAgreement(random, count, random.pick([1, 2, 4, 20]));
    const sizes = Array.from({ length: count }, () => 1 + random.below(4));
    const wanted = random.below(count + 2);
    assert.deepEqual(linkByAverage(agreement.slice(), sizes, wanted), linkSlowly(agreement, sizes, wanted));
  }));

test('blocks that agree with no other are not joined', () => {
  const agreement = new Float32Array(9);
  agreement[1] = agreement[3] = 0.5;
  assert.deepEqual([...linkByAverage(agreement, [1, 1, 1], 1)], [0, 0, 2]);
});

test('the time for blocks that all agree alike, as near copies may, grows with the number of pairs (slow)', () => {
  const timeOf = (count: number): number =>
    measureProcessor(() => {
      linkByAverage(new Float32Array(count * count).fill(0.5), new Array<number>(count).fill(1), 1);
    }, 10);
  // 25 times the pairs. If each merger looked for the partners of all blocks anew, it would take 125 times as long.
  assert.ok(timeOf(1500) < 70 * timeOf(300));
});
