import type { CitationKey } from '../model/citation';
import { otherPapersLabel, type Topic } from '../model/topic';
import type { Places } from './buildModel';
import { isOtherPapers, type ModelTopic, noLeaf, type TopicName } from './topicMap';

/**
 * The topics that have papers, the largest first, followed by a topic of the papers that fit nowhere. Subtopics are in the same order.
 * `keys` and the places are those of the papers, in the order of the library.
 */
export function listTopics(topics: readonly ModelTopic[], keys: readonly CitationKey[], { leaves, seconds }: Places): readonly Topic[] {
  const ofLeaf = new Map<number, CitationKey[]>();
  const indexOf = new Map<CitationKey, number>();
  keys.forEach((key, index) => {
    const leaf = leaves[index] as number;
    const own = ofLeaf.get(leaf);
    if (own === undefined) ofLeaf.set(leaf, [key]);
    else own.push(key);
    indexOf.set(key, index);
  });
  const inLibraryOrder = (keys: readonly CitationKey[]): readonly CitationKey[] =>
    [...keys].sort((a, b) => (indexOf.get(a) ?? 0) - (indexOf.get(b) ?? 0));
  const listed = topics.map(({ label, terms, firstLeaf, children }, number): Topic => {
    const filled = inOrder(children.map((child, leaf) => createTopic(child, ofLeaf.get(firstLeaf + leaf) ?? [])));
    const all = children.length === 0 ? (ofLeaf.get(firstLeaf) ?? []) : inLibraryOrder(filled.flatMap((child) => child.keys));
    const alsoKeys = keys.filter((_, index) => seconds[index] === number);
    // A single child would repeat its topic.
    const own: Topic = { label, terms, keys: all, children: filled.length > 1 ? filled : [] };
    return alsoKeys.length === 0 ? own : { ...own, alsoKeys };
  });
  const named = inOrder(listed.filter((topic) => !isOtherPapers(topic)));
  const others = [...listed.filter(isOtherPapers).flatMap((topic) => topic.keys), ...(ofLeaf.get(noLeaf) ?? [])];
  return others.length === 0 ? named : [...named, createTopic({ label: otherPapersLabel, terms: [] }, inLibraryOrder(others))];
}

/** The topics that have papers, the largest first. */
function inOrder(topics: readonly Topic[]): readonly Topic[] {
  return topics.filter(({ keys }) => keys.length > 0).sort((a, b) => b.keys.length - a.keys.length || (a.label < b.label ? -1 : 1));
}

function createTopic({ label, terms }: TopicName, keys: readonly CitationKey[]): Topic {
  return { label, terms, keys, children: [] };
}
