import { foldText } from '../../../text/foldText';
import type { Topic } from '../../../model/topic';
import type { Snapshot } from '../../../workspace/snapshot';
import { withSubtopics } from '../../../library/topicPapers';
import { findSimilarLabels } from '../../../search/fuzzyLabels';
import type { FilterKind } from './filterKind';

const mostValues = 8;

/**
 * `topic:"sparse attention"`: the papers of the topic with this label. If no topic has the typed label, `topic:sparse` means all topics
 * with words that begin like this. If no topic has such words, `topic:sprase` means the topic with the most similar label, if one is
 * similar enough.
 */
export const topicFilter: FilterKind = {
  createTest(snapshot, value) {
    if (foldText(value) === '') return undefined;
    const keys = new Set(findTopics(snapshot, value).flatMap((topic) => topic.keys));
    return ({ key }) => keys.has(key);
  },
  listValues: (snapshot, typed) =>
    findTopics(snapshot, typed)
      .filter(({ label }) => foldText(label) !== foldText(typed))
      .slice(0, mostValues)
      .map(({ label, keys }) => ({ value: label, papers: keys.length })),
};

function findTopics(snapshot: Snapshot, value: string): readonly Topic[] {
  const topics = withSubtopics(snapshot.topics());
  const folded = foldText(value);
  const named = topics.filter(({ label }) => foldText(label) === folded);
  if (named.length > 0) return named;
  const beginnings = folded.split(' ');
  const begun = topics.filter(({ label }) => {
    const words = foldText(label).split(' ');
    return beginnings.every((beginning) => words.some((word) => word.startsWith(beginning)));
  });
  if (begun.length > 0) return begun;
  const [likest] = findSimilarLabels(
    topics.map(({ label }) => foldText(label)),
    folded,
  );
  return topics.filter(({ label }) => foldText(label) === likest);
}
