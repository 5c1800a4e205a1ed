import { countMembers, noGroup } from './centroids';
import { type Groups, groupPapers } from './groupPapers';
import { type ComparablePapers, pickPapers } from './paperSpace';

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

/**
 * The number of topics to look for: about as many as a survey of this many papers has sections. It changes only where the library has 10,
 * 20, 40 or 80 papers, since all topics change with it.
 */
export function countWantedTopics(papers: number): number {
  if (papers < 4) return 1;
  const typical = 64 * 2 ** Math.floor(Math.log2(papers / 40));
  return Math.max(2, Math.min(maxTopics, Math.floor(papers / minMean), Math.round(Math.sqrt(typical) * 1.5)));
}

const maxTopics = 14;
/** The least number of papers in a topic on average. */
const minMean = 2.5;

/** In a library of at least this size, topics of at least `largeTopic` papers may get children. */
export const largeLibrary = 400;
const largeTopic = 24;
const maxChildren = 12;

function countWantedChildren(papers: number, share: number): number {
  const wanted = Math.round(Math.sqrt(papers) * 1.2 * share);
  return papers < largeLibrary ? 0 : Math.min(maxChildren, wanted);
}

/** The least number of papers in a topic; smaller topics are not worth a section. */
export function findSmallest(papers: number): number {
  return Math.max(2, Math.min(4, Math.floor(papers / 20)), Math.round(papers * 0.005));
}

/** Divides papers into topics, numbered by their size. */
export function findTopics(papers: ComparablePapers): Groups {
  const count = papers.hashes.length;
  return orderBySize(groupPapers(papers, countWantedTopics(count), findSmallest(count)));
}

const minChild = 4;

function groupChildren(part: ComparablePapers, total: number, share: number): Groups {
  const wanted = part.hashes.length < largeTopic ? 0 : countWantedChildren(total, share);
  return groupPapers(part, wanted, minChild);
}

/** Divides large topics into children. `total` is the number of papers in the library, of which `papers` may be a sample. */
export function addChildren(papers: ComparablePapers, topics: Groups, total: number): Outline {
  const leafOf = new Int32Array(papers.hashes.length).fill(noGroup);
  const firstLeaves: number[] = [];
  const childCounts: number[] = [];
  let leaves = 0;
  for (let topic = 0; topic < topics.count; topic++) {
    const rows: number[] = [];
    topics.of.forEach((own, row) => {
      if (own === topic) rows.push(row);
    });
    const children = orderBySize(groupChildren(pickPapers(papers, rows), total, rows.length / papers.hashes.length));
    const isSplit = children.count > 1;
    rows.forEach((row, at) => (leafOf[row] = leaves + (isSplit ? (children.of[at] as number) : 0)));
    firstLeaves.push(leaves);
    childCounts.push(isSplit ? children.count : 0);
    leaves += isSplit ? children.count : 1;
  }
  return { topicOf: topics.of, topics: topics.count, leafOf, firstLeaves, childCounts };
}

/** Numbers the groups by their size, largest first. Groups of the same size keep their order. */
function orderBySize({ count, of }: Groups): Groups {
  const sizes = countMembers(of, count);
  const order = Array.from(sizes, (_, group) => group).sort((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b);
  const places = new Int32Array(count);
  order.forEach((group, place) => (places[group] = place));
  return { count, of: of.map((group) => (group === noGroup ? noGroup : (places[group] as number))) };
}
