import type { CitationKey } from '../model/citation';
import type { Topic } from '../model/topic';

/** The texts of a paper that decide its topic. */
export interface TopicDocument {
  readonly key: CitationKey;
  readonly title: string;
  readonly abstract: string;
}

/**
 * The topics of a library, with the data that the next map needs in order to change little. It is plain data, so it can be sent to a
 * worker and stored in a file.
 */
export interface TopicMap {
  /**
   * The topics before `pinTopics` applies the writer's own. Every paper is in exactly one topic, and in exactly one child if its topic
   * has children.
   */
  readonly topics: readonly Topic[];
  /** undefined for an empty library. */
  readonly model: TopicModel | undefined;
  readonly assigned: AssignedPapers;
}

/**
 * The automatic topics, with the data for finding the topic of a text. As long as the model stays the same, the topic of a text stays
 * the same too.
 */
export interface TopicModel {
  /** The number of different texts in the library when the model was built. If this number has changed a lot, the model is rebuilt. */
  readonly builtFrom: number;
  /** The number of different texts when the topics were found; since then the topics were only updated. */
  readonly foundFrom: number;
  /** 'quick' if the model was built from a small sample and should be replaced. */
  readonly effort: Effort;
  readonly terms: readonly string[];
  readonly rarities: Float32Array;
  readonly dimensions: number;
  /** `dimensions` numbers for each term. */
  readonly basis: Float32Array;
  readonly topics: readonly ModelTopic[];
  /** The directions of all topics in sequence. */
  readonly centroids: Float32Array;
  /** The directions of the leaves, which are the children and the topics without children. */
  readonly leafCentroids: Float32Array;
}

export type Effort = 'quick' | 'full';

export interface TopicName {
  readonly label: string;
  readonly terms: readonly string[];
  /** Topics are sorted by rank. A topic that already existed comes before all new topics, even if the new ones are larger. */
  readonly rank: number;
}

export interface ModelTopic extends TopicName {
  /** The number of the topic's first leaf. A topic without children is its own only leaf. */
  readonly firstLeaf: number;
  readonly children: readonly TopicName[];
}

/** The leaf of each paper, so that papers with an unchanged text are not read again. */
export interface AssignedPapers {
  readonly keys: readonly CitationKey[];
  /** The hash of each paper's title and abstract. */
  readonly hashes: Uint32Array;
  /** The number of each paper's leaf; `noLeaf` for a paper without any word that the model knows. */
  readonly leaves: Uint16Array;
}

export const noLeaf = 0xffff;
