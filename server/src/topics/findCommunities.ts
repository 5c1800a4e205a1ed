import { dotProduct, noGroup, sumGroups, type Vectors } from './centroids';
import { EdgeList, type Graph } from './neighbourGraph';

interface Level {
  readonly graph: Graph;
  /** The total weight of each node's edges, counting loops twice. */
  readonly sizes: Float64Array;
}

/**
 * Finds groups of nodes that are connected with each other more closely than by chance. It uses the Leiden algorithm (Traag, Waltman,
 * van Eck 2019) with modularity. Nodes are visited in order and moved to the best group, so the result is deterministic. A higher
 * resolution gives more and smaller groups. The groups are numbered from 0 by their first node.
 */
export function findCommunities(graph: Graph, resolution: number): Int32Array {
  let level: Level = { graph, sizes: strengthsOf(graph) };
  const total = level.sizes.reduce((sum, size) => sum + size, 0);
  if (total === 0) return renumber(Int32Array.from({ length: graph.nodes }, (_, node) => node));
  let groupOf = Int32Array.from({ length: graph.nodes }, (_, node) => node);
  let membership = Int32Array.from({ length: graph.nodes }, (_, node) => node);
  for (let round = 0; round < 20; round++) {
    moveNodes(level, groupOf, resolution / total);
    const groups = renumber(groupOf);
    const parts = refine(level, groups, resolution / total);
    const partCount = countOf(parts);
    if (partCount === level.graph.nodes) {
      return renumber(membership.map((node) => groups[node] as number));
    }
    const next = aggregate(level, parts, partCount);
    const nextGroups = new Int32Array(partCount);
    for (let node = 0; node < parts.length; node++) nextGroups[parts[node] as number] = groups[node] as number;
    membership = membership.map((node) => parts[node] as number);
    level = next;
    groupOf = nextGroups;
  }
  return renumber(membership.map((node) => groupOf[node] as number));
}

function strengthsOf({ nodes, starts, neighbours, weights }: Graph): Float64Array {
  const sizes = new Float64Array(nodes);
  for (let node = 0; node < nodes; node++) {
    for (let at = starts[node] as number; at < (starts[node + 1] as number); at++) {
      sizes[node] = (sizes[node] as number) + (weights[at] as number) * (neighbours[at] === node ? 2 : 1);
    }
  }
  return sizes;
}

/** Changes `groupOf`: moves each node to the neighbouring group with the largest gain, as long as moves gain anything. */
function moveNodes({ graph, sizes }: Level, groupOf: Int32Array, penalty: number): void {
  const { nodes, starts, neighbours, weights } = graph;
  const groupSizes = new Float64Array(nodes);
  for (let node = 0; node < nodes; node++)
    groupSizes[groupOf[node] as number] = (groupSizes[groupOf[node] as number] as number) + (sizes[node] as number);
  const links = new Float64Array(nodes);
  const touched: number[] = [];
  const queue: number[] = Array.from({ length: nodes }, (_, node) => node);
  const waiting = new Uint8Array(nodes).fill(1);
  for (let head = 0; head < queue.length && head < nodes * 50; head++) {
    const node = queue[head] as number;
    waiting[node] = 0;
    const own = groupOf[node] as number;
    const size = sizes[node] as number;
    groupSizes[own] = (groupSizes[own] as number) - size;
    touched.length = 0;
    for (let at = starts[node] as number; at < (starts[node + 1] as number); at++) {
      const other = neighbours[at] as number;
      if (other === node) continue;
      const group = groupOf[other] as number;
      if (links[group] === 0) touched.push(group);
      links[group] = (links[group] as number) + (weights[at] as number);
    }
    let best = own;
    let bestGain = (links[own] as number) - penalty * size * (groupSizes[own] as number);
    for (const group of touched) {
      const gain = (links[group] as number) - penalty * size * (groupSizes[group] as number);
      if (gain > bestGain + 1e-12 || (gain > bestGain - 1e-12 && group < best && best !== own)) [best, bestGain] = [group, gain];
    }
    for (const group of touched) links[group] = 0;
    groupSizes[best] = (groupSizes[best] as number) + size;
    if (best === own) continue;
    groupOf[node] = best;
    for (let at = starts[node] as number; at < (starts[node + 1] as number); at++) {
      const other = neighbours[at] as number;
      if (waiting[other] === 0 && groupOf[other] !== best) {
        waiting[other] = 1;
        queue.push(other);
      }
    }
  }
}

/**
 * Splits groups into connected parts. At first each node is a part of its own; a node that is still alone joins a part of its group if
 * this increases the modularity.
 */
