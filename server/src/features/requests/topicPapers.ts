import type { Paper } from '../../model/paper';
import { otherPapersLabel, type Topic } from '../../model/topic';
import type { Snapshot } from '../../workspace/snapshot';

/** Topics and subtopics, each topic before its own. */
export function listTopics(topics: readonly Topic[]): readonly Topic[] {
  return topics.flatMap((topic) => [topic, ...topic.children]);
}

/** Whether it is the heading of what belongs under no other. */
export function isRest({ label }: Topic): boolean {
  return label === otherPapersLabel;
}

/** The papers of a topic, in the library's order. */
export function getTopicPapers(snapshot: Snapshot, { keys }: Topic): readonly Paper[] {
  const library = snapshot.library();
  return keys.flatMap((key) => library.findByKey(key) ?? []);
}
