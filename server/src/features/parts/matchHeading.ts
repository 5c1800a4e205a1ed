import { foldText } from '../../base/foldText';
import type { Topic } from '../../model/topic';
import { isRest, listTopics } from './topicPapers';

/** Words that a heading has and that name no subject. */
const idle = new Set(
  'a an the of for in on with via by and to from related prior previous recent work works method methods approach approaches technique techniques overview background literature'.split(' '),
);

const byTopics = new WeakMap<readonly Topic[], ReadonlyMap<string, Topic | undefined>>();

/**
 * The topic or subtopic that a heading names: the same words, whatever their order and number, with or without words such as
 * "methods" and a section's number. undefined where none does, or several.
 */
export function matchHeading(topics: readonly Topic[], heading: string): Topic | undefined {
  const name = toName(heading);
  return name === '' ? undefined : getNames(topics).get(name);
}

function getNames(topics: readonly Topic[]): ReadonlyMap<string, Topic | undefined> {
  const known = byTopics.get(topics);
  if (known !== undefined) return known;
  const names = new Map<string, Topic | undefined>();
  for (const topic of listTopics(topics)) {
    const name = toName(topic.label);
    if (!isRest(topic)) names.set(name, names.has(name) ? undefined : topic);
  }
  byTopics.set(topics, names);
  return names;
}

function toName(heading: string): string {
  const words = foldText(heading.replace(/^[\d.]+\s/, '')).split(' ').filter((word) => !idle.has(word));
  return [...new Set(words.map(toSingular))].sort().join(' ');
}

function toSingular(word: string): string {
  return word.length > 3 ? word.replace(/(?<!s)s$/, '') : word;
}
