import { noGroup } from './centroids';
import { buildModel, type KnownTopics } from './buildModel';
import { hashText } from './hashText';
import { listTopics } from './listTopics';
import { countLeaves, placePapers } from './placePapers';
import { noLeaf, type Effort, type PlacedPapers, type TopicDocument, type TopicMap, type TopicModel } from './topicMap';

export interface TopicMapOptions {
  /** The last map of the same library: what it knows stays as it is as long as the library does not grow a lot. */
  readonly previous?: TopicMap;
  /** 'quick' where there is no map yet and something shall be seen: topics of a part of the papers. 'full' where undefined. */
  readonly effort?: Effort;
}

/** Topics are found in so many papers at most; the others go to the nearest. */
const largestSample: Readonly<Record<Effort, number>> = { quick: 800, full: 4000 };
/** A library that has grown or shrunk by less keeps its topics. */
const smallGrowth = 1.25;
/** One that has grown by less brings its topics up to date; one that has grown by more finds them anew. */
const largeGrowth = 2;

/**
 * The topics of a library. Pure and deterministic: the same papers in another order have the same topics. Between two
 * maps of a library that has hardly grown no paper moves whose text is the same, and no topic changes its label.
 */
export function createTopicMap(documents: readonly TopicDocument[], { previous, effort = 'full' }: TopicMapOptions = {}): TopicMap {
  const hashes = Uint32Array.from(documents, ({ title, abstract }) => hashText(title, abstract));
  const distinct = new Set(hashes).size;
  if (documents.length === 0) return { topics: [], model: undefined, placed: { keys: [], hashes, leaves: new Uint16Array() } };
  const kept = previous?.model !== undefined && isStillGood(previous.model, distinct, effort) ? previous.model : undefined;
  const { model, read } =
    kept === undefined ? findTopics(documents, hashes, distinct, effort, previous) : { model: kept, read: previous?.placed };
  const placed = placePapers(documents, hashes, model, read);
  return { topics: listTopics(model, placed), model, placed };
}

function isStillGood(model: TopicModel, distinct: number, effort: Effort): boolean {
  if (effort === 'full' && model.effort === 'quick') return false;
  return distinct <= Math.max(model.builtFrom * smallGrowth, model.builtFrom + 3) && distinct * largeGrowth >= model.builtFrom;
}

interface FoundTopics {
  readonly model: TopicModel;
  /** The papers that the model was made of: they need not be read again. */
  readonly read: PlacedPapers;
}

function findTopics(
  documents: readonly TopicDocument[],
  hashes: Uint32Array,
  distinct: number,
  effort: Effort,
  previous?: TopicMap,
): FoundTopics {
  const rows = chooseSample(documents, hashes, largestSample[effort]);
  const sample = rows.map((row) => documents[row] as TopicDocument);
  const known = previous?.model === undefined ? undefined : findKnown(sample, previous.model, previous.placed, distinct);
  const { model, leaves } = buildModel(sample, distinct, effort, known);
  return { model, read: { keys: sample.map(({ key }) => key), hashes: Uint32Array.from(rows, (row) => hashes[row] as number), leaves } };
}

/** Rows of different texts, those with the smallest hashes where they are too many: nearly the same as the library grows. */
function chooseSample(documents: readonly TopicDocument[], hashes: Uint32Array, most: number): readonly number[] {
  const rowOf = new Map<number, number>();
  hashes.forEach((hash, row) => {
    if (!rowOf.has(hash)) rowOf.set(hash, row);
  });
  let chosen = [...rowOf];
  if (chosen.length > most) chosen = chosen.sort(([a], [b]) => a - b).slice(0, most);
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const at = (row: number): TopicDocument => documents[row] as TopicDocument;
  return chosen.map(([, row]) => row).sort((a, b) => compare(at(a).title, at(b).title) || compare(at(a).abstract, at(b).abstract));
}

function findKnown(sample: readonly TopicDocument[], model: TopicModel, placed: PlacedPapers, distinct: number): KnownTopics {
  const indexOf = new Map(placed.keys.map((key, index) => [key, index]));
  const topicOfLeaf = model.topics.flatMap((topic, index) => new Array<number>(countLeaves(topic)).fill(index));
  const leafOf = Int32Array.from(sample, ({ key }) => {
    const leaf = placed.leaves[indexOf.get(key) ?? -1] ?? noLeaf;
    return leaf === noLeaf ? noGroup : leaf;
  });
  const topicOf = leafOf.map((leaf) => (leaf === noGroup ? noGroup : (topicOfLeaf[leaf] ?? noGroup)));
  const isNear = model.effort === 'full' && distinct <= model.foundFrom * largeGrowth && distinct * largeGrowth >= model.foundFrom;
  return { model, topicOf, leafOf, isNear: isNear ? 'near' : 'far' };
}
