import { dotProduct, type Vectors } from './centroids';

/** An undirected graph. The neighbours of node `n` are `neighbours[starts[n], starts[n + 1])`. */
export interface Graph {
  readonly nodes: number;
  readonly starts: Int32Array;
  readonly neighbours: Int32Array;
  readonly weights: Float64Array;
}

interface Neighbours {
  /** `count` neighbours of each paper, nearest first; -1 if the paper has fewer. */
  readonly ids: Int32Array;
  readonly scores: Float32Array;
}

/**
 * Connects each paper with the `count` nearest papers, by cosine. An edge counts twice if each of its two papers is among the nearest
 * of the other.
 */
export function createNeighbourGraph(vectors: Vectors, count: number): Graph {
  const { rows } = vectors;
  const { ids, scores } = findNeighbours(vectors, count);
  const edges = new EdgeList(rows, rows * count);
  for (let row = 0; row < rows; row++) {
    for (let at = row * count; at < (row + 1) * count; at++) {
      const other = ids[at] as number;
      const score = scores[at] as number;
      if (other >= 0 && score > 0) edges.add(row, other, score);
    }
  }
  return edges.toGraph();
}

function findNeighbours({ rows, width, values }: Vectors, count: number): Neighbours {
  const ids = new Int32Array(rows * count).fill(-1);
  const scores = new Float32Array(rows * count).fill(-2);
  const offer = (row: number, other: number, score: number): void => {
    const start = row * count;
    let at = start + count - 1;
    while (at > start && score > (scores[at - 1] as number)) {
      scores[at] = scores[at - 1] as number;
      ids[at] = ids[at - 1] as number;
      at--;
    }
    scores[at] = score;
    ids[at] = other;
  };
  for (let row = 0; row < rows; row++) {
    const a = row * width;
    for (let other = row + 1; other < rows; other++) {
      const score = dotProduct(values, a, values, other * width, width);
      if (score > (scores[(row + 1) * count - 1] as number)) offer(row, other, score);
      if (score > (scores[(other + 1) * count - 1] as number)) offer(other, row, score);
    }
  }
  return { ids, scores };
}

/** The same graph with its nodes in another order: `order` has the old number of each node. */
export function reorderNodes({ nodes, starts, neighbours, weights }: Graph, order: Int32Array): Graph {
  const places = new Int32Array(nodes);
  order.forEach((node, place) => (places[node] = place));
  const reordered = {
    nodes,
    starts: new Int32Array(nodes + 1),
    neighbours: new Int32Array(neighbours.length),
    weights: new Float64Array(weights.length),
  };
  let end = 0;
  order.forEach((node, place) => {
    for (let at = starts[node] as number; at < (starts[node + 1] as number); at++, end++) {
      reordered.neighbours[end] = places[neighbours[at] as number] as number;
      reordered.weights[end] = weights[at] as number;
    }
    reordered.starts[place + 1] = end;
  });
  return reordered;
}

/** Collects the edges of a graph. Weights of edges between the same two nodes are added up. */
export class EdgeList {
  private readonly table: PairTable;
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly weights: number[] = [];

  constructor(
    private readonly nodes: number,
    expected: number,
  ) {
    this.table = new PairTable(expected);
  }

  add(a: number, b: number, weight: number): void {
    const [first, second] = a < b ? [a, b] : [b, a];
    const edge = this.table.get(first, second);
    if (edge >= 0) {
      this.weights[edge] = (this.weights[edge] as number) + weight;
      return;
    }
    this.table.set(first, second, this.weights.length);
    this.from.push(first);
    this.to.push(second);
    this.weights.push(weight);
  }

  /** In the graph, a loop is listed once, among the neighbours of its node. Any other edge is listed at both of its ends. */
  toGraph(): Graph {
    const { nodes, from, to } = this;
    const starts = new Int32Array(nodes + 1);
    const count = (node: number): void => void (starts[node + 1] = (starts[node + 1] as number) + 1);
    from.forEach((a, edge) => {
      count(a);
      if (a !== to[edge]) count(to[edge] as number);
    });
    for (let node = 0; node < nodes; node++) starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number);
    const fill = starts.slice();
    const neighbours = new Int32Array(starts[nodes] as number);
    const weights = new Float64Array(starts[nodes] as number);
    const put = (a: number, b: number, weight: number): void => {
      const at = fill[a] as number;
      fill[a] = at + 1;
      neighbours[at] = b;
      weights[at] = weight;
    };
    from.forEach((a, edge) => {
      const b = to[edge] as number;
      put(a, b, this.weights[edge] as number);
      if (a !== b) put(b, a, this.weights[edge] as number);
    });
    return { nodes, starts, neighbours, weights };
  }
}

/**
 * A map from pairs of non-negative integers to integers. Unlike a Map with text keys it creates no objects, which matters for millions
 * of look-ups.
 */
export class PairTable {
  private capacity: number;
  private firsts: Int32Array;
  private seconds: Int32Array;
  private values: Int32Array;
  private size = 0;

  constructor(expected: number) {
    this.capacity = 1 << Math.max(8, Math.ceil(Math.log2(expected * 2 + 1)));
    this.firsts = new Int32Array(this.capacity).fill(-1);
    this.seconds = new Int32Array(this.capacity);
    this.values = new Int32Array(this.capacity);
  }

  /** The value of a pair; -1 if the pair is unknown. */
  get(first: number, second: number): number {
    const slot = this.slotOf(first, second);
    return this.firsts[slot] === -1 ? -1 : (this.values[slot] as number);
  }

  set(first: number, second: number, value: number): void {
    let slot = this.slotOf(first, second);
    if (this.firsts[slot] === -1) {
      if (this.size * 2 >= this.capacity) {
        this.grow();
        slot = this.slotOf(first, second);
      }
      this.size++;
      this.firsts[slot] = first;
      this.seconds[slot] = second;
    }
    this.values[slot] = value;
  }

  private slotOf(first: number, second: number): number {
    const mask = this.capacity - 1;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    while (this.firsts[slot] !== -1 && (this.firsts[slot] !== first || this.seconds[slot] !== second)) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { firsts, seconds, values } = this;
    this.capacity *= 2;
    this.firsts = new Int32Array(this.capacity).fill(-1);
    this.seconds = new Int32Array(this.capacity);
    this.values = new Int32Array(this.capacity);
    firsts.forEach((first, at) => {
      if (first === -1) return;
      const slot = this.slotOf(first, seconds[at] as number);
      this.firsts[slot] = first;
      this.seconds[slot] = seconds[at] as number;
      this.values[slot] = values[at] as number;
    });
  }
}
