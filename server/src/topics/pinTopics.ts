import { foldText } from '#text';
import type { CitationKey } from '../model/citation';
import { type KeptHeading, otherPapersLabel, type PinnedTopic, type Topic } from '../model/topic';
import { rankPapers } from './createKeptMap';
import { SeedFinder } from './seedFinder';
import { isOtherPapers, type TopicDocument } from './topicMap';

/** A topic to which papers are being moved. */
interface TopicDraft {
  readonly label: string;
  readonly terms: readonly string[];
  readonly keys: CitationKey[];
  /** Papers whose second topic it is. */
  readonly alsoKeys: CitationKey[];
  readonly children: TopicDraft[];
  /** The original topic, if nothing changes in it. */
  readonly found?: Topic;
}

/**
 * Combines the writer's own topics with the topics that were found. A paper is put into the topic that the writer chose for it, or else
 * into the writer's topic whose words it is about. Any other paper stays in its found topic, which may be renamed or merged. A renamed
 * topic keeps its position. A completely new topic comes after the topic from which most of its papers came. An unaffected topic stays
 * the same object. `papers` are in the order of the library, and `kept` is the kept outline from which topics were found. Calls that
 * share a `seedFinder` do not read the same papers again.
 */
export function pinTopics(
  found: readonly Topic[],
  pinned: readonly PinnedTopic[],
  papers: readonly TopicDocument[],
  seedFinder = new SeedFinder(),
  kept: readonly KeptHeading[] = [],
): readonly Topic[] {
  if (pinned.length === 0) return found;
  const homes = findHomes(pinned, papers, seedFinder);
  const takers = findTakers(pinned);
  const takerOf = ({ label }: Topic): PinnedTopic | undefined => takers.get(foldText(label));
  const isTouched = (topic: Topic): boolean =>
    [topic, ...topic.children].some((each) => takerOf(each) !== undefined) || topic.keys.some((key) => homes.has(key));
  const parents = findParents(found, takerOf);
  const drafts = new Map(pinned.map((topic) => [topic, createDraft(topic.label, topic.seeds)]));
  const tops: TopicDraft[] = [];
  /** For each of the writer's topics, the number of papers that it receives from each top-level topic. */
  const donors = new Map<PinnedTopic, Map<TopicDraft, number>>();

  for (const topic of found) {
    if (!isTouched(topic)) {
      tops.push({ ...createDraft(topic.label, topic.terms), found: topic });
      continue;
    }
    const top = getDraft(topic, takerOf(topic), drafts, tops);
    top.alsoKeys.push(...(topic.alsoKeys ?? []));
    const childOf = new Map<CitationKey, TopicDraft>();
    for (const child of topic.children) {
      const taker = takerOf(child);
      const list = taker === undefined || parents.get(taker) === topic ? top.children : tops;
      const draft = getDraft(child, taker, drafts, list);
      for (const key of child.keys) childOf.set(key, draft);
    }
    for (const key of topic.keys) {
      const home = homes.get(key);
      const draft = (home === undefined ? undefined : drafts.get(home)) ?? childOf.get(key) ?? top;
      draft.keys.push(key);
      if (home !== undefined) count(donors, home, top);
    }
  }
  // Each topic is inserted directly after its neighbour, and so before the topics that were inserted there earlier. Therefore the order
  // is reversed.
  for (const [topic, draft] of [...drafts].reverse()) {
    if (draft.keys.length > 0 && !isListed(draft, tops)) tops.splice(tops.indexOf(findLargest(donors.get(topic))) + 1, 0, draft);
  }
  const rank = rankPapers(papers, kept);
  // A subtopic that has all papers of its topic only repeats it, unless the writer keeps it.
  const min = kept.length === 0 ? 2 : 1;
  return tops
    .flatMap((draft) => (draft.found === undefined ? finish(draft, rank, min) : [draft.found]))
    .sort((a, b) => Number(isOtherPapers(a)) - Number(isOtherPapers(b)));
}

/**
 * Returns the writer's topic of each paper that has one. If several topics claim a paper, topics that list its key come before topics
 * whose words it is about, and earlier topics come first.
 */
function findHomes(
  pinned: readonly PinnedTopic[],
  papers: readonly TopicDocument[],
  seedFinder: SeedFinder,
): ReadonlyMap<CitationKey, PinnedTopic> {
  const homes = new Map<CitationKey, PinnedTopic>();
  for (const topic of pinned) for (const key of topic.keys) if (!homes.has(key)) homes.set(key, topic);
  const seeded = seedFinder.findSeeded(
    pinned.map(({ seeds }) => seeds),
    papers,
  );
  pinned.forEach((topic, index) => {
    for (const { key } of seeded[index] ?? []) if (!homes.has(key)) homes.set(key, topic);
  });
  return homes;
}

