import { kmeans } from 'ml-kmeans';
import type { Vectors } from '../../server/src/topics/centroids';
import { findCommunities } from '../../server/src/topics/findCommunities';
import { createNeighbourGraph } from '../../server/src/topics/neighbourGraph';
import { createRandom } from '../../test/support/random';

/** Groups papers by their vectors into `count` groups: what the topics are compared with. Returns the number of each row's group. */
export type Grouping = (vectors: Vectors, count: number, seed: number) => Int32Array;

/** K-means by ml-kmeans, begun with k-means++. */
export const groupByKMeans: Grouping = ({ rows, width, values }, count, seed) => {
  const points = Array.from({ length: rows }, (_, row) => [...values.subarray(row * width, (row + 1) * width)]);
  return Int32Array.from(kmeans(points, count, { seed, maxIterations: 100 }).clusters);
};

/** As many as scanpy takes. */
const neighbours = 15;

/** Leiden on the graph of each paper's nearest by cosine, at the resolution that gives `count` groups or, if none does, about as many. */
export const groupByLeiden: Grouping = (vectors, count, seed) => {
  const order = createRandom(seed).shuffle(Array.from({ length: vectors.rows }, (_, row) => row));
  const graph = createNeighbourGraph(reorderRows(vectors, order), Math.min(neighbours, vectors.rows - 1));
  const groups = new Int32Array(vectors.rows);
  let [low, high, nearest] = [0.01, 100, Infinity];
  for (let round = 0; round < 20 && nearest > 0; round++) {
    const resolution = Math.sqrt(low * high);
    const found = findCommunities(graph, resolution);
    const foundCount = new Set(found).size;
    if (Math.abs(foundCount - count) < nearest) {
      nearest = Math.abs(foundCount - count);
      order.forEach((row, at) => (groups[row] = found[at] as number));
    }
    if (foundCount > count) high = resolution;
    else low = resolution;
  }
  return groups;
};

function reorderRows({ rows, width, values }: Vectors, order: readonly number[]): Vectors {
  const reordered = new Float32Array(values.length);
  order.forEach((row, at) => reordered.set(values.subarray(row * width, (row + 1) * width), at * width));
  return { rows, width, values: reordered };
}
