import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normaliseRows, type Vectors } from '../../../server/src/topics/centroids';
import { findCommunities, mergeGroups } from '../../../server/src/topics/findCommunities';
import { EdgeList, type Graph } from '../../../server/src/topics/neighbourGraph';
import { forSeeds, type Random } from '../../support/random';

/** `count` cliques of `size` nodes, each connected to the next by one edge. */
function createRing(count: number, size: number): Graph {
  const edges = new EdgeList(count * size, 100);
  for (let clique = 0; clique < count; clique++) {
    for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) edges.add(clique * size + a, clique * size + b, 1);
    edges.add(clique * size, ((clique + 1) % count) * size + 1, 1);
  }
  return edges.toGraph();
}

test('cliques are groups, numbered by their first node', () => {
  assert.deepEqual(
    [...findCommunities(createRing(4, 5), 1)],
    Array.from({ length: 20 }, (_, node) => Math.floor(node / 5)),
  );
});

test('a larger resolution gives more groups, a small one few', () => {
  const graph = createRing(12, 4);
  const count = (resolution: number): number => new Set(findCommunities(graph, resolution)).size;
  assert.ok(count(0.05) < count(1));
  assert.equal(count(50), 48);
});

test('nodes without edges are groups of their own', () => {
  assert.deepEqual([...findCommunities(new EdgeList(3, 1).toGraph(), 1)], [0, 1, 2]);
});

test('in any graph the nodes of a group hang together, and the same graph gives the same groups', () => {
  forSeeds(20, (random) => {
    const nodes = 2 + random.below(60);
    const edges = new EdgeList(nodes, 100);
    for (let edge = random.below(150); edge > 0; edge--) edges.add(random.below(nodes), random.below(nodes), 1 + random.below(3));
    const graph = edges.toGraph();
    const groups = findCommunities(graph, 1);
    assert.deepEqual(findCommunities(graph, 1), groups);
    for (let group = 0; group < new Set(groups).size; group++) assert.ok(hangsTogether(graph, groups, group), `group ${group}`);
  });
});

function hangsTogether({ starts, neighbours }: Graph, groups: Int32Array, group: number): boolean {
  const members = [...groups.keys()].filter((node) => groups[node] === group);
  const reached = new Set([members[0]!]);
  for (const node of reached)
    for (const other of neighbours.subarray(starts[node], starts[node + 1])) if (groups[other] === group) reached.add(other);
  return reached.size === members.length;
}

const width = 3;

function drawVectors(random: Random, rows: number): Vectors {
  const values = Float32Array.from({ length: rows * width }, () => random.below(1_000_000) + 1);
  normaliseRows(values, width);
  return { rows, width, values };
}

/** Compares every two groups before each merger. */
function mergeSlowly({ values }: Vectors, groups: readonly number[], wanted: number): readonly number[] {
  const sumOf = (members: readonly number[]): readonly number[] =>
    Array.from({ length: width }, (_, at) => members.reduce((sum, row) => sum + values[row * width + at]!, 0));
  const lengthOf = (members: readonly number[]): number => Math.hypot(...sumOf(members));
  let left = [...new Set(groups)].sort((a, b) => a - b).map((group) => groups.flatMap((own, row) => (own === group ? [row] : [])));
  while (left.length > wanted) {
    const pairs = left.flatMap((one, a) =>
      left.slice(a + 1).map((other) => ({ one, other, loss: lengthOf(one) + lengthOf(other) - lengthOf([...one, ...other]) })),
    );
    const least = pairs.reduce((best, pair) => (pair.loss < best.loss ? pair : best));
    left = left.filter((each) => each !== least.other).map((each) => (each === least.one ? [...each, ...least.other] : each));
  }
  return groups.map((_, row) => left.findIndex((members) => members.includes(row)));
}

test('the same mergers as when every two groups are compared each time', () => {
  forSeeds(40, (random) => {
    const vectors = drawVectors(random, 24);
    const groups = Int32Array.from({ length: 24 }, (_, row) => row >> 1);
    const merged = mergeGroups(vectors, groups, 12, 4);
    const numbers = [...new Set(merged)].sort((a, b) => a - b);
    assert.deepEqual(
      Array.from(merged, (group) => numbers.indexOf(group)),
      mergeSlowly(vectors, [...groups], 4),
    );
  });
});

test('few enough groups stay; a paper without a group gets none', () => {
  const vectors: Vectors = { rows: 4, width, values: Float32Array.of(1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0) };
  assert.deepEqual([...mergeGroups(vectors, Int32Array.of(0, 1, 2, -1), 3, 3)], [0, 1, 2, -1]);
  assert.deepEqual([...mergeGroups(vectors, Int32Array.of(0, 1, 2, -1), 3, 2)], [0, 0, 2, -1]);
});
