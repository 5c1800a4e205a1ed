import type { PapersAnswer } from './paperRequests';
import type { FileEditParams, LspPosition, LspRange, LspTextEdit, OwnFileEditAnswer } from './requests';

/** The custom requests about topics. `requests.ts` has their names and describes positions and ranges. */

/** `marginalia/topics` */
export interface TopicsAnswer {
  readonly topics: readonly {
    readonly label: string;
    readonly terms: readonly string[];
    /** The keys of the topic's papers, including those of its subtopics. */
    readonly keys: readonly string[];
    /** The keys of papers of other topics that are nearly as close to this one; absent if there are none. */
    readonly alsoKeys?: readonly string[];
    /** `true` for the group of papers that belong to no topic; otherwise absent. */
    readonly isRest?: true;
    /** `true` if the topic has papers that the writer keeps under a heading; otherwise absent. */
    readonly isKept?: true;
    /** Subtopics, of a large library or kept by the writer. They have no children of their own. */
    readonly children: readonly {
      readonly label: string;
      readonly terms: readonly string[];
      readonly keys: readonly string[];
      /** `true` for the group of papers that belong to no other subtopic; otherwise absent. */
      readonly isRest?: true;
    }[];
  }[];
}

/**
 * `marginalia/topicEdit`: the edit that records a change of topics in the writer's topics file. A change renames a topic, merges topics
 * into another, moves papers out of a topic into a new one, moves papers to a topic, or lets words decide which papers belong to a
 * topic. In the last two cases the topic may be a new one. `keep-headings` keeps the present topics with their papers, in their order;
 * `find-headings-anew` ends that.
 */
export type TopicEditParams =
  | { readonly kind: 'rename'; readonly label: string; readonly newLabel: string }
  | { readonly kind: 'merge'; readonly labels: readonly string[]; readonly into: string }
  | { readonly kind: 'split'; readonly label: string; readonly keys: readonly string[]; readonly newLabel: string }
  | { readonly kind: 'move'; readonly keys: readonly string[]; readonly label: string }
  | { readonly kind: 'seed'; readonly label: string; readonly words: readonly string[] }
  | { readonly kind: 'keep-headings' }
  | { readonly kind: 'find-headings-anew' };

export type TopicEditAnswer = OwnFileEditAnswer<{
  /** `find-headings-anew` only: the other topics files that keep headings, with the edits that delete them; absent if there are none. */
  readonly others?: readonly Omit<FileEditParams, 'isNew'>[];
}>;

/** `marginalia/topicSection`: the section around a position in a draft, if its heading is a topic's label; otherwise `null`. */
export interface TopicSectionParams {
  readonly uri: string;
  readonly position: LspPosition;
}

export interface TopicSectionAnswer {
  /** The topic's label. */
  readonly label: string;
  readonly heading: LspRange;
  /** The text below the heading, up to the next heading of the same or a higher level. */
  readonly body: LspRange;
  /** The position after the section's last word; if there is no text below the heading, the end of the heading. */
  readonly end: LspPosition;
  /** How many of the topic's papers the section cites. */
  readonly cited: number;
  /** The papers of the topic that the section does not cite, in the library's order. */
  readonly uncited: PapersAnswer['papers'];
}

/** `marginalia/topicOutline`: the edits that update the topic outline of a draft. The answer is `null` if the document is not a draft. */
export interface TopicOutlineParams {
  readonly uri: string;
  /** Where to insert sections that the draft doesn't have yet. */
  readonly position: LspPosition;
  /** Labels of the topics to insert. Default: all. */
  readonly labels?: readonly string[];
}

export interface TopicOutlineAnswer {
  /** The edits do not overlap. There are none if the draft already has the whole outline. */
  readonly edits: readonly LspTextEdit[];
  readonly added: number;
  /** Keys of the added papers, as the draft will cite them. */
  readonly keys: readonly string[];
}

/** The custom requests about new papers. `requests.ts` describes positions and ranges. */

/** `marginalia/nextPapers`: the papers that the writer should look at next. */
export interface NextPapersParams {
  /** The draft to which the papers should be near. Without it, they are in the order of the library. */
  readonly uri?: string;
  /** The largest number of papers. Default: 50. */
  readonly limit?: number;
}

export interface NextPapersAnswer {
  /** The new papers, then those for later; both nearest to the draft first. */
  readonly papers: readonly (PapersAnswer['papers'][number] & {
    /** The heading of the draft's section that is nearest to the paper; absent if no section has its subject. */
    readonly near?: string;
    /** Present if the writer put the decision off. */
    readonly isForLater?: true;
  })[];
  /** How many papers are new, including those beyond the limit. */
  readonly newCount: number;
  /** How many papers are for later. */
  readonly laterCount: number;
}

export interface DecisionParams {
  readonly key: string;
  /** `null` forgets what was decided. */
  readonly decision: 'kept' | 'skipped' | 'later' | 'cited' | null;
  /** The day of the decision, such as `2026-11-28`. Default: today. */
  readonly date?: string;
}

/** `marginalia/decisionEdit`: the edit that writes decisions about papers into the writer's file. */
export interface DecisionEditParams {
  readonly decisions: readonly DecisionParams[];
}

export type DecisionEditAnswer = OwnFileEditAnswer<{
  /** What the file said of these papers before. As parameters of another request, they undo the edit. */
  readonly before: readonly DecisionParams[];
}>;
