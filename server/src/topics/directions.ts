import { lazy } from '../base/derivedValues';
import type { Topic } from '../model/topic';
import { assignToNearest, findCentroids } from './centroids';
import { readLearnedTerms } from './learnedTerms';
import { findLearnedCentre, projectLearned } from './paperSpace';
import { shortenAbstracts } from './shortenAbstracts';
import { isOtherPapers, type TopicDocument } from './topicMap';
import { readStemSequences } from './vocabulary';
import { WordReader } from './wordReader';

/** What tells at once, by the learned terms alone, to which topic a new paper belongs. It is plain data. */
export interface TopicDirections {
  /** The mean direction of the papers, which says nothing about how they differ. */
  readonly centre: Float32Array;
  /** The direction of each of `listNamedLeaves`, one after the other. */
  readonly leaves: Float32Array;
}

/** So many papers of a leaf tell its direction. */
const enoughPapers = 40;

const getLearnedTerms = lazy(readLearnedTerms);

/** The children of topics, and the topics that have none, without "Other papers". */
export function listNamedLeaves(topics: readonly Topic[]): readonly Topic[] {
  return topics.flatMap((topic) => (topic.children.length === 0 ? [topic] : topic.children)).filter((leaf) => !isOtherPapers(leaf));
}

/** The directions of topics of these papers. */
export function findDirections(papers: readonly TopicDocument[], topics: readonly Topic[]): TopicDirections {
  const paperOf = new Map(papers.map((paper) => [paper.key, paper]));
  const leaves = listNamedLeaves(topics).map(({ keys }) => keys.flatMap((key) => paperOf.get(key) ?? []).slice(0, enoughPapers));
  const learned = getLearnedTerms();
  const texts = readStemSequences(shortenAbstracts(leaves.flat()), new WordReader());
  const centre = findLearnedCentre(texts, learned);
  const leafOf = Int32Array.from(leaves.flatMap((own, leaf) => own.map(() => leaf)));
  return { centre, leaves: findCentroids(projectLearned(texts, { learned, learnedCentre: centre }), leafOf, leaves.length) };
}

/** The number of the named leaf that is nearest to each paper; `noGroup` for a paper without any learned term. */
export function findNearestLeaves(papers: readonly TopicDocument[], { centre, leaves }: TopicDirections): Int32Array {
  const texts = readStemSequences(shortenAbstracts(papers), new WordReader());
  const vectors = projectLearned(texts, { learned: getLearnedTerms(), learnedCentre: centre });
  return assignToNearest(vectors, leaves, leaves.length / vectors.width);
}
