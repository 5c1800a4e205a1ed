import { assignToNearest, findNearest, measureNearness, noGroup } from './centroids';
import { compareInParts } from './paperSpace';
import { findSecondTopics } from './secondTopics';
import { noLeaf, type ModelTopic, type TopicDocument, type TopicModel } from './topicMap';
import type { Vectors } from './vectors';

/** Where papers belong. */
export interface Places {
  /** The leaf of each paper: a child, or a topic without children; `noLeaf` for a paper without any word that the model knows. */
  readonly leaves: Uint16Array;
  /** The number of each paper's second topic; `noGroup` if no other topic is close. */
  readonly seconds: Int32Array;
}

/** Places papers that were not in the sample in which the topics were found. */
export function placeInModel(documents: readonly TopicDocument[], model: TopicModel): Places {
  const leaves = new Uint16Array(documents.length);
  const seconds = new Int32Array(documents.length);
  let start = 0;
  for (const { words } of compareInParts(documents, model)) {
    const places = findPlaces(model, words);
    leaves.set(places.leaves, start);
    seconds.set(places.seconds, start);
    start += words.rows;
  }
  return { leaves, seconds };
}

/** Each paper belongs to the nearest leaf of the nearest topic that has a name. */
function findPlaces({ topics, centroids, leafCentroids }: TopicModel, words: Vectors): Places {
  const { width, values } = words;
  const topicOf = assignToNearest(words, centroids, centroids.length / width);
  const leaves = Uint16Array.from(topicOf, (topic, row) => {
    if (topic === noGroup) return noLeaf;
    const first = topics[topic]?.firstLeaf ?? 0;
    return findNearest(values, row, width, leafCentroids, first, first + countLeaves(topics[topic]));
  });
  return { leaves, seconds: findSecondTopics(words, topicOf, measureNearness(words, topicOf, centroids), centroids) };
}

function countLeaves(topic: ModelTopic | undefined): number {
  return Math.max(1, topic?.children.length ?? 0);
}
