import { buildModel } from './buildModel';
import { chooseSample, type Sample } from './chooseSample';
import { listTopics } from './listTopics';
import { placeInModel, type Places } from './placeInModel';
import { shortenAbstracts } from './shortenAbstracts';
import type { Effort, TopicDocument, TopicMap } from './topicMap';

export interface TopicMapOptions {
  /** 'quick' finds topics in a small sample, so that topics can be shown before the full map is ready. 'full' if undefined. */
  readonly effort?: Effort;
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
