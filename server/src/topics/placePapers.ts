import { findNearest, noGroup } from './centroids';
import { createTitleTest } from './findTitled';
import { project } from './latentSpace';
import { weighTerms } from './termMatrix';
import { noLeaf, type ModelTopic, type PlacedPapers, type TopicDocument, type TopicModel } from './topicMap';
import { dot, type Vectors } from './vectors';
import { WordReader } from './wordReader';
import { readTexts, type WordTexts } from './wordTexts';

/** So many papers are read at once: memory stays bounded in large libraries. */
const chunk = 4000;

/** The leaf of each paper. `hashes` are those of the papers' texts: what `previous` placed by the same model, and has the same text, is not read again. */
export function placePapers(
  documents: readonly TopicDocument[],
  hashes: Uint32Array,
  model: TopicModel,
  previous?: PlacedPapers,
): PlacedPapers {
  const known = new Map(previous?.keys.map((key, index) => [key, index]));
  const leaves = new Uint16Array(documents.length);
  const unread: number[] = [];
  documents.forEach((document, index) => {
    const before = known.get(document.key);
    if (previous === undefined || before === undefined || previous.hashes[before] !== hashes[index]) unread.push(index);
    else leaves[index] = previous.leaves[before] as number;
  });
  for (let start = 0; start < unread.length; start += chunk) {
    const part = unread.slice(start, start + chunk);
    const texts = readTexts(
      part.map((index) => documents[index] as TopicDocument),
      new WordReader(),
    );
    const found = findLeaves(model, project(weighTerms(texts, model), model), texts);
    part.forEach((index, row) => (leaves[index] = found[row] as number));
  }
  return { keys: documents.map(({ key }) => key), hashes, leaves };
}

/** For each paper the nearest child of the nearest topic; the nearest of those that its title names where it names some. */
export function findLeaves(model: TopicModel, { rows, values, width }: Vectors, texts: WordTexts): Uint16Array {
  const { topics, centroids, leafCentroids } = model;
  const leaves = new Uint16Array(rows).fill(noLeaf);
  const findNamed = createTitleTest(model, texts);
  for (let row = 0; row < rows; row++) {
    const named = findNamed(row);
    const topic =
      named.length === 0
        ? findNearest(values, row, width, centroids, 0, topics.length)
        : findNearestOf(named, row, { rows, values, width }, centroids);
    if (topic === noGroup) continue;
    const first = topics[topic]?.firstLeaf ?? 0;
    leaves[row] = findNearest(values, row, width, leafCentroids, first, first + countLeaves(topics[topic]));
  }
  return leaves;
}

function findNearestOf(groups: readonly number[], row: number, { values, width }: Vectors, centroids: Float32Array): number {
  const nearness = groups.map((group) => dot(values, row * width, centroids, group * width, width));
  return groups[nearness.indexOf(Math.max(...nearness))] ?? noGroup;
}

export function countLeaves(topic: ModelTopic | undefined): number {
  return Math.max(1, topic?.children.length ?? 0);
}
