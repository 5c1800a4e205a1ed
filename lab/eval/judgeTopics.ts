import type { Topic } from '../../server/src/model/topic';
import { createTopicMap } from '../../server/src/topics/createTopicMap';
import { groupPapers } from '../../server/src/topics/groupPapers';
import { projectPapers, weighTerms } from '../../server/src/topics/latentSpace';
import { comparePapers, findPaperSpace } from '../../server/src/topics/paperSpace';
import type { TopicDocument } from '../../server/src/topics/topicMap';
import { readStemSequences } from '../../server/src/topics/vocabulary';
import { WordReader } from '../../server/src/topics/wordReader';
import type { Figures } from '../bench/measuring';
import { type Grouping, groupByKMeans, groupByLeiden } from './groupByVectors';
import { scoreGroups } from './scoreGroups';
import type { ClassifiedPapers } from './topicSets';

const seeds = [1, 2, 3, 4, 5];
const usualWays: readonly (readonly [string, Grouping])[] = [
  ['k-means on LSA', groupByKMeans],
  ['Leiden on nearest neighbours', groupByLeiden],
];

/**
 * Ours and the usual ways, with as many groups as there are classes, with as many as ours finds itself, and, where topics have children,
 * with as many as ours has on the second level. The usual ways group papers by latent semantic analysis (LSA) of their own words, as ours
 * does beside the learned terms.
 */
export function judgeTopics({ papers, classes, classCount }: ClassifiedPapers): readonly Figures[] {
  const { topics } = createTopicMap(papers);
  const leaves = topics.flatMap((topic) => (topic.children.length === 0 ? [topic] : topic.children));
  const texts = readStemSequences(papers, new WordReader());
  const space = findPaperSpace(texts);
  const vectors = projectPapers(weighTerms(texts, space.own), space.own);
  const compare = (level: string, ours: Int32Array): readonly Figures[] => [
    averageRow(`ours, ${level}`, [ours], classes),
    ...usualWays.map(([name, group]) =>
      averageRow(
        `${name}, as many`,
        seeds.map((seed) => group(vectors, new Set(ours).size, seed)),
        classes,
      ),
    ),
  ];
  return [
    ...compare('number given', groupPapers(comparePapers(papers, texts, space), classCount, 1).of),
    ...compare('own number', numberTopics(papers, topics)),
    ...(leaves.length === topics.length ? [] : compare('second level', numberTopics(papers, leaves))),
  ];
}

function averageRow(name: string, groupings: readonly Int32Array[], classes: readonly number[]): Figures {
  const scores = groupings.map((groups) => scoreGroups(groups, classes));
  const mean = (figure: (score: (typeof scores)[number]) => number): string =>
    (scores.reduce((sum, score) => sum + figure(score), 0) / scores.length).toFixed(3);
  return {
    '': name,
    groups: String(new Set(groupings[0]).size),
    'V-measure': mean(({ vMeasure }) => vMeasure),
    'adjusted Rand': mean(({ adjustedRand }) => adjustedRand),
    'adjusted mutual information': mean(({ adjustedMutualInformation }) => adjustedMutualInformation),
  };
}

/** The number of each paper's topic. */
export function numberTopics(papers: readonly TopicDocument[], topics: readonly Topic[]): Int32Array {
  const numbers = new Map(topics.flatMap(({ keys }, number) => keys.map((key) => [key, number] as const)));
  return Int32Array.from(papers, ({ key }) => numbers.get(key) ?? -1);
}
