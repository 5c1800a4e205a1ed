import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCommunities } from '../../../server/src/topics/findCommunities';
import { EdgeList, type Graph } from '../../../server/src/topics/neighbourGraph';
import { forSeeds } from '../../support/random';

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
