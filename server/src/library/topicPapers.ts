import type { Paper } from '../model/paper';
import type { Topic } from '../model/topic';
import type { Library } from './library';

/** Topics and subtopics in one list, in which each topic is followed by its subtopics. */
export function withSubtopics(topics: readonly Topic[]): readonly Topic[] {
  return topics.flatMap((topic) => [topic, ...topic.children]);
}

/** The papers of a topic, in the order of its keys. Papers that were removed from the library are left out. */
export function papersOfTopic(library: Library, { keys }: Topic): readonly Paper[] {
  return keys.flatMap((key) => library.findByKey(key) ?? []);
}
