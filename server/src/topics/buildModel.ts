import { findCentroids, noGroup } from './centroids';
import { findLatentSpace, projectPapers } from './latentSpace';
import { matchGroups } from './matchGroups';
import { createTopicNamer, type TopicNamer } from './nameTopics';
import { findLeaves } from './assignPapers';
import { outlinePapers, refineOutline, type Outline } from './outlinePapers';
import { weighTerms } from './termMatrix';
import type { Effort, ModelTopic, TopicDocument, TopicModel, TopicName } from './topicMap';
import { chooseVocabulary } from './vocabulary';
import { WordReader } from './wordReader';
import { readStemSequences } from './stemSequences';

/** The number of dimensions of the latent space, more for a larger library. */
function countDimensions(papers: number): number {
  return papers < manyPapers ? 50 : 64;
}

const manyPapers = 2000;

/** The topics that the papers had before. */
export interface PreviousTopics {
  readonly model: TopicModel;
  /** The topic of each paper; `noGroup` for a paper that was in no topic. */
  readonly topicOf: Int32Array;
  readonly leafOf: Int32Array;
  /** 'near' if the library has changed so little that its topics only need to be updated. */
  readonly distance: 'near' | 'far';
}

export interface BuiltModel {
  readonly model: TopicModel;
  /** The number of each paper's leaf, which is a child or a topic without children. */
  readonly leaves: Uint16Array;
}

/**
 * Finds the topics of papers with different texts. The papers must be sorted in a way that does not depend on the order of the library.
 * `total` is the number of different texts in the library, of which the papers may be a sample.
 */
export function buildModel(papers: readonly TopicDocument[], total: number, effort: Effort, known?: PreviousTopics): BuiltModel {
  const texts = readStemSequences(papers, new WordReader());
  const vocabulary = chooseVocabulary(texts);
  const matrix = weighTerms(texts, vocabulary);
  const space = findLatentSpace(matrix, countDimensions(papers.length));
  const vectors = projectPapers(matrix, space);
  const outline = known?.distance === 'near' ? refineOutline(vectors, known, total) : outlinePapers(vectors, total);
  const topics = nameOutline(outline, createTopicNamer(papers, texts), known);
  const leaves = outline.childCounts.reduce((sum, count) => sum + Math.max(1, count), 0);
  const model: TopicModel = {
    builtFrom: total,
    foundFrom: known?.distance === 'near' ? known.model.foundFrom : total,
    effort,
    ...vocabulary,
    ...space,
    topics,
    centroids: findCentroids(vectors, outline.topicOf, outline.topics),
    leafCentroids: findCentroids(vectors, outline.leafOf, leaves),
  };
  return { model, leaves: findLeaves(model, vectors, texts) };
}

/** Names new topics. A topic that continues an earlier topic (see `matchGroups`) keeps the name of that topic. */
function nameOutline(outline: Outline, namer: TopicNamer, known?: PreviousTopics): readonly ModelTopic[] {
  const { topicOf, topics, leafOf, firstLeaves, childCounts } = outline;
  const kept =
    known === undefined
      ? []
      : matchGroups(topicOf, topics, known.topicOf).map((topic) => (topic === noGroup ? undefined : known.model.topics[topic]));
  const names = namer.name(topicOf, topics, kept, []);
  const leaves = firstLeaves.length === 0 ? 0 : (firstLeaves[topics - 1] ?? 0) + Math.max(1, childCounts[topics - 1] ?? 0);
  const knownLeaves =
    known?.model.topics.flatMap(({ children }): readonly (TopicName | undefined)[] => (children.length === 0 ? [undefined] : children)) ??
    [];
  const keptLeaves = known === undefined ? [] : matchGroups(leafOf, leaves, known.leafOf).map((leaf) => knownLeaves[leaf]);
  const taken = names.map(({ label }) => label);
  return names.map((name, topic) => {
    const first = firstLeaves[topic] ?? 0;
    const count = childCounts[topic] ?? 0;
    const own = leafOf.map((leaf) => (leaf >= first && leaf < first + count ? leaf - first : noGroup));
    const children = count === 0 ? [] : namer.name(own, count, keptLeaves.slice(first, first + count), taken);
    taken.push(...children.map(({ label }) => label));
    return { ...name, firstLeaf: first, children };
  });
}
