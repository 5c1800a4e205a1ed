import type { Paper } from '../model/paper';
import { otherPapersLabel, type Topic } from '../model/topic';
import type { Library } from './library';

/** Topics and subtopics in one list: each topic is followed by its own subtopics. */
export function withSubtopics(topics: readonly Topic[]): readonly Topic[] {
  return topics.flatMap((topic) => [topic, ...topic.children]);
}

/** Whether the topic is the heading of all papers that fit under no other one. */
export function isOtherPapers({ label }: Topic): boolean {
  return label === otherPapersLabel;
}

/** The papers of a topic in the library's order. Papers that are no longer in the library are left out. */
export function papersOfTopic(library: Library, { keys }: Topic): readonly Paper[] {
  return keys.flatMap((key) => library.findByKey(key) ?? []);
}
