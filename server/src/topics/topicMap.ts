import type { CitationKey } from '../model/citation';
import type { Topic } from '../model/topic';

/** What the map reads of a paper. */
export interface TopicDocument {
  readonly key: CitationKey;
  readonly title: string;
  readonly abstract: string;
}

/** The topics of a library, and what the next map needs so that little moves. Plain data: workers and files can hold it. */
export interface TopicMap {
  /** Before the writer's own topics change them (pinTopics): every paper in exactly one, and in exactly one child where its topic has children. */
  readonly topics: readonly Topic[];
  /** undefined for an empty library. */
  readonly model: TopicModel | undefined;
  readonly placed: PlacedPapers;
}

/** The automatic topics, and how a text finds its own: the same text finds the same topic as long as the model stays. */
export interface TopicModel {
  /** How many papers of different text the library had; a model of a library that has grown a lot is made anew. */
  readonly builtFrom: number;
  /** How many it had when its topics were found; since then they were only brought up to date. */
  readonly foundFrom: number;
  /** Whether it was made in haste of a part of the papers, to be replaced. */
  readonly effort: Effort;
  readonly terms: readonly string[];
  readonly rarities: Float32Array;
  readonly dimensions: number;
  /** Term by term. */
  readonly basis: Float32Array;
  readonly topics: readonly ModelTopic[];
  /** The directions of the topics, one behind the other. */
  readonly centroids: Float32Array;
  /** The directions of the leaves: of the children, and of topics that have none. */
  readonly leafCentroids: Float32Array;
}

export type Effort = 'quick' | 'full';

export interface TopicName {
  readonly label: string;
  readonly terms: readonly string[];
  /** Topics stand in the order of their ranks, which they keep: nothing changes its place because another has grown. */
  readonly rank: number;
}

export interface ModelTopic extends TopicName {
  /** The number of its first leaf. The topic itself is its only leaf where it has no children. */
  readonly firstLeaf: number;
  readonly children: readonly TopicName[];
}

/** Where each paper went; one whose text did not change is not read again. */
export interface PlacedPapers {
  readonly keys: readonly CitationKey[];
  /** Of title and abstract. */
  readonly hashes: Uint32Array;
  /** Numbers of leaves; `noLeaf` for a paper without words that the model knows. */
  readonly leaves: Uint16Array;
}

export const noLeaf = 0xffff;
