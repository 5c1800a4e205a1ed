import { buildModel } from './buildModel';
import { chooseSample } from './chooseSample';
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
  const { rows, hashes, distinct } = chooseSample(documents, effort);
  const { model, places } = buildModel(
    rows.map((row) => documents[row] as TopicDocument),
    distinct,
  );
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
