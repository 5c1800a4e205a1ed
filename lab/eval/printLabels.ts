import type { Topic } from '../../server/src/model/topic';
import { createTopicMap } from '../../server/src/topics/createTopicMap';
import type { TopicDocument } from '../../server/src/topics/topicMap';
import type { LabelSet } from './labelSets';

const labelsOfSet = 10;
const maxTitles = 12;

/** Ten labels of each library, each with titles of its papers, to be marked by hand as fit, vague or wrong. */
export function printLabels(sets: readonly LabelSet[]): void {
  let number = 0;
  for (const { name, papers } of sets) {
    if (papers === undefined) continue;
    const { topics } = createTopicMap(papers);
    const children = topics.reduce((sum, topic) => sum + topic.children.length, 0);
    console.log(`\n== ${name}: ${papers.length} papers, ${topics.length} topics, ${children} children`);
    for (const { topic, parent } of chooseTopics(topics)) printTopic(++number, topic, parent, papers);
  }
}

interface Chosen {
  readonly topic: Topic;
  readonly parent?: Topic;
}

/** The first topics. Where topics have children, half of the list are children, one of each topic as far as they go. */
function chooseTopics(topics: readonly Topic[]): readonly Chosen[] {
  const children = topics.flatMap((parent, at) => {
    const topic = parent.children[at % Math.max(1, parent.children.length)];
    return topic === undefined ? [] : [{ topic, parent }];
  });
  const chosen = children.slice(0, labelsOfSet / 2);
  return [...topics.slice(0, labelsOfSet - chosen.length).map((topic) => ({ topic })), ...chosen];
}

function printTopic(number: number, { label, keys }: Topic, parent: Topic | undefined, papers: readonly TopicDocument[]): void {
  const own = papers.filter(({ key }) => keys.includes(key));
  const of = parent === undefined ? '' : ` (under ${parent.label})`;
  console.log(`\n${number}. ${label}${of}: ${own.length} papers`);
  for (const { title } of own.filter((_, at) => at % Math.ceil(own.length / maxTitles) === 0)) console.log(`   ${title.slice(0, 110)}`);
}
