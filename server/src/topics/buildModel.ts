import { findCentroids, noGroup } from './centroids';
import { findLatentSpace, projectPapers, type LatentSpace } from './latentSpace';
import { createTopicNamer, type TopicNamer } from './nameTopics';
import { findLeaves } from './assignPapers';
import { outlinePapers, type Outline } from './outlinePapers';
import { weighTerms } from './termMatrix';
import type { ModelTopic, TopicDocument, TopicModel } from './topicMap';
import type { Vectors } from './vectors';
import { chooseVocabulary, type Vocabulary } from './vocabulary';
import { WordReader } from './wordReader';
import { readStemSequences, type StemSequences } from './stemSequences';

/** The number of dimensions of the latent space, more for a larger library. */
function countDimensions(papers: number): number {
  return papers < manyPapers ? 50 : 64;
}

const manyPapers = 2000;

export interface BuiltModel {
  readonly model: TopicModel;
  /** The number of each paper's leaf, which is a child or a topic without children. */
  readonly leaves: Uint16Array;
}

/**
 * Finds the topics of papers with different texts. The papers must be sorted in a way that does not depend on the order of the library.
 * `total` is the number of different texts in the library, of which the papers may be a sample.
 */
export function buildModel(papers: readonly TopicDocument[], total: number): BuiltModel {
  const { texts, space, vectors } = findPaperSpace(papers);
  const outline = outlinePapers(vectors, total);
  const topics = nameOutline(outline, createTopicNamer(papers, texts));
  const leaves = outline.childCounts.reduce((sum, count) => sum + Math.max(1, count), 0);
  const model: TopicModel = {
    builtFrom: total,
    ...space,
    topics,
    centroids: findCentroids(vectors, outline.topicOf, outline.topics),
    leafCentroids: findCentroids(vectors, outline.leafOf, leaves),
  };
  return { model, leaves: findLeaves(model, vectors, texts) };
}

export interface PaperSpace {
  readonly texts: StemSequences;
  readonly space: Vocabulary & LatentSpace;
  readonly vectors: Vectors;
}

/** Finds the latent space of papers, and their vectors in it. */
export function findPaperSpace(papers: readonly TopicDocument[]): PaperSpace {
  const texts = readStemSequences(papers, new WordReader());
  const vocabulary = chooseVocabulary(texts);
  const matrix = weighTerms(texts, vocabulary);
  const space = findLatentSpace(matrix, countDimensions(papers.length));
  return { texts, space: { ...vocabulary, ...space }, vectors: projectPapers(matrix, space) };
}

function nameOutline({ topicOf, topics, leafOf, firstLeaves, childCounts }: Outline, namer: TopicNamer): readonly ModelTopic[] {
  const names = namer.name(topicOf, topics, []);
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
