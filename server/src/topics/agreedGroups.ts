import { mixHash } from '../base/hashText';
import { findCommunities } from './findCommunities';
import { linkByAverage } from './linkByAverage';
import { reorderNodes, type Graph } from './neighbourGraph';

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
  const { blockOf, sizes, groups } = findBlocks(found);
  const into = linkByAverage(findAgreement(groups), sizes, wanted);
  return blockOf.map((block) => into[block] as number);
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
  const keys = hashes.map((hash) => mixHash(hash ^ Math.imul(run + 1, 0x9e3779b1)));
  return Int32Array.from(hashes.keys()).sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
}

/** The communities of a graph whose nodes are visited in this order. */
function findInOrder(graph: Graph, resolution: number, order: Int32Array): Int32Array {
  const groups = findCommunities(reorderNodes(graph, order), resolution);
  const groupOf = new Int32Array(graph.nodes);
  order.forEach((node, place) => (groupOf[node] = groups[place] as number));
  return groupOf;
}

/** Nodes that are in one group in every run. */
interface Blocks {
  readonly blockOf: Int32Array;
  readonly sizes: number[];
  /** The group of each block in each run. */
  readonly groups: readonly Int32Array[];
}

function findBlocks(found: readonly Int32Array[]): Blocks {
  const numbers = new Map<string, number>();
  const sizes: number[] = [];
  const groups: Int32Array[] = [];
  const blockOf = Int32Array.from(found[0] ?? [], (_, node) => {
    const own = Int32Array.from(found, (groupOf) => groupOf[node] as number);
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

/** The share of the runs in which two blocks are in one group, for all pairs of blocks. */
function findAgreement(groups: readonly Int32Array[]): Float32Array {
  const count = groups.length;
  const agreement = new Float32Array(count * count);
  groups.forEach((own, a) => {
    for (let b = 0; b < a; b++) {
      const other = groups[b] as Int32Array;
      let same = 0;
      for (let run = 0; run < own.length; run++) if (own[run] === other[run]) same++;
      agreement[a * count + b] = same / own.length;
      agreement[b * count + a] = same / own.length;
    }
  });
  return agreement;
}
