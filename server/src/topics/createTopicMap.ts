import { assignPapers } from './assignPapers';
import { buildModel } from './buildModel';
import { hashText } from '../base/hashText';
import { listTopics } from './listTopics';
import type { Effort, TopicDocument, TopicMap } from './topicMap';

export interface TopicMapOptions {
  /** 'quick' finds topics in a small sample, so that topics can be shown before the full map is ready. 'full' if undefined. */
  readonly effort?: Effort;
}

/** The maximum number of papers in which topics are found. All other papers join the nearest topic. */
const largestSample: Readonly<Record<Effort, number>> = { quick: 800, full: 4000 };

/**
 * Finds the topics of a library. The result depends only on the arguments, and the order of the papers decides nothing but the order of
 * the keys in each topic.
 */
export function createTopicMap(documents: readonly TopicDocument[], { effort = 'full' }: TopicMapOptions = {}): TopicMap {
  if (documents.length === 0) return { topics: [] };
  const hashes = Uint32Array.from(documents, ({ title, abstract }) => hashText(title, abstract));
  const distinct = new Set(hashes).size;
  const rows = chooseSample(documents, hashes, largestSample[effort]);
  const { model, leaves } = buildModel(
    rows.map((row) => documents[row] as TopicDocument),
    distinct,
  );
  const known = new Map(rows.map((row, index) => [row, leaves[index] as number]));
  return {
    topics: listTopics(
      model.topics,
      documents.map(({ key }) => key),
      assignPapers(documents, model, known),
    ),
  };
}

/**
 * Chooses papers with different texts and returns their indexes, sorted by title. If there are too many, those with the smallest hashes
 * are chosen, so that the sample hardly changes as the library grows.
 */
function chooseSample(documents: readonly TopicDocument[], hashes: Uint32Array, most: number): readonly number[] {
  const rowOf = new Map<number, number>();
  hashes.forEach((hash, row) => {
    if (!rowOf.has(hash)) rowOf.set(hash, row);
  });
  let chosen = [...rowOf];
  if (chosen.length > most) chosen = chosen.sort(([a], [b]) => a - b).slice(0, most);
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const at = (row: number): TopicDocument => documents[row] as TopicDocument;
  return chosen.map(([, row]) => row).sort((a, b) => compare(at(a).title, at(b).title) || compare(at(a).abstract, at(b).abstract));
}
