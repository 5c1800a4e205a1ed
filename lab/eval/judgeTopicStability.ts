import type { Topic } from '../../server/src/model/topic';
import { extendTopicMap } from '../../server/src/topics/createKeptMap';
import { createTopicMap } from '../../server/src/topics/createTopicMap';
import type { TopicDocument } from '../../server/src/topics/topicMap';
import { createRandom } from '../../test/support/random';
import type { Figures } from '../bench/measuring';
import { numberTopics } from './judgeTopics';

const few = 3;

/** What happens to the topics of the first `count` papers of each draw when more papers come. */
export function judgeTopicStability(draws: readonly (readonly TopicDocument[])[], count: number): readonly Figures[] {
  const more = Math.ceil(count / 4);
  return [
    measureChanges(`${few} more`, draws, count, few, (grown, topics) => extendTopicMap(grown, topics).topics),
    measureChanges(`${more} more, found anew`, draws, count, more, (grown) => createTopicMap(grown).topics),
  ];
}

function measureChanges(
  come: string,
  draws: readonly (readonly TopicDocument[])[],
  count: number,
  more: number,
  findAgain: (grown: readonly TopicDocument[], topics: readonly Topic[]) => readonly Topic[],
): Figures {
  const changes = draws.map((papers) => {
    const old = papers.slice(0, count);
    const grown = createRandom(1).shuffle(papers.slice(0, count + more));
    const { topics } = createTopicMap(old);
    return compareTopics(old, topics, findAgain(grown, topics));
  });
  const describe = (values: readonly number[], digits: number): string =>
    `${(values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(digits)} (${Math.max(...values).toFixed(digits)})`;
  return {
    papers: String(count),
    come,
    draws: String(draws.length),
    '% of papers that move, mean (worst)': describe(
      changes.map(({ moved }) => (100 * moved) / count),
      1,
    ),
    'headings that change, mean (worst)': describe(
      changes.map(({ headings }) => headings),
      1,
    ),
    'headings, mean (most)': describe(
      changes.map(({ topics }) => topics),
      1,
    ),
  };
}

function compareTopics(
  papers: readonly TopicDocument[],
  before: readonly Topic[],
  after: readonly Topic[],
): { readonly moved: number; readonly headings: number; readonly topics: number } {
  const labels = new Set(after.map(({ label }) => label));
  return {
    moved: papers.length - countTogether(numberTopics(papers, before), numberTopics(papers, after)),
    headings: before.filter(({ label }) => !labels.has(label)).length,
    topics: before.length,
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
