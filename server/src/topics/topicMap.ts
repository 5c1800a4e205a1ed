import { foldText } from '#text';
import type { CitationKey } from '../model/citation';
import { otherPapersLabel, type Topic } from '../model/topic';
import type { PaperSpace } from './paperSpace';
import type { PaperText } from './wordReader';

/** A paper whose topic is sought. */
export interface TopicDocument extends PaperText {
  readonly key: CitationKey;
  /** The headings of the sections that contain the paper, and keywords of exports, in any order; undefined if there are none. */
  readonly tags?: readonly string[] | undefined;
}

/** The topics of a library. It is plain data, so it can be sent to a worker and stored in a file. */
export interface TopicMap {
  /**
   * The topics before `pinTopics` applies the writer's own. Every paper is in exactly one topic, and in exactly one child if its topic
   * has children.
   */
  readonly topics: readonly Topic[];
}

/** 'quick' for topics that are found in a small sample and should be replaced. */
export type Effort = 'quick' | 'full';

/** The topics that were found, with the data for finding the topic of a text. */
export interface TopicModel extends PaperSpace {
  /** "Other papers" is the last topic, if there is one. */
  readonly topics: readonly ModelTopic[];
  /** The directions of all topics but "Other papers" in sequence. */
  readonly centroids: Float32Array;
  /** The directions of the leaves, which are the children and the topics without children. */
  readonly leafCentroids: Float32Array;
}

export interface TopicName {
  readonly label: string;
  readonly terms: readonly string[];
}

export interface ModelTopic extends TopicName {
  /** The number of the topic's first leaf. A topic without children is its own only leaf. */
  readonly firstLeaf: number;
  readonly children: readonly TopicName[];
}

/** The leaf of a paper without any word that the model knows. */
export const noLeaf = 0xffff;

/** Whether this is the heading of the papers that fit no other topic. The writer may write it in any case. */
export function isOtherPapers({ label }: { readonly label: string }): boolean {
  return label === otherPapersLabel || foldText(label) === foldText(otherPapersLabel);
}
