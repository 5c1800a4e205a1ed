import { findSeeded } from './findSeeded';
import { foldLabel } from './foldLabel';
import { countLeaves } from './placePapers';
import type { PinnedTopic, TopicDocument, TopicModel } from './topicMap';

/** What the writer's topics take from the automatic ones. */
export interface Pins {
  /** Topics of the same label are one. */
  readonly pinned: readonly PinnedTopic[];
  /** The pinned topic of each paper that its key or words bring there; undefined for the others. By document. */
  readonly ofPaper: readonly (number | undefined)[];
  /** The pinned topic that a leaf's papers go to. */
  readonly ofLeaf: ReadonlyMap<number, number>;
  /** The pinned topic that stands in the place of an automatic one. */
  readonly ofTopic: ReadonlyMap<number, number>;
  /** The automatic topic whose child a pinned topic is: it takes children of that topic alone. */
  readonly parentOf: ReadonlyMap<number, number>;
}

export function pinTopics(documents: readonly TopicDocument[], { topics }: TopicModel, given: readonly PinnedTopic[]): Pins {
  const pinned = joinSameLabels(given);
  const keyed = new Map<string, number>();
  pinned.forEach(({ keys }, pin) => keys.forEach((key) => keyed.has(key) || keyed.set(key, pin)));
  const seeded = pinned.some(({ seeds }) => seeds.length > 0) ? findSeeded(documents, pinned.map(({ seeds }) => seeds)) : [];
  const ofTopic = new Map<number, number>();
  const ofLeaf = new Map<number, number>();
  const replacedBy = new Map<string, number>();
  pinned.forEach(({ label, replaces }, pin) => [...replaces, label].forEach((name) => replacedBy.has(foldLabel(name)) || replacedBy.set(foldLabel(name), pin)));
  topics.forEach((topic, index) => {
    const taker = replacedBy.get(foldLabel(topic.label));
    if (taker !== undefined) ofTopic.set(index, taker);
    for (let leaf = 0; leaf < countLeaves(topic); leaf++) {
      const own = replacedBy.get(foldLabel(topic.children[leaf]?.label ?? ''));
      if ((own ?? taker) !== undefined) ofLeaf.set(topic.firstLeaf + leaf, (own ?? taker) as number);
    }
  });
  return {
    pinned,
    ofPaper: documents.map(({ key }, index) => keyed.get(key) ?? seeded[index]),
    ofLeaf,
    ofTopic,
    parentOf: findParents(topics, ofTopic, ofLeaf),
  };
}

/** A pinned topic that takes children of one topic only, and no topic as a whole, stays a child there. */
function findParents(topics: TopicModel['topics'], ofTopic: ReadonlyMap<number, number>, ofLeaf: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const whole = new Set(ofTopic.values());
  const parents = new Map<number, number | undefined>();
  topics.forEach((topic, index) => {
    for (let leaf = topic.firstLeaf; leaf < topic.firstLeaf + countLeaves(topic); leaf++) {
      const pin = ofLeaf.get(leaf);
      if (pin === undefined || whole.has(pin)) continue;
      parents.set(pin, parents.has(pin) && parents.get(pin) !== index ? undefined : index);
    }
  });
  return new Map([...parents].filter((entry): entry is [number, number] => entry[1] !== undefined));
}

function joinSameLabels(given: readonly PinnedTopic[]): readonly PinnedTopic[] {
  const byLabel = new Map<string, PinnedTopic>();
  for (const topic of given) {
    const label = foldLabel(topic.label);
    if (label === '') continue;
    const known = byLabel.get(label);
    byLabel.set(
      label,
      known === undefined
        ? topic
        : { label: known.label, seeds: [...known.seeds, ...topic.seeds], keys: [...known.keys, ...topic.keys], replaces: [...known.replaces, ...topic.replaces] },
    );
  }
  return [...byLabel.values()];
}
