import { findCentroids, measureOwnNearness, noGroup } from './centroids';
import { otherPapersLabel } from '../model/topic';
import { joinOtherPapers } from './joinOtherPapers';
import { createTopicNamer, type TopicNamer } from './nameTopics';
import { addChildren, findTopics, type Outline } from './outlinePapers';
import { comparePapers, findPaperSpace } from './paperSpace';
import { noLeaf, type ModelTopic, type TopicDocument, type TopicModel, type TopicName } from './topicMap';
import type { Places } from './placeInModel';
import { findSecondTopics } from './secondTopics';
import { WordReader } from './wordReader';
import { readStemSequences } from './stemSequences';

export interface BuiltModel {
  readonly model: TopicModel;
  /** The places of the papers from which the model was built. */
  readonly places: Places;
}

/**
 * Finds the topics of papers with different texts. The papers must be sorted in a way that does not depend on the order of the library.
 * `total` is the number of different texts in the library, of which the papers may be a sample.
 */
export function buildModel(papers: readonly TopicDocument[], total: number): BuiltModel {
  const texts = readStemSequences(papers, new WordReader());
  const space = findPaperSpace(texts);
  const comparable = comparePapers(papers, texts, space);
  const { words } = comparable;
  const namer = createTopicNamer(papers, texts);
  const found = findTopics(comparable);
  const { topics: kept, names } = joinOtherPapers(words, found, namer.name(found.of, found.count, []));
  const outline = addChildren(comparable, kept, total);
  const topics = nameChildren(outline, names, namer);
  const named = names.filter(({ label }) => label !== otherPapersLabel).length;
  const centroids = findCentroids(words, outline.topicOf, outline.topics).subarray(0, named * words.width);
  const nearness = measureOwnNearness(words, outline.topicOf, outline.topics);
  const leafCount = outline.childCounts.reduce((sum, count) => sum + Math.max(1, count), 0);
  const model: TopicModel = {
    ...space,
    topics,
    centroids,
    leafCentroids: findCentroids(words, outline.leafOf, leafCount),
  };
  return {
    model,
    places: {
      leaves: Uint16Array.from(outline.leafOf, (leaf) => (leaf === noGroup ? noLeaf : leaf)),
      seconds: findSecondTopics(words, outline.topicOf, nearness, centroids),
    },
  };
}

function nameChildren(
  { leafOf, firstLeaves, childCounts }: Outline,
  names: readonly TopicName[],
  namer: TopicNamer,
): readonly ModelTopic[] {
  const taken = names.map(({ label }) => label);
  return names.map((name, topic) => {
    const first = firstLeaves[topic] ?? 0;
    const count = childCounts[topic] ?? 0;
    const own = leafOf.map((leaf) => (leaf >= first && leaf < first + count ? leaf - first : noGroup));
    const children = count === 0 ? [] : namer.name(own, count, taken);
    taken.push(...children.map(({ label }) => label));
    return { ...name, firstLeaf: first, children };
  });
}