function refine({ graph, sizes }: Level, groups: Int32Array, penalty: number): Int32Array {
  const { nodes, starts, neighbours, weights } = graph;
  const partOf = Int32Array.from({ length: nodes }, (_, node) => node);
  const partSizes = sizes.slice();
  const members = new Int32Array(nodes).fill(1);
  const links = new Float64Array(nodes);
  const touched: number[] = [];
  for (let node = 0; node < nodes; node++) {
    if (members[partOf[node] as number] !== 1 || partOf[node] !== node) continue;
    touched.length = 0;
    for (let at = starts[node] as number; at < (starts[node + 1] as number); at++) {
      const other = neighbours[at] as number;
      if (other === node || groups[other] !== groups[node]) continue;
      const part = partOf[other] as number;
      if (links[part] === 0) touched.push(part);
      links[part] = (links[part] as number) + (weights[at] as number);
    }
    let best = node;
    let bestGain = 0;
    for (const part of touched) {
      if (part === node) continue;
      const gain = (links[part] as number) - penalty * (sizes[node] as number) * (partSizes[part] as number);
      if (gain > bestGain + 1e-12) [best, bestGain] = [part, gain];
    }
    for (const part of touched) links[part] = 0;
    if (best === node) continue;
    partOf[node] = best;
    partSizes[best] = (partSizes[best] as number) + (sizes[node] as number);
    members[best] = (members[best] as number) + 1;
    members[node] = 0;
  }
  return renumber(partOf);
}

function aggregate({ graph, sizes }: Level, parts: Int32Array, count: number): Level {
  const edges = new EdgeList(count, graph.neighbours.length / 2);
  for (let node = 0; node < graph.nodes; node++) {
    const a = parts[node] as number;
    for (let at = graph.starts[node] as number; at < (graph.starts[node + 1] as number); at++) {
      const other = graph.neighbours[at] as number;
      if (other < node) continue;
      edges.add(a, parts[other] as number, graph.weights[at] as number);
    }
  }
  const next = new Float64Array(count);
  for (let node = 0; node < graph.nodes; node++)
    next[parts[node] as number] = (next[parts[node] as number] as number) + (sizes[node] as number);
  return { graph: edges.toGraph(), sizes: next };
}

function renumber(groups: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return groups.map((group) => {
    const known = numbers.get(group);
    if (known !== undefined) return known;
    numbers.set(group, numbers.size);
    return numbers.size - 1;
  });
}

function countOf(groups: Int32Array): number {
  let most = -1;
  for (const group of groups) if (group > most) most = group;
  return most + 1;
}

/**
 * Merges the groups 0 to `count` - 1 until at most `wanted` remain, and returns the new group of each paper; their numbers have gaps.
 * Each time, the two groups are merged whose merger loses least (Ward's method on a sphere). Near copies of one paper can begin as
 * hundreds of groups, so the cheapest partner of each group is remembered.
 */
export function mergeGroups(vectors: Vectors, groups: Int32Array, count: number, wanted: number): Int32Array {
  if (count <= wanted) return groups;
  const { width } = vectors;
  const { sums, lengths } = sumGroups(vectors, groups, count);
  const multiply = (a: number, b: number): number => dotProduct(sums, a * width, sums, b * width, width);
  const lossOf = (a: number, b: number): number => {
    const [one, other] = [lengths[a] as number, lengths[b] as number];
    return one + other - Math.sqrt(Math.max(0, one * one + other * other + 2 * multiply(a, b)));
  };
  const into = Int32Array.from({ length: count }, (_, group) => group);
  const left = new Set(into);
  /** Remembers the cheapest partner of a group among the groups after it. */
  const partners = new Int32Array(count);
  const losses = new Float64Array(count);
  const findPartner = (group: number): void => {
    losses[group] = Infinity;
    for (const other of left) {
      const loss = other > group ? lossOf(group, other) : Infinity;
      if (loss < (losses[group] as number)) [partners[group], losses[group]] = [other, loss];
    }
  };
  for (const group of left) findPartner(group);
  while (left.size > wanted) {
    const kept = findLeast(left, losses);
    const gone = partners[kept] as number;
    for (let at = 0; at < width; at++) sums[kept * width + at] = (sums[kept * width + at] as number) + (sums[gone * width + at] as number);
    lengths[kept] = Math.sqrt(multiply(kept, kept));
    left.delete(gone);
    into.forEach((target, group) => {
      if (target === gone) into[group] = kept;
    });
    for (const group of left) {
      if (group > gone) break;
      const partner = partners[group] as number;
      if (group === kept || partner === kept || partner === gone) findPartner(group);
      else if (group < kept) {
        const [loss, known] = [lossOf(group, kept), losses[group] as number];
        if (loss < known || (loss === known && kept < partner)) [partners[group], losses[group]] = [kept, loss];
      }
    }
  }
  return groups.map((group) => (group === noGroup ? noGroup : (into[group] as number)));
}

/** The first group with the least loss. */
function findLeast(groups: Iterable<number>, losses: Float64Array): number {
  let best = -1;
  for (const group of groups) if (best < 0 || (losses[group] as number) < (losses[best] as number)) best = group;
  return best;
}
