import { foldText } from '../../base/foldText';
import type { Paper } from '../../model/paper';
import { otherPapersLabel, type Topic } from '../../model/topic';
import type { Snapshot } from '../../workspace/snapshot';

/** In a library of so few papers topics are made when somebody asks; in a larger one it takes too long for a line above a heading. */
const quickLibrary = 1000;

/** The topics where they are known, or known at once; undefined where making them would keep the writer waiting. */
export function findReadyTopics(snapshot: Snapshot): readonly Topic[] | undefined {
  const isQuick = snapshot.foundTopics.peek() !== undefined || snapshot.library().digestPaperCount <= quickLibrary;
  return snapshot.topics.peek() ?? (isQuick ? snapshot.topics() : undefined);
}

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

/**
 * Papers of the topics that are meant by a few words of their label, in any order, each perhaps only begun: `sparse att`.
 * Where no label has them, by a word or phrase that the papers of a topic share. Empty where no topic is meant.
 */
export function findTopicByWords(snapshot: Snapshot, words: string): ReadonlySet<Paper> {
  const wanted = foldText(words).split(' ').filter((word) => word !== '');
  if (wanted.length === 0) return new Set();
  const topics = listTopics(snapshot.topics());
  const byLabel = topics.filter(({ label }) => hasWords(label, wanted));
  const meant = byLabel.length > 0 ? byLabel : topics.filter(({ terms }) => terms.some((term) => hasWords(term, wanted)));
  return new Set(meant.flatMap((topic) => getTopicPapers(snapshot, topic)));
}

function hasWords(text: string, wanted: readonly string[]): boolean {
  const words = foldText(text).split(' ');
  return wanted.every((word) => words.some((own) => own.startsWith(word)));
}
