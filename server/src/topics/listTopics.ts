import type { CitationKey } from '../model/citation';
import { otherPapersLabel, type Topic } from '../model/topic';
import type { Places } from './placeInModel';
import { noLeaf, type ModelTopic, type TopicName } from './topicMap';

/**
 * The topics that have papers, in the order of their ranks, followed by a topic of the papers that fit nowhere. `keys` and the places are
 * those of the papers, in the order of the library.
 */
export function listTopics(topics: readonly ModelTopic[], keys: readonly CitationKey[], { leaves, seconds }: Places): readonly Topic[] {
  const ofLeaf = new Map<number, CitationKey[]>();
  const rankOf = new Map<CitationKey, number>();
  keys.forEach((key, index) => {
    const leaf = leaves[index] as number;
    const own = ofLeaf.get(leaf);
    if (own === undefined) ofLeaf.set(leaf, [key]);
    else own.push(key);
    rankOf.set(key, index);
  });
  const inLibraryOrder = (keys: readonly CitationKey[]): readonly CitationKey[] =>
    [...keys].sort((a, b) => (rankOf.get(a) ?? 0) - (rankOf.get(b) ?? 0));
  const listed = inOrder(topics).map((topic): Topic => {
    const { label, terms, firstLeaf, children } = topic;
    const filled = inOrder(children)
      .map((child) => createTopic(child, ofLeaf.get(firstLeaf + children.indexOf(child)) ?? []))
      .filter((child) => child.keys.length > 0);
    const all = children.length === 0 ? (ofLeaf.get(firstLeaf) ?? []) : inLibraryOrder(filled.flatMap((child) => child.keys));
    const alsoKeys = keys.filter((_, index) => seconds[index] === topics.indexOf(topic));
    // A single child would repeat its topic.
    const own: Topic = { label, terms, keys: all, children: filled.length > 1 ? filled : [] };
    return alsoKeys.length === 0 ? own : { ...own, alsoKeys };
  });
  return joinOthers([...listed, createTopic({ label: otherPapersLabel, terms: [] }, ofLeaf.get(noLeaf) ?? [])], inLibraryOrder);
}

/** The topics that have papers. The papers of all topics with the label `otherPapersLabel` are joined into one topic at the end. */
function joinOthers(topics: readonly Topic[], inLibraryOrder: (keys: readonly CitationKey[]) => readonly CitationKey[]): readonly Topic[] {
  const named = topics.filter(({ label, keys }) => label !== otherPapersLabel && keys.length > 0);
  const rest = topics.filter(({ label }) => label === otherPapersLabel).flatMap(({ keys }) => keys);
  return rest.length === 0 ? named : [...named, createTopic({ label: otherPapersLabel, terms: [] }, inLibraryOrder(rest))];
}

function inOrder<T extends TopicName>(names: readonly T[]): readonly T[] {
  return [...names].sort((a, b) => a.rank - b.rank);
}

function createTopic({ label, terms }: Omit<TopicName, 'rank'>, keys: readonly CitationKey[]): Topic {
  return { label, terms, keys, children: [] };
}
