import { noGroup } from './centroids';
import { groupVectors, type Groups } from './groupVectors';
import type { Vectors } from './vectors';

/** Papers divided into topics, and large topics into children. */
export interface Outline {
  readonly topicOf: Int32Array;
  readonly topics: number;
  /** Leaves are numbered across all topics; a topic without children is its own only leaf. */
  readonly leafOf: Int32Array;
  /** The number of each topic's first leaf. */
  readonly firstLeaves: readonly number[];
  readonly childCounts: readonly number[];
}

/** The number of topics to look for: about as many as a survey of this many papers has sections. */
export function countWantedTopics(papers: number): number {
  return papers < 4 ? 1 : Math.min(14, Math.max(2, Math.round(Math.sqrt(papers) * 1.15)));
}

/** In a library of at least this size, topics of at least `largeTopic` papers may get children. */
const largeLibrary = 400;
const largeTopic = 24;
const mostChildren = 12;

function countWantedChildren(papers: number, share: number): number {
  const wanted = Math.round(Math.sqrt(papers) * 1.2 * share);
  return papers < largeLibrary ? 0 : Math.min(mostChildren, wanted);
}

/** The least number of papers in a topic; smaller topics are not worth a section. */
function findSmallest(papers: number, wanted: number): number {
  return Math.max(2, Math.min(4, Math.floor(papers / (2 * wanted))), Math.round(papers * 0.005));
}

/** Divides papers into topics and children. `total` is the number of papers in the library; `vectors` may be those of a sample. */
export function outlinePapers(vectors: Vectors, total: number): Outline {
  const wanted = countWantedTopics(vectors.rows);
  const topics = orderBySize(groupVectors(vectors, wanted, findSmallest(vectors.rows, wanted)));
  return addChildren(vectors, topics, total);
}

const smallestChild = 4;

function groupChildren(part: Vectors, total: number, share: number): Groups {
  const wanted = part.rows < largeTopic ? 0 : countWantedChildren(total, share);
  return groupVectors(part, wanted, smallestChild);
}

function addChildren(vectors: Vectors, topics: Groups, total: number): Outline {
  const leafOf = new Int32Array(vectors.rows).fill(noGroup);
  const firstLeaves: number[] = [];
  const childCounts: number[] = [];
  let leaves = 0;
  for (let topic = 0; topic < topics.count; topic++) {
    const rows: number[] = [];
    topics.of.forEach((own, row) => {
      if (own === topic) rows.push(row);
    });
    const children = orderBySize(groupChildren(pickRows(vectors, rows), total, rows.length / vectors.rows));
    const isSplit = children.count > 1;
    rows.forEach((row, at) => (leafOf[row] = leaves + (isSplit ? (children.of[at] as number) : 0)));
    firstLeaves.push(leaves);
    childCounts.push(isSplit ? children.count : 0);
    leaves += isSplit ? children.count : 1;
  }
  return { topicOf: topics.of, topics: topics.count, leafOf, firstLeaves, childCounts };
}

export function pickRows({ width, values }: Vectors, rows: readonly number[]): Vectors {
  const picked = new Float32Array(rows.length * width);
  rows.forEach((row, at) => picked.set(values.subarray(row * width, (row + 1) * width), at * width));
  return { rows: rows.length, width, values: picked };
}

/** Numbers the groups by their size, largest first. Groups of the same size keep their order. */
function orderBySize({ count, of }: Groups): Groups {
  const sizes = new Int32Array(count);
  for (const group of of) if (group !== noGroup) sizes[group] = (sizes[group] as number) + 1;
  const order = Array.from(sizes, (_, group) => group).sort((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b);
  const places = new Int32Array(count);
  order.forEach((group, place) => (places[group] = place));
  return { count, of: of.map((group) => (group === noGroup ? noGroup : (places[group] as number))) };
}
