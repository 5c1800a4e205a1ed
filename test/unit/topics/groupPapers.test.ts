import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAgreedGroups, linkByAverage } from '../../../server/src/topics/groupPapers';
import { EdgeList, type Graph } from '../../../server/src/topics/neighbourGraph';
import { measureProcessor } from '../../support/measureProcessor';
import { createRandom, forSeeds, type Random } from '../../support/random';

/** Cliques of five nodes, each with an edge to the next, no two of one weight. Node `n` of the ring is `order[n]` in the graph. */
function createRing(cliques: number, order: readonly number[]): Graph {
  const edges = new EdgeList(cliques * 5, cliques * 12);
  const add = (a: number, b: number, weight: number): void => edges.add(order[a]!, order[b]!, weight);
  for (let clique = 0; clique < cliques; clique++) {
    const first = clique * 5;
    for (let a = first; a < first + 5; a++) for (let b = a + 1; b < first + 5; b++) add(a, b, 1);
    add(first, (first + 7) % (cliques * 5), 0.3 + clique / 50);
  }
  return edges.toGraph();
}

const inOrder = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const hashesOf = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, index) => (index + 1) * 7919);

test('each clique is a group, where as many groups are wanted', () => {
  const groups = findAgreedGroups(createRing(6, inOrder(30)), 6, hashesOf(30));
  for (let node = 0; node < 30; node++) assert.equal(groups[node], groups[node - (node % 5)], `node ${node}`);
  assert.equal(new Set(groups).size, 6);
});

test('fewer groups are joined cliques', () => {
  const groups = findAgreedGroups(createRing(8, inOrder(40)), 4, hashesOf(40));
  assert.equal(new Set(groups).size, 4);
  for (let node = 0; node < 40; node++) assert.equal(groups[node], groups[node - (node % 5)], `node ${node}`);
});

test('parts that no edge connects are never joined', () => {
  const edges = new EdgeList(6, 3);
  for (const node of [0, 2, 4]) edges.add(node, node + 1, 1);
  assert.equal(new Set(findAgreedGroups(edges.toGraph(), 2, hashesOf(6))).size, 3);
});

test('the place of a node in the graph plays no part', () =>
  forSeeds(5, (random) => {
    const order = random.shuffle([...inOrder(40)]);
    const hashes = hashesOf(40);
    const moved = new Uint32Array(40);
    order.forEach((place, node) => (moved[place] = hashes[node]!));
    const groups = findAgreedGroups(createRing(8, inOrder(40)), 5, hashes);
    const again = findAgreedGroups(createRing(8, order), 5, moved);
    for (let a = 0; a < 40; a++)
      for (let b = 0; b < a; b++) assert.equal(again[order[a]!] === again[order[b]!], groups[a] === groups[b], `nodes ${a} and ${b}`);
  }));

test('any graph: the same again, and not more groups than nodes', () =>
  forSeeds(10, (random) => {
    const nodes = 1 + random.below(40);
    const edges = new EdgeList(nodes, 100);
    for (let edge = random.below(100); edge > 0; edge--) edges.add(random.below(nodes), random.below(nodes), 1 + random.below(3));
    const graph = edges.toGraph();
    const hashes = Uint32Array.from({ length: nodes }, () => createRandom(random.below(1000)).below(2 ** 31));
    const groups = findAgreedGroups(graph, 5, hashes);
    assert.equal(groups.length, nodes);
    assert.deepEqual(findAgreedGroups(graph, 5, hashes), groups);
  }));

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
