import type { CitationKey } from '../model/citation';
import type { Paper } from '../model/paper';
import { otherPapersLabel, type Topic } from '../model/topic';
import type { Effort, TopicMap } from '../topics/topicMap';
import type { Library } from './library';

/** Topics as they were last computed, and the papers that they were computed of. */
export interface KnownTopics {
  readonly topics: readonly Topic[];
  readonly papers: readonly Paper[];
  /** What the next topics are made from, so that little moves; undefined where they could not be computed. */
  readonly map?: TopicMap;
  /** 'quick' where better topics are still to come; else they are the best that there are. */
  readonly effort?: Effort;
}

/** The papers that topics group: those that stand in a digest. */
export function papersInDigests({ papers, digestPaperCount }: Library): readonly Paper[] {
  return papers.slice(0, digestPaperCount);
}

/**
 * The last known topics as topics of `papers`: those that are gone are taken out, new ones wait at the end for topics of
 * their own. Every paper is in exactly one topic, as in a map that is computed.
 */
export function adaptTopics({ topics, papers: known }: KnownTopics, papers: readonly Paper[]): readonly Topic[] {
  if (known === papers) return topics;
  const left = new Set(papers.map(({ key }) => key));
  const adapted = topics.flatMap((topic) => withPapersIn(topic, left) ?? []);
  if (left.size === 0) return adapted;
  const last = adapted.at(-1);
  if (last?.label !== otherPapersLabel) return [...adapted, { label: otherPapersLabel, terms: [], keys: [...left], children: [] }];
  return [...adapted.slice(0, -1), { ...last, keys: [...last.keys, ...left] }];
}

/** Takes the keys that it finds out of `left`; undefined where no paper is left. */
function withPapersIn(topic: Topic, left: Set<CitationKey>): Topic | undefined {
  const keys = topic.keys.filter((key) => left.delete(key));
  if (keys.length === topic.keys.length) return topic;
  if (keys.length === 0) return undefined;
  const kept = new Set(keys);
  return { ...topic, keys, children: topic.children.flatMap((child) => withPapersIn(child, kept) ?? []) };
}
