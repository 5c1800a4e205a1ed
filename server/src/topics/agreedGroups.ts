import { findCommunities } from './findCommunities';
import { EdgeList, type Graph } from './neighbourGraph';

/** How often the communities are found, each time in another order. */
const runs = 20;

/**
 * Divides the nodes of a graph into about `wanted` groups that agree best with its communities. Which communities are found depends on the
 * order of the nodes, and changes with every node more; what most orders agree on changes much less (consensus clustering: Lancichinetti,
 * Fortunato 2012). An order depends on `hashes` of the nodes, so that other nodes do not change it. The result is deterministic.
 */
export function findAgreedGroups(graph: Graph, wanted: number, hashes: Uint32Array): Int32Array {
  const resolution = findResolution(graph, wanted, hashes);
  const found = Array.from({ length: runs }, (_, run) => findInOrder(graph, resolution, orderNodes(hashes, run)));
  return joinBlocks(findBlocks(found), wanted);
}

/** The resolution that gives about the wanted number of groups, by bisection. */
function findResolution(graph: Graph, wanted: number, hashes: Uint32Array): number {
  const order = orderNodes(hashes, 0);
  let [low, high, best, nearest] = [0.02, 50, 1, Infinity];
  for (let round = 0; round < 10 && nearest > 0; round++) {
    const resolution = Math.sqrt(low * high);
    const count = new Set(findInOrder(graph, resolution, order)).size;
    if (Math.abs(count - wanted) < nearest) [best, nearest] = [resolution, Math.abs(count - wanted)];
    if (count > wanted) high = resolution;
    else low = resolution;
  }
  return best;
}

/** The nodes in an order that is different in each run. */
function orderNodes(hashes: Uint32Array, run: number): Int32Array {
  const keys = hashes.map((hash) => mix(hash ^ Math.imul(run + 1, 0x9e3779b1)));
  return Int32Array.from(hashes.keys()).sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
}

/** The final mixing steps of MurmurHash3. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** The communities of a graph whose nodes are visited in this order. */
function findInOrder(graph: Graph, resolution: number, order: Int32Array): Int32Array {
  const places = new Int32Array(graph.nodes);
  order.forEach((node, place) => (places[node] = place));
  const edges = new EdgeList(graph.nodes, graph.neighbours.length / 2);
  for (const node of order) {
    for (let at = graph.starts[node] as number; at < (graph.starts[node + 1] as number); at++) {
      const other = graph.neighbours[at] as number;
      if (other >= node) edges.add(places[node] as number, places[other] as number, graph.weights[at] as number);
    }
  }
  const groups = findCommunities(edges.toGraph(), resolution);
  return places.map((place) => groups[place] as number);
}

/** Nodes that are in one group in every run. */
interface Blocks {
  readonly blockOf: Int32Array;
  readonly sizes: number[];
  /** The group of each block in each run. */
  readonly groups: readonly (readonly number[])[];
}

function findBlocks(found: readonly Int32Array[]): Blocks {
  const numbers = new Map<string, number>();
  const sizes: number[] = [];
  const groups: (readonly number[])[] = [];
  const blockOf = Int32Array.from(found[0] ?? [], (_, node) => {
    const own = found.map((groupOf) => groupOf[node] as number);
    const key = own.join();
    const block = numbers.get(key) ?? numbers.size;
    if (block === numbers.size) {
      numbers.set(key, block);
      groups.push(own);
    }
    sizes[block] = (sizes[block] ?? 0) + 1;
    return block;
  });
  return { blockOf, sizes, groups };
}

/**
 * Joins blocks until `wanted` are left, or more that no run has joined. Each time, the two are joined whose nodes are in one group in
 * most runs on average (average linkage).
 */
function joinBlocks({ blockOf, sizes, groups }: Blocks, wanted: number): Int32Array {
  const count = sizes.length;
  const agreement = new Float32Array(count * count);
  groups.forEach((own, a) => {
    for (let b = 0; b < a; b++) {
      const other = groups[b] ?? [];
      const share = own.filter((group, run) => group === other[run]).length / own.length;
      agreement[a * count + b] = share;
      agreement[b * count + a] = share;
    }
  });
  const into = Int32Array.from({ length: count }, (_, block) => block);
  const left = new Set(into);
  const partners = into.map((block) => findPartner(agreement, count, left, block));
  while (left.size > wanted) {
    const kept = findClosest(agreement, count, left, partners);
    const gone = partners[kept] as number;
    if ((agreement[kept * count + gone] as number) === 0) break;
    const [a, b] = [sizes[kept] as number, sizes[gone] as number];
    left.delete(gone);
    for (const other of left) {
      const mean = (a * (agreement[kept * count + other] as number) + b * (agreement[gone * count + other] as number)) / (a + b);
      agreement[kept * count + other] = mean;
      agreement[other * count + kept] = mean;
    }
    sizes[kept] = a + b;
    into.forEach((target, block) => {
      if (target === gone) into[block] = kept;
    });
    for (const other of left)
      if (other === kept || partners[other] === kept || partners[other] === gone)
        partners[other] = findPartner(agreement, count, left, other);
  }
  return blockOf.map((block) => into[block] as number);
}

/** The block that a block agrees with most; -1 if it is the only one. */
function findPartner(agreement: Float32Array, count: number, left: ReadonlySet<number>, block: number): number {
  let best = -1;
  for (const other of left) {
    if (other !== block && (best < 0 || (agreement[block * count + other] as number) > (agreement[block * count + best] as number)))
      best = other;
  }
  return best;
}

/** The block that agrees most with its partner. */
function findClosest(agreement: Float32Array, count: number, left: ReadonlySet<number>, partners: Int32Array): number {
  let best = -1;
  let most = -1;
  for (const block of left) {
    const partner = partners[block] as number;
    const share = partner < 0 ? -1 : (agreement[block * count + partner] as number);
    if (share > most) [best, most] = [block, share];
  }
  return best;
}
