import { noGroup } from './centroids';
import { buildModel, type PreviousTopics } from './buildModel';
import { hashText } from '../base/hashText';
import { listTopics } from './listTopics';
import { countLeaves, assignPapers } from './assignPapers';
import { noLeaf, type Effort, type AssignedPapers, type TopicDocument, type TopicMap, type TopicModel } from './topicMap';

export interface TopicMapOptions {
  /** The previous map of the same library. Its topics are kept as long as the library does not grow or shrink much. */
  readonly previous?: TopicMap;
  /** 'quick' finds topics in a small sample, so that topics can be shown before the first full map is ready. 'full' if undefined. */
  readonly effort?: Effort;
}

/** The maximum number of papers in which topics are found. All other papers join the nearest topic. */
const largestSample: Readonly<Record<Effort, number>> = { quick: 800, full: 4000 };
/** A library keeps its topics while it grows by at most this factor (or by three papers) and shrinks by at most `largeGrowth`. */
const smallGrowth = 1.25;
/**
 * If the library has grown or shrunk by at most this factor since its topics were found, the topics are updated. Otherwise new topics
 * are found.
 */
const largeGrowth = 2;

/**
 * Finds the topics of a library. The result depends only on the arguments, and the order of the papers does not affect their topics.
 * While the library grows little, papers with an unchanged text stay in their topic and no label changes.
 */
export function createTopicMap(documents: readonly TopicDocument[], { previous, effort = 'full' }: TopicMapOptions = {}): TopicMap {
  const hashes = Uint32Array.from(documents, ({ title, abstract }) => hashText(title, abstract));
  const distinct = new Set(hashes).size;
  if (documents.length === 0) return { topics: [], model: undefined, assigned: { keys: [], hashes, leaves: new Uint16Array() } };
  const kept = previous?.model !== undefined && isStillGood(previous.model, distinct, effort) ? previous.model : undefined;
  const { model, read } =
    kept === undefined ? findTopics(documents, hashes, distinct, effort, previous) : { model: kept, read: previous?.assigned };
  const assigned = assignPapers(documents, hashes, model, read);
  return { topics: listTopics(model, assigned), model, assigned };
}

function isStillGood(model: TopicModel, distinct: number, effort: Effort): boolean {
  if (effort === 'full' && model.effort === 'quick') return false;
  return distinct <= Math.max(model.builtFrom * smallGrowth, model.builtFrom + 3) && distinct * largeGrowth >= model.builtFrom;
}

interface FoundTopics {
  readonly model: TopicModel;
  /** The papers from which the model was built, with their leaves, so that they are not read again. */
  readonly read: AssignedPapers;
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
  const known = previous?.model === undefined ? undefined : findKnown(sample, previous.model, previous.assigned, distinct);
  const { model, leaves } = buildModel(sample, distinct, effort, known);
  return { model, read: { keys: sample.map(({ key }) => key), hashes: Uint32Array.from(rows, (row) => hashes[row] as number), leaves } };
}

/**
 * Chooses papers with different texts and returns their indexes, sorted by title. If there are too many, those with the smallest hashes
 * are chosen, so that the sample hardly changes as the library grows.
 */
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

function findKnown(sample: readonly TopicDocument[], model: TopicModel, placed: AssignedPapers, distinct: number): PreviousTopics {
  const indexOf = new Map(placed.keys.map((key, index) => [key, index]));
  const topicOfLeaf = model.topics.flatMap((topic, index) => new Array<number>(countLeaves(topic)).fill(index));
  const leafOf = Int32Array.from(sample, ({ key }) => {
    const leaf = placed.leaves[indexOf.get(key) ?? -1] ?? noLeaf;
    return leaf === noLeaf ? noGroup : leaf;
  });
  const topicOf = leafOf.map((leaf) => (leaf === noGroup ? noGroup : (topicOfLeaf[leaf] ?? noGroup)));
  const isNear = model.effort === 'full' && distinct <= model.foundFrom * largeGrowth && distinct * largeGrowth >= model.foundFrom;
  return { model, topicOf, leafOf, distance: isNear ? 'near' : 'far' };
}
