import type { Topic } from '../../server/src/model/topic';
import { findLatentSpace, projectPapers } from '../../server/src/topics/latentSpace';
import { createTopicMap } from '../../server/src/topics/createTopicMap';
import { groupVectors } from '../../server/src/topics/groupVectors';
import { weighTerms } from '../../server/src/topics/termMatrix';
import type { TopicDocument } from '../../server/src/topics/topicMap';
import { chooseVocabulary } from '../../server/src/topics/vocabulary';
import { WordReader } from '../../server/src/topics/wordReader';
import { readStemSequences } from '../../server/src/topics/stemSequences';
import type { Figures } from '../bench/measuring';
import { createRandom } from '../support/random';
import { groupByKMeans, groupByNmf, type Grouping } from './groupByTerms';
import { scoreGroups } from './scoreGroups';
import type { ClassifiedPapers } from './topicSets';

const dimensions = 64;
const seeds = [1, 2, 3];

/** Ours and the usual ways, with as many groups as there are classes, and with as many as ours finds itself. */
export function judgeTopics({ papers, classes, classCount }: ClassifiedPapers): readonly Figures[] {
  const map = createTopicMap(papers);
  const topics = numberTopics(papers, map.topics);
  const children = numberTopics(
    papers,
    map.topics.flatMap((topic) => (topic.children.length === 0 ? [topic] : topic.children)),
  );
  const texts = readStemSequences(papers, new WordReader());
  const vocabulary = chooseVocabulary(texts);
  const ours = weighTerms(texts, vocabulary);
  // Rarity counts twice with ours, once as everywhere else.
  const plain = weighTerms(texts, { ...vocabulary, rarities: vocabulary.rarities.map(Math.sqrt) });
  const others: readonly (readonly [string, Grouping])[] = [
    ['k-means on TF-IDF', groupByKMeans],
    ['NMF on TF-IDF', groupByNmf],
  ];
  const ofOther = ([name, group]: readonly [string, Grouping], count: number): Figures =>
    averageRow(
      name,
      seeds.map((seed) => group(plain, count, seed)),
      classes,
    );
  return [
    averageRow('ours', [groupVectors(projectPapers(ours, findLatentSpace(ours, dimensions)), classCount, 2).of], classes),
    ...others.map((other) => ofOther(other, classCount)),
    averageRow('ours, at its own number', [topics], classes),
    ...others.map((other) => ofOther(other, map.topics.length)),
    averageRow('ours, second level', [children], classes),
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
function numberTopics(papers: readonly TopicDocument[], topics: readonly Topic[]): Int32Array {
  const numbers = new Map(topics.flatMap(({ keys }, number) => keys.map((key) => [key, number] as const)));
  return Int32Array.from(papers, ({ key }) => numbers.get(key) ?? -1);
}

/** What ten more papers do to the topics of a thousand. */
export function judgeStability(papers: readonly TopicDocument[]): readonly Figures[] {
  const [old, more] = [papers.slice(0, 1000), papers.slice(1000, 1010)];
  const grown = createRandom(1).shuffle([...old, ...more]);
  const before = createTopicMap(old);
  const scratch = createTopicMap(grown);
  const order = createTopicMap(createRandom(2).shuffle(old));
  const byKMeans = (list: readonly TopicDocument[]): readonly Topic[] => describeGroups(list, before.topics.length);
  return [
    stabilityRow('ours, papers in another order', old, before.topics, order.topics),
    stabilityRow('ours, ten papers added', old, before.topics, scratch.topics),
    stabilityRow('k-means on TF-IDF, ten papers added', old, byKMeans(old), byKMeans(grown)),
  ];
}

/** Topics without a label of their own have their three heaviest terms. */
function describeGroups(papers: readonly TopicDocument[], count: number): readonly Topic[] {
  const texts = readStemSequences(papers, new WordReader());
  const vocabulary = chooseVocabulary(texts);
  const matrix = weighTerms(texts, vocabulary);
  const groups = groupByKMeans(matrix, count, 1);
  return Array.from({ length: count }, (_, group) => {
    const sums = new Float64Array(matrix.columns);
    groups.forEach((own, row) => {
      if (own === group)
        for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at++) sums[matrix.terms[at]!]! += matrix.weights[at]!;
    });
    const heaviest = [...sums.keys()]
      .sort((a, b) => sums[b]! - sums[a]!)
      .slice(0, 3)
      .map((term) => vocabulary.terms[term] ?? '');
    return {
      label: heaviest.join(', '),
      terms: heaviest,
      keys: papers.filter((_paper, row) => groups[row] === group).map(({ key }) => key),
      children: [],
    };
  });
}

function stabilityRow(name: string, papers: readonly TopicDocument[], before: readonly Topic[], after: readonly Topic[]): Figures {
  const [a, b] = [numberTopics(papers, before), numberTopics(papers, after)];
  const moved = papers.length - countTogether(a, b);
  const labels = new Set(after.map(({ label }) => label));
  return {
    '': name,
    'old papers in another topic': `${((100 * moved) / papers.length).toFixed(1)} %`,
    'labels unchanged': `${before.filter(({ label }) => labels.has(label)).length} of ${before.length}`,
  };
}

/** Papers that stay together where each old group is taken for the new one that has most of it, each new one once. */
function countTogether(before: Int32Array, after: Int32Array): number {
  const common = new Map<string, number>();
  before.forEach((group, at) => common.set(`${group} ${after[at]}`, (common.get(`${group} ${after[at]}`) ?? 0) + 1));
  const taken = new Set<string>();
  let together = 0;
  for (const [pair, size] of [...common].sort(([, x], [, y]) => y - x)) {
    const [old, current] = pair.split(' ');
    if (taken.has(`old ${old}`) || taken.has(`new ${current}`)) continue;
    taken.add(`old ${old}`).add(`new ${current}`);
    together += size;
  }
  return together;
}
