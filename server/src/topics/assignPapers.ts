import { findNearest, noGroup } from './centroids';
import { createTitleMatcher } from './titleMatcher';
import { projectPapers, type LatentSpace } from './latentSpace';
import { weighTerms } from './termMatrix';
import { noLeaf, type ModelTopic, type TopicDocument, type TopicModel } from './topicMap';
import { dotProduct, type Vectors } from './vectors';
import type { Vocabulary } from './vocabulary';
import { WordReader } from './wordReader';
import { readStemSequences, type StemSequences } from './stemSequences';

/** How many papers are read at a time, which limits memory use in large libraries. */
const chunk = 4000;

/** The vectors of all papers in a latent space that was found in some of them. */
export function projectDocuments(documents: readonly TopicDocument[], space: Vocabulary & LatentSpace): Vectors {
  const { dimensions } = space;
  const values = new Float32Array(documents.length * dimensions);
  for (let start = 0; start < documents.length; start += chunk) {
    const texts = readStemSequences(documents.slice(start, start + chunk), new WordReader());
    values.set(projectPapers(weighTerms(texts, space), space).values, start * dimensions);
  }
  return { rows: documents.length, width: dimensions, values };
}

/**
 * Finds the leaf of each paper: a child, or a topic without children; `noLeaf` for a paper without any word that the model knows.
 * `known` has the leaves of the papers that were read already, by their indexes.
 */
export function assignPapers(documents: readonly TopicDocument[], model: TopicModel, known: ReadonlyMap<number, number>): Uint16Array {
  const leaves = Uint16Array.from(documents, (_, index) => known.get(index) ?? noLeaf);
  const unread = documents.flatMap((_, index) => (known.has(index) ? [] : [index]));
  for (let start = 0; start < unread.length; start += chunk) {
    const part = unread.slice(start, start + chunk);
    const texts = readStemSequences(
      part.map((index) => documents[index] as TopicDocument),
      new WordReader(),
    );
    const found = findLeaves(model, projectPapers(weighTerms(texts, model), model), texts);
    part.forEach((index, row) => (leaves[index] = found[row] as number));
  }
  return leaves;
}

/** Returns for each paper the nearest leaf of the nearest topic. If the title names topics, only these topics are compared. */
export function findLeaves(model: TopicModel, { rows, values, width }: Vectors, texts: StemSequences): Uint16Array {
  const { topics, centroids, leafCentroids } = model;
  const leaves = new Uint16Array(rows).fill(noLeaf);
  const findNamed = createTitleMatcher(model, texts);
  for (let row = 0; row < rows; row++) {
    const named = findNamed(row);
    const topic =
      named.length === 0
        ? findNearest(values, row, width, centroids, 0, topics.length)
        : findNearestOf(named, row, { rows, values, width }, centroids);
    if (topic === noGroup) continue;
    const first = topics[topic]?.firstLeaf ?? 0;
    leaves[row] = findNearest(values, row, width, leafCentroids, first, first + countLeaves(topics[topic]));
  }
  return leaves;
}

function findNearestOf(groups: readonly number[], row: number, { values, width }: Vectors, centroids: Float32Array): number {
  const nearness = groups.map((group) => dotProduct(values, row * width, centroids, group * width, width));
  return groups[nearness.indexOf(Math.max(...nearness))] ?? noGroup;
}

export function countLeaves(topic: ModelTopic | undefined): number {
  return Math.max(1, topic?.children.length ?? 0);
}