/**
 * For each label in folded form, the writer's topic that replaces the found topic with this label, or else the writer's topic with the
 * same label.
 */
function findTakers(pinned: readonly PinnedTopic[]): ReadonlyMap<string, PinnedTopic> {
  const takers = new Map<string, PinnedTopic>();
  const take = (label: string, topic: PinnedTopic): void => {
    if (!takers.has(foldText(label))) takers.set(foldText(label), topic);
  };
  for (const topic of pinned) for (const label of topic.replaces) take(label, topic);
  for (const topic of pinned) take(topic.label, topic);
  return takers;
}

/**
 * Finds the writer's topics that replace only children of one found topic, and returns this found topic for each of them. Such a topic
 * remains a child of the found topic.
 */
function findParents(found: readonly Topic[], takerOf: (topic: Topic) => PinnedTopic | undefined): ReadonlyMap<PinnedTopic, Topic> {
  const parents = new Map<PinnedTopic, Topic | undefined>();
  for (const topic of found) {
    const taker = takerOf(topic);
    if (taker !== undefined) parents.set(taker, undefined);
    for (const child of topic.children) {
      const taking = takerOf(child);
      if (taking !== undefined) parents.set(taking, parents.has(taking) && parents.get(taking) !== topic ? undefined : topic);
    }
  }
  return new Map([...parents].flatMap(([taker, parent]) => (parent === undefined ? [] : [[taker, parent] as const])));
}

function createDraft(label: string, terms: readonly string[]): TopicDraft {
  return { label, terms, keys: [], alsoKeys: [], children: [] };
}

/** Returns the draft of the topic that a found topic becomes, and adds it to `list` if it is not in this list yet. */
function getDraft(
  topic: Topic,
  taker: PinnedTopic | undefined,
  drafts: ReadonlyMap<PinnedTopic, TopicDraft>,
  list: TopicDraft[],
): TopicDraft {
  const draft = (taker === undefined ? undefined : drafts.get(taker)) ?? createDraft(topic.label, topic.terms);
  if (!list.includes(draft)) list.push(draft);
  return draft;
}

function isListed(draft: TopicDraft, tops: readonly TopicDraft[]): boolean {
  return tops.some((top) => top === draft || top.children.includes(draft));
}

function count(donors: Map<PinnedTopic, Map<TopicDraft, number>>, topic: PinnedTopic, top: TopicDraft): void {
  const counts = donors.get(topic) ?? new Map<TopicDraft, number>();
  donors.set(topic, counts.set(top, (counts.get(top) ?? 0) + 1));
}

function findLargest(counts: ReadonlyMap<TopicDraft, number> = new Map()): TopicDraft {
  const [[draft] = [createDraft('', [])]] = [...counts].sort(([, a], [, b]) => b - a);
  return draft;
}

/**
 * Converts a draft to a topic. Empty children are dropped, as all are if there are less than `fewest`; papers that are in no child form
 * a child of their own. The result is empty if the draft has no papers.
 */
function finish(
  { label, terms, keys, alsoKeys, children }: TopicDraft,
  rank: ReadonlyMap<CitationKey, number>,
  min: number,
): readonly Topic[] {
  const sort = (list: readonly CitationKey[]): readonly CitationKey[] => [...list].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  const finished = children.flatMap((child) => finish({ ...child, children: [] }, rank, min));
  const all = sort([...keys, ...finished.flatMap((child) => child.keys)]);
  if (all.length === 0) return [];
  const rest: readonly Topic[] = keys.length === 0 ? [] : [{ label: otherPapersLabel, terms: [], keys: sort(keys), children: [] }];
  const named = finished.filter((child) => !isOtherPapers(child));
  const others = sort([...finished.filter(isOtherPapers), ...rest].flatMap((child) => child.keys));
  const complete = [...named, ...(others.length === 0 ? [] : [{ label: otherPapersLabel, terms: [], keys: others, children: [] }])];
  const own = new Set(all);
  const also = sort([...new Set(alsoKeys)].filter((key) => !own.has(key)));
  const topic = { label, terms, keys: all, children: named.length === 0 || complete.length < min ? [] : complete };
  return [also.length === 0 ? topic : { ...topic, alsoKeys: also }];
}
