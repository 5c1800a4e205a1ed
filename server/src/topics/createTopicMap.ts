import { hashText } from '../base/checksum';
import { buildModel, type Places, placeInModel } from './buildModel';
import { listTopics } from './listTopics';
import { shortenAbstracts } from './shortenAbstracts';
import type { Effort, TopicDocument, TopicMap } from './topicMap';

export interface TopicMapOptions {
  /** 'quick' finds topics in a small sample, so that topics can be shown before the full map is ready. 'full' if undefined. */
  readonly effort?: Effort;
}

interface Sample {
  /** The indexes of the papers, sorted by title. */
  readonly rows: readonly number[];
  /** The hash of the text of each paper of the library. */
  readonly hashes: readonly number[];
  /** The number of different texts in the library. */
  readonly distinct: number;
}

/**
 * Finds the topics of a library. The result depends only on the arguments, and the order of the papers decides nothing but the order of
 * the keys in each topic.
 */
export function createTopicMap(library: readonly TopicDocument[], { effort = 'full' }: TopicMapOptions = {}): TopicMap {
  if (library.length === 0) return { topics: [] };
  const documents = shortenAbstracts(library);
  const sample = chooseSample(documents, effort);
  const { rows, hashes, distinct } = sample;
  const { model, places } = buildModel(pickSample(documents, sample), distinct);
  const sampleOf = new Map(rows.map((row, index) => [hashes[row], index]));
  const rest = [...hashes.keys()].filter((index) => !sampleOf.has(hashes[index]));
  const placesOfRest = placeInModel(
    rest.map((index) => documents[index] as TopicDocument),
    model,
  );
  const restOf = new Map(rest.map((index, at) => [index, at]));
  /** Papers with the same text have the same place. */
  const pick = (part: keyof Places): readonly number[] =>
    documents.map((_, index) => {
      const sampled = sampleOf.get(hashes[index]);
      return (sampled === undefined ? placesOfRest[part][restOf.get(index) ?? 0] : places[part][sampled]) as number;
    });
  return {
    topics: listTopics(
      model.topics,
      documents.map(({ key }) => key),
      { leaves: Uint16Array.from(pick('leaves')), seconds: Int32Array.from(pick('seconds')) },
    ),
  };
}

/** The papers of a sample. Where several papers have the same text, it has the tags of all of them. */
function pickSample(documents: readonly TopicDocument[], { rows, hashes }: Sample): readonly TopicDocument[] {
  const tagsOf = new Map<number, Set<string>>();
  documents.forEach(({ tags }, index) => {
    if (tags === undefined) return;
    const hash = hashes[index] as number;
    const known = tagsOf.get(hash);
    if (known === undefined) tagsOf.set(hash, new Set(tags));
    else for (const tag of tags) known.add(tag);
  });
  return rows.map((row) => {
    const { key, title, abstract } = documents[row] as TopicDocument;
    return { key, title, abstract, tags: [...(tagsOf.get(hashes[row] as number) ?? [])] };
  });
}

/** The maximum number of papers in which topics are found. All other papers join the nearest topic. */
export const maxSample: Readonly<Record<Effort, number>> = { quick: 800, full: 2000 };

/**
 * Chooses papers with different texts. If there are too many, those with the smallest hashes are chosen, so that the sample hardly
 * changes as the library grows.
 */
export function chooseSample(documents: readonly TopicDocument[], effort: Effort): Sample {
  const rowOf = new Map<number, number>();
  const hashes = documents.map(({ title, abstract }) => hashText(title, abstract));
  hashes.forEach((hash, row) => {
    if (!rowOf.has(hash)) rowOf.set(hash, row);
  });
  let chosen = [...rowOf];
  const most = maxSample[effort];
  if (chosen.length > most) chosen = chosen.sort(([a], [b]) => a - b).slice(0, most);
  const at = (row: number): TopicDocument => documents[row] as TopicDocument;
  const sorted = chosen.map(([, row]) => row).sort((a, b) => compareTexts(at(a), at(b)));
  return { rows: sorted, hashes, distinct: rowOf.size };
}

/**
 * Chooses papers with different texts from all groups, in turn, from each those with the smallest hashes: all papers of small groups, and
 * about as many of each large one. The indexes are sorted. `hashes` has the hash of each paper's text.
 */
export function chooseFromGroups(hashes: Uint32Array, groups: Int32Array, effort: Effort): readonly number[] {
  const at = (list: Uint32Array | Int32Array, row: number): number => list[row] as number;
  const inOrder = Array.from(hashes.keys()).sort((a, b) => at(groups, a) - at(groups, b) || at(hashes, a) - at(hashes, b));
  const different = inOrder.filter((row, index) => {
    const before = inOrder[index - 1];
    return before === undefined || groups[row] !== groups[before] || hashes[row] !== hashes[before];
  });
  let first = 0;
  const placed = different.map((row, index) => {
    if (groups[row] !== groups[different[first] as number]) first = index;
    return { row, place: index - first };
  });
  return placed
    .sort((a, b) => a.place - b.place || at(hashes, a.row) - at(hashes, b.row))
    .slice(0, maxSample[effort])
    .map(({ row }) => row)
    .sort((a, b) => a - b);
}

/** Orders papers by their texts alone, so that the order of the library plays no part. */
export function compareTexts(a: TopicDocument, b: TopicDocument): number {
  return compare(a.title, b.title) || compare(a.abstract, b.abstract);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
