import { diffSequences } from '../base/sequenceChange';
import type { CitationKey } from '../model/citation';
import type { Paper } from '../model/paper';
import { otherPapersLabel, type KeptHeading, type Topic } from '../model/topic';
import type { Effort } from '../topics/topicMap';
import { areSameHeadings } from './keptHeadings';
import type { Library } from './library';

/** The topics that were computed last, and what they were computed from. */
export interface KnownTopics {
  readonly topics: readonly Topic[];
  readonly papers: readonly Paper[];
  /** The kept outline; empty if the writer kept none. */
  readonly kept: readonly KeptHeading[];
  /** 'quick' as long as better topics are still being computed; undefined if topics could not be computed. */
  readonly effort?: Effort;
}

/** Whether the topics are the final ones of exactly these papers and this kept outline. */
export function areTopicsOf(known: KnownTopics, papers: readonly Paper[], kept: readonly KeptHeading[]): boolean {
  const { removed, added } = diffSequences(known.papers, papers);
  return known.effort !== 'quick' && removed.length === 0 && added.length === 0 && areSameHeadings(known.kept, kept);
}

/** The papers that are grouped by topic. */
export function papersInDigests({ papers, digestPaperCount }: Pick<Library, 'papers' | 'digestPaperCount'>): readonly Paper[] {
  return papers.slice(0, digestPaperCount);
}

/**
 * Adapts the topics to `papers` until new topics are computed: removed papers are left out, and new papers are added at the end, under
 * "Other papers". As in computed topics, every paper is in exactly one topic.
 */
export function adaptTopics({ topics, papers: known }: Pick<KnownTopics, 'topics' | 'papers'>, papers: readonly Paper[]): readonly Topic[] {
  if (known === papers) return topics;
  const present = new Set(papers.map(({ key }) => key));
  const left = new Set(present);
  const adapted = topics.flatMap((topic) => withPapersIn(topic, left) ?? []).map((topic) => withSecondPapersIn(topic, present));
  if (left.size === 0) return adapted;
  const last = adapted.at(-1);
  if (last?.label !== otherPapersLabel) return [...adapted, { label: otherPapersLabel, terms: [], keys: [...left], children: [] }];
  return [...adapted.slice(0, -1), { ...last, keys: [...last.keys, ...left] }];
}

/** Returns the topic with only those of the papers whose second topic it is that are in `present`. */
function withSecondPapersIn(topic: Topic, present: ReadonlySet<CitationKey>): Topic {
  const { alsoKeys = [], ...others } = topic;
  if (alsoKeys.every((key) => present.has(key))) return topic;
  const left = alsoKeys.filter((key) => present.has(key));
  return left.length === 0 ? others : { ...others, alsoKeys: left };
}

/**
 * Returns the topic with only those of its papers that are in `left`, and removes these papers from `left`. undefined if `left`
 * contains no paper of the topic.
 */
function withPapersIn(topic: Topic, left: Set<CitationKey>): Topic | undefined {
  const keys = topic.keys.filter((key) => left.delete(key));
  if (keys.length === topic.keys.length) return topic;
  if (keys.length === 0) return undefined;
  const kept = new Set(keys);
  return { ...topic, keys, children: topic.children.flatMap((child) => withPapersIn(child, kept) ?? []) };
}
