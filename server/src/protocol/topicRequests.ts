/** The custom requests about topics. `requests.ts` has their names and describes positions and ranges. */
import type { LspPosition, LspRange, LspTextEdit, PapersAnswer } from './requests';

/** `marginalia/topics` */
export interface TopicsAnswer {
  readonly topics: readonly {
    readonly label: string;
    readonly terms: readonly string[];
    /** Including those of the subtopics. */
    readonly keys: readonly string[];
    /** `true` for the heading of the papers that belong under no other; else absent. */
    readonly isRest?: true;
    /** Subtopics, in a large library; they have no children of their own. */
    readonly children: readonly { readonly label: string; readonly terms: readonly string[]; readonly keys: readonly string[] }[];
  }[];
}

/**
 * `marginalia/topicEdit`: the edit by which the writer's topics file records a change of topics: rename a topic, merge topics into another,
 * split papers off into a new one, move papers, or let words decide which papers belong to a topic. The last two may name a new topic.
 */
export type TopicEditParams =
  | { readonly kind: 'rename'; readonly label: string; readonly newLabel: string }
  | { readonly kind: 'merge'; readonly labels: readonly string[]; readonly into: string }
  | { readonly kind: 'split'; readonly label: string; readonly keys: readonly string[]; readonly newLabel: string }
  | { readonly kind: 'move'; readonly keys: readonly string[]; readonly label: string }
  | { readonly kind: 'seed'; readonly label: string; readonly words: readonly string[] };

export type TopicEditAnswer =
  | {
      readonly kind: 'edits';
      /** The topics file. */
      readonly uri: string;
      /** Whether the file must be created first. */
      readonly isNew: boolean;
      /** Empty if the file says so already. */
      readonly edits: readonly LspTextEdit[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** `marginalia/topicSection`: the section of a draft around a position, if its heading is a topic's label; else `null`. */
export interface TopicSectionParams {
  readonly uri: string;
  readonly position: LspPosition;
}

export interface TopicSectionAnswer {
  /** The topic. */
  readonly label: string;
  readonly heading: LspRange;
  /** The text below the heading, up to the next one of its level or a higher one. */
  readonly body: LspRange;
  /** Behind the section's last word; the end of the heading if there is no text below it. */
  readonly end: LspPosition;
  /** How many of the topic's papers the section cites. */
  readonly cited: number;
  /** Those that it does not cite, in the library's order. */
  readonly uncited: PapersAnswer['papers'];
}

/** `marginalia/topicOutline`: the edits that bring a draft's topic outline up to date. The answer is `null` if the document is no draft. */
export interface TopicOutlineParams {
  readonly uri: string;
  /** Where sections are inserted that the draft doesn't have yet. */
  readonly position: LspPosition;
  /** Labels of the topics to insert. Default: all. */
  readonly labels?: readonly string[];
}

export interface TopicOutlineAnswer {
  /** Disjoint; empty if the draft has the whole outline already. */
  readonly edits: readonly LspTextEdit[];
  readonly added: number;
  /** Keys of the added papers, as the draft then cites them. */
  readonly keys: readonly string[];
}
