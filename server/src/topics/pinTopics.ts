import { foldText } from '../text/foldText';
import type { CitationKey } from '../model/citation';
import { otherPapersLabel, type PinnedTopic, type Topic } from '../model/topic';
import { findSeeded } from './findSeeded';
import type { TopicDocument } from './topicMap';

/** A topic while papers are moved. */
interface Place {
  readonly label: string;
  readonly terms: readonly string[];
  readonly keys: CitationKey[];
  readonly children: Place[];
  /** The topic as it was found, where nothing moves. */
  readonly found?: Topic;
}

/**
 * Puts the writer's own topics over those that were found. A paper goes where the writer put it, else to the topic whose
 * words it speaks of, else with the topic that was renamed or merged. What has a new name stays where it was; a topic that
 * nothing stood for before comes behind the one that most of its papers left. A topic that nothing touches is the same object.
 * `papers` are in the order of the library.
 */
export function pinTopics(found: readonly Topic[], pinned: readonly PinnedTopic[], papers: readonly TopicDocument[]): readonly Topic[] {
  if (pinned.length === 0) return found;
  const homes = findHomes(pinned, papers);
  const takers = findTakers(pinned);
  const takerOf = ({ label }: Topic): PinnedTopic | undefined => takers.get(foldText(label));
  const isTouched = (topic: Topic): boolean =>
    [topic, ...topic.children].some((each) => takerOf(each) !== undefined) || topic.keys.some((key) => homes.has(key));
  const parents = findParents(found, takerOf);
  const places = new Map(pinned.map((topic) => [topic, createPlace(topic.label, topic.seeds)]));
  const tops: Place[] = [];
  /** How many papers each top came to give to a topic that stands nowhere yet. */
  const donors = new Map<PinnedTopic, Map<Place, number>>();

  for (const topic of found) {
    if (!isTouched(topic)) {
      tops.push({ ...createPlace(topic.label, topic.terms), found: topic });
      continue;
    }
    const top = getPlace(topic, takerOf(topic), places, tops);
    const childOf = new Map<CitationKey, Place>();
    for (const child of topic.children) {
      const taker = takerOf(child);
      const list = taker === undefined || parents.get(taker) === topic ? top.children : tops;
      const place = getPlace(child, taker, places, list);
      for (const key of child.keys) childOf.set(key, place);
    }
    for (const key of topic.keys) {
      const home = homes.get(key);
      const place = (home === undefined ? undefined : places.get(home)) ?? childOf.get(key) ?? top;
      place.keys.push(key);
      if (home !== undefined) count(donors, home, top);
    }
  }
  // From the last to the first: of those behind one topic the first is put in last.
  for (const [topic, place] of [...places].reverse()) {
    if (place.keys.length > 0 && !isPlaced(place, tops)) tops.splice(tops.indexOf(findLargest(donors.get(topic))) + 1, 0, place);
  }
  const rank = new Map(papers.map(({ key }, index) => [key, index]));
  return tops
    .flatMap((place) => (place.found === undefined ? finish(place, rank) : [place.found]))
    .sort((a, b) => Number(isRest(a)) - Number(isRest(b)));
}

/** The topic in which the writer wants a paper, of those that say so the first. */
function findHomes(pinned: readonly PinnedTopic[], papers: readonly TopicDocument[]): ReadonlyMap<CitationKey, PinnedTopic> {
  const homes = new Map<CitationKey, PinnedTopic>();
  for (const topic of pinned) for (const key of topic.keys) if (!homes.has(key)) homes.set(key, topic);
  for (const topic of pinned) for (const { key } of findSeeded(topic.seeds, papers)) if (!homes.has(key)) homes.set(key, topic);
  return homes;
}

/** Who takes the papers of a found topic, by its label: who replaces it, else who has its name. */
function findTakers(pinned: readonly PinnedTopic[]): ReadonlyMap<string, PinnedTopic> {
  const takers = new Map<string, PinnedTopic>();
  const take = (label: string, topic: PinnedTopic): void => {
    if (!takers.has(foldText(label))) takers.set(foldText(label), topic);
  };
  for (const topic of pinned) for (const label of topic.replaces) take(label, topic);
  for (const topic of pinned) take(topic.label, topic);
  return takers;
}

/** Topics that stand for children of one topic alone stay among its children. */
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

function createPlace(label: string, terms: readonly string[]): Place {
  return { label, terms, keys: [], children: [] };
}

/** The place of what stands for a found topic now; it joins the list where it stands nowhere yet. */
function getPlace(topic: Topic, taker: PinnedTopic | undefined, places: ReadonlyMap<PinnedTopic, Place>, list: Place[]): Place {
  const place = (taker === undefined ? undefined : places.get(taker)) ?? createPlace(topic.label, topic.terms);
  if (!list.includes(place)) list.push(place);
  return place;
}

function isPlaced(place: Place, tops: readonly Place[]): boolean {
  return tops.some((top) => top === place || top.children.includes(place));
}

function count(donors: Map<PinnedTopic, Map<Place, number>>, topic: PinnedTopic, top: Place): void {
  const counts = donors.get(topic) ?? new Map<Place, number>();
  donors.set(topic, counts.set(top, (counts.get(top) ?? 0) + 1));
}

function findLargest(counts: ReadonlyMap<Place, number> = new Map()): Place {
  const [[place] = [createPlace('', [])]] = [...counts].sort(([, a], [, b]) => b - a);
  return place;
}

/** As a topic: without children that are empty, and with one for the papers that are in no other. Nothing where it has no papers. */
function finish({ label, terms, keys, children }: Place, rank: ReadonlyMap<CitationKey, number>): readonly Topic[] {
  const sort = (list: readonly CitationKey[]): readonly CitationKey[] => [...list].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  const finished = children.flatMap((child) => finish({ ...child, children: [] }, rank));
  const all = sort([...keys, ...finished.flatMap((child) => child.keys)]);
  if (all.length === 0) return [];
  const rest: readonly Topic[] = keys.length === 0 ? [] : [{ label: otherPapersLabel, terms: [], keys: sort(keys), children: [] }];
  const named = finished.filter((child) => !isRest(child));
  const others = sort([...finished.filter(isRest), ...rest].flatMap((child) => child.keys));
  const complete = [...named, ...(others.length === 0 ? [] : [{ label: otherPapersLabel, terms: [], keys: others, children: [] }])];
  return [{ label, terms, keys: all, children: named.length === 0 || complete.length < 2 ? [] : complete }];
}

function isRest({ label }: Topic): boolean {
  return label === otherPapersLabel;
}
