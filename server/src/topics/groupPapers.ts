import { mixHash } from '../base/checksum';
import { assignToNearest, countMembers, findCentroids, isZero, noGroup, refineGroups, type Vectors } from './centroids';
import { findCommunities, mergeGroups } from './findCommunities';
import { createNeighbourGraph, type Graph, reorderNodes } from './neighbourGraph';
import type { ComparablePapers } from './paperSpace';

export interface Groups {
  readonly count: number;
  /** The group of each paper; `noGroup` for a paper without any known term. */
  readonly of: Int32Array;
}

/** Nodes that are in one group in every run. */
interface Blocks {
  readonly blockOf: Int32Array;
  readonly sizes: number[];
  /** The group of each block in each run. */
  readonly groups: readonly Int32Array[];
}

/** The number of neighbours of a paper. It is large enough to connect the graph, and small enough to keep separate subjects apart. */
const neighbours = 15;
const rounds = 5;

/**
 * Divides papers into about `wanted` groups of at least `smallest` papers. The first groups are agreed communities in the graph of
 * nearest neighbours by subject, which hardly change with the library. Then each paper moves to the group that is nearest by its words.
 * The result is deterministic.
 */
export function groupPapers({ subjects, words, hashes }: ComparablePapers, wanted: number, min: number): Groups {
  if (wanted < 2 || words.rows < 3) return numberGroups(dropZeros(words, new Int32Array(words.rows)));
  const graph = createNeighbourGraph(subjects, Math.min(neighbours, words.rows - 1));
  const agreed = numberGroups(dropZeros(words, findAgreedGroups(graph, wanted, hashes)));
  const merged = numberGroups(mergeGroups(words, agreed.of, agreed.count, wanted));
  const refined = numberGroups(refineGroups(words, merged.of, merged.count, rounds));
  return dissolveSmallGroups(words, refined, min);
}

function dropZeros(vectors: Vectors, groups: Int32Array): Int32Array {
  return groups.map((group, row) => (isZero(vectors, row) ? noGroup : group));
}

/** Numbers the groups from 0, in the order of their first papers. */
export function numberGroups(groups: Int32Array): Groups {
  const numbers = new Map<number, number>();
  const of = groups.map((group) => {
    if (group === noGroup) return noGroup;
    const known = numbers.get(group);
    if (known !== undefined) return known;
    numbers.set(group, numbers.size);
    return numbers.size - 1;
  });
  return { count: numbers.size, of };
}

/** Dissolves groups of fewer than `smallest` papers, one after the other. Their papers move to the nearest other group. */
export function dissolveSmallGroups(vectors: Vectors, groups: Groups, min: number): Groups {
  let current = groups;
  while (current.count > 1) {
    const sizes = countMembers(current.of, current.count);
    const least = sizes.indexOf(Math.min(...sizes));
    if ((sizes[least] as number) >= min) break;
    const kept = numberGroups(current.of.map((group) => (group === least ? noGroup : group)));
    const centroids = findCentroids(vectors, kept.of, kept.count);
    current = numberGroups(refineGroups(vectors, assignToNearest(vectors, centroids, kept.count), kept.count, 3));
  }
  return current;
}

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
