import { assignToNearest, findCentroids, findNearest, measureNearness, measureOwnNearness, noGroup, type Vectors } from './centroids';
import { joinOtherPapers } from './joinOtherPapers';
import { moveToHeadings } from './moveToHeadings';
import { createTopicNamer, type TopicNamer } from './nameTopics';
import { addChildren, findSmallest, findTopics, largeLibrary, type Outline } from './outlinePapers';
import { compareInParts, comparePapers, findPaperSpace } from './paperSpace';
import { findSecondTopics } from './placePapers';
import { compareByTags, findTellingTags, nameSections } from './tellingTags';
import { isOtherPapers, type ModelTopic, noLeaf, type TopicDocument, type TopicModel, type TopicName } from './topicMap';
import { readStemSequences } from './vocabulary';
import { WordReader } from './wordReader';

interface BuiltModel {
  readonly model: TopicModel;
  /** The places of the papers from which the model was built. */
  readonly places: Places;
}

interface NamedOutline {
  readonly topics: readonly ModelTopic[];
  /** The leaf of each paper. */
  readonly leafOf: Int32Array;
}

/** Where papers belong. */
export interface Places {
  /** The leaf of each paper: a child, or a topic without children; `noLeaf` for a paper without any word that the model knows. */
  readonly leaves: Uint16Array;
  /** The number of each paper's second topic; `noGroup` if no other topic is close. */
  readonly seconds: Int32Array;
}

/** At most this share of the papers is left under "Other papers". */
const maxOthers = 0.1;

/**
 * Finds the topics of papers with different texts. The papers must be sorted in a way that does not depend on the order of the library.
 * `total` is the number of different texts in the library, of which the papers may be a sample.
 */
export function buildModel(papers: readonly TopicDocument[], total: number): BuiltModel {
  const texts = readStemSequences(papers, new WordReader());
  const space = findPaperSpace(texts);
  const compared = comparePapers(papers, texts, space);
  const tags = papers.length < largeLibrary ? findTellingTags(papers, compared.words) : [];
  const comparable = compareByTags(compared, tags);
  const { words } = comparable;
  const sectioned = nameSections(papers, tags, compared.words, space);
  const read = sectioned === papers ? texts : readStemSequences(sectioned, new WordReader());
  const namer = createTopicNamer(sectioned, read, space, compared.words);
  const first = findTopics(comparable);
  const found = papers.length < largeLibrary ? moveToHeadings(words, first, namer, findSmallest(papers.length)) : first;
  const { topics: kept, names } = joinOtherPapers(words, found, namer.name(found.of, found.count, []), maxOthers);
  const outline = addChildren(comparable, kept, total);
  const { topics, leafOf } = nameChildren(words, outline, names, namer);
  const named = names.filter((name) => !isOtherPapers(name)).length;
  const centroids = findCentroids(words, outline.topicOf, outline.topics).subarray(0, named * words.width);
  const nearness = measureOwnNearness(words, outline.topicOf, outline.topics);
  const leafCount = outline.childCounts.reduce((sum, count) => sum + Math.max(1, count), 0);
  const model: TopicModel = {
    ...space,
    topics,
    centroids,
    leafCentroids: findCentroids(words, leafOf, leafCount),
  };
  return {
    model,
    places: {
      leaves: Uint16Array.from(leafOf, (leaf) => (leaf === noGroup ? noLeaf : leaf)),
      seconds: findSecondTopics(words, outline.topicOf, nearness, centroids),
    },
  };
}

/** Names the children of each topic. Papers of a child that has no name join its other children; a topic needs two with a name. */
function nameChildren(words: Vectors, outline: Outline, names: readonly TopicName[], namer: TopicNamer): NamedOutline {
  const leafOf = outline.leafOf.slice();
  const taken = names.map(({ label }) => label);
  const topics = names.map((name, topic) => {
    const first = outline.firstLeaves[topic] ?? 0;
    const count = outline.childCounts[topic] ?? 0;
    const childOf = outline.leafOf.map((leaf) => (leaf >= first && leaf < first + count ? leaf - first : noGroup));
    const found = count === 0 ? [] : namer.name(childOf, count, taken);
    const hasNames = found.filter((name) => !isOtherPapers(name)).length > 1;
    const { topics: kept, names: children } = joinOtherPapers(words, { of: childOf, count }, hasNames ? found : [], 0);
    childOf.forEach((child, row) => {
      if (child !== noGroup) leafOf[row] = first + (hasNames ? (kept.of[row] as number) : 0);
    });
    taken.push(...children.map(({ label }) => label));
    return { ...name, firstLeaf: first, children };
  });
  return { topics, leafOf };
}

/** Places papers that were not in the sample in which the topics were found. */
export function placeInModel(documents: readonly TopicDocument[], model: TopicModel): Places {
  const leaves = new Uint16Array(documents.length);
  const seconds = new Int32Array(documents.length);
  let start = 0;
  for (const { words } of compareInParts(documents, model)) {
    const places = findPlaces(model, words);
    leaves.set(places.leaves, start);
    seconds.set(places.seconds, start);
    start += words.rows;
  }
  return { leaves, seconds };
}

/** Each paper belongs to the nearest leaf of the nearest topic that has a name. */
function findPlaces({ topics, centroids, leafCentroids }: TopicModel, words: Vectors): Places {
  const { width, values } = words;
  const topicOf = assignToNearest(words, centroids, centroids.length / width);
  const leaves = Uint16Array.from(topicOf, (topic, row) => {
    if (topic === noGroup) return noLeaf;
    const first = topics[topic]?.firstLeaf ?? 0;
    return findNearest(values, row, width, leafCentroids, first, first + countLeaves(topics[topic]));
  });
  return { leaves, seconds: findSecondTopics(words, topicOf, measureNearness(words, topicOf, centroids), centroids) };
}

function countLeaves(topic: ModelTopic | undefined): number {
  return Math.max(1, topic?.children.length ?? 0);
}
