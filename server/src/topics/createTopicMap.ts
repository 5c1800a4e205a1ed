import { assignPapers } from './assignPapers';
import { buildModel } from './buildModel';
import { chooseSample } from './chooseSample';
import { listTopics } from './listTopics';
import type { Effort, TopicDocument, TopicMap } from './topicMap';

export interface TopicMapOptions {
  /** 'quick' finds topics in a small sample, so that topics can be shown before the full map is ready. 'full' if undefined. */
  readonly effort?: Effort;
}

/**
 * Finds the topics of a library. The result depends only on the arguments, and the order of the papers decides nothing but the order of
 * the keys in each topic.
 */
export function createTopicMap(documents: readonly TopicDocument[], { effort = 'full' }: TopicMapOptions = {}): TopicMap {
  if (documents.length === 0) return { topics: [] };
  const { rows, distinct } = chooseSample(documents, effort);
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
