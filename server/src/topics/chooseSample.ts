import { hashText } from '../base/hashText';
import type { Effort, TopicDocument } from './topicMap';

export interface Sample {
  /** The indexes of the papers, sorted by title. */
  readonly rows: readonly number[];
  /** The hash of the text of each paper of the library. */
  readonly hashes: readonly number[];
  /** The number of different texts in the library. */
  readonly distinct: number;
}

/** The maximum number of papers in which topics are found. All other papers join the nearest topic. */
export const largestSample: Readonly<Record<Effort, number>> = { quick: 800, full: 2000 };

/**
 * Chooses papers with different texts. If there are too many, those with the smallest hashes are chosen, so that the sample hardly
 * changes as the library grows.
 */
export function chooseSample(documents: readonly TopicDocument[], effort: Effort): Sample {
  const rowOf = new Map<number, number>();
  const hashes = documents.map(({ title, abstract }) => hashText(title, abstract));
  hashes.forEach((hash, row) => {
    if (!rowOf.has(hash)) rowOf.set(hash, row);
  });
  let chosen = [...rowOf];
  const most = largestSample[effort];
  if (chosen.length > most) chosen = chosen.sort(([a], [b]) => a - b).slice(0, most);
  const at = (row: number): TopicDocument => documents[row] as TopicDocument;
  const sorted = chosen.map(([, row]) => row).sort((a, b) => compareTexts(at(a), at(b)));
  return { rows: sorted, hashes, distinct: rowOf.size };
}

/**
 * Chooses papers with different texts from all groups, in turn, from each those with the smallest hashes: all papers of small groups, and
 * about as many of each large one. The indexes are sorted. `hashes` has the hash of each paper's text.
 */
export function chooseFromGroups(hashes: Uint32Array, groups: Int32Array, effort: Effort): readonly number[] {
  const at = (list: Uint32Array | Int32Array, row: number): number => list[row] as number;
  const inOrder = Array.from(hashes.keys()).sort((a, b) => at(groups, a) - at(groups, b) || at(hashes, a) - at(hashes, b));
  const different = inOrder.filter((row, index) => {
    const before = inOrder[index - 1];
    return before === undefined || groups[row] !== groups[before] || hashes[row] !== hashes[before];
  });
  let first = 0;
  const placed = different.map((row, index) => {
    if (groups[row] !== groups[different[first] as number]) first = index;
    return { row, place: index - first };
  });
  return placed
    .sort((a, b) => a.place - b.place || at(hashes, a.row) - at(hashes, b.row))
    .slice(0, largestSample[effort])
    .map(({ row }) => row)
    .sort((a, b) => a - b);
}

/** Orders papers by their texts alone, so that the order of the library plays no part. */
export function compareTexts(a: TopicDocument, b: TopicDocument): number {
  return compare(a.title, b.title) || compare(a.abstract, b.abstract);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
