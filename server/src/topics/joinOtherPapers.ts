import { dotProduct, findCentroids, findNearest, noGroup, type Vectors } from './centroids';
import type { Groups } from './groupPapers';
import { isOtherPapers, type TopicName } from './topicMap';

interface NamedTopics {
  readonly topics: Groups;
  readonly names: readonly TopicName[];
}

/**
 * Joins topics that are called "Other papers", because their papers share no phrase, into one. If they hold more than the share
 * `most` of all papers, those papers that are nearest to another topic move there.
 */
export function joinOtherPapers(words: Vectors, { of, count }: Groups, names: readonly TopicName[], max: number): NamedTopics {
  const named = [...names.keys()].filter((topic) => !isOtherPapers(names[topic] as TopicName));
  const others = names.find(isOtherPapers);
  if (others === undefined) return { topics: { of, count }, names };
  const joined = of.map((topic) => (topic === noGroup ? noGroup : named.indexOf(topic)));
  const centroids = findCentroids(words, joined, named.length);
  const { width, values } = words;
  const nearest = [...of.keys()]
    .filter((row) => of[row] !== noGroup && joined[row] === noGroup)
    .map((row) => {
      const topic = findNearest(values, row, width, centroids, 0, named.length);
      return { row, topic, nearness: dotProduct(values, row * width, centroids, topic * width, width) };
    })
    .sort((a, b) => a.nearness - b.nearness || a.row - b.row);
  const left = Math.floor(max * words.rows);
  nearest.forEach(({ row, topic }, place) => (joined[row] = place < left ? named.length : topic));
  const namesOfNamed = named.map((topic) => names[topic] as TopicName);
  return left === 0
    ? { topics: { of: joined, count: named.length }, names: namesOfNamed }
    : { topics: { of: joined, count: named.length + 1 }, names: [...namesOfNamed, others] };
}
