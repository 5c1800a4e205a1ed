/** The custom requests that find papers; `requests.ts` has their names and says how places are told. */
import type { LspPosition, LspRange } from './requests';

/** `marginalia/search` */
export interface SearchParams {
  /**
   * Words in any order, "a phrase", -without, and filters: `topic:`, `date:`, `cited:yes|no`, `has:code|note`, `tag:`. An empty query
   * lists the library in its order, one of filters alone those that fit.
   */
  readonly query: string;
  /** How many results at most; 50 where undefined. */
  readonly limit?: number;
  /** The text around the cursor: re-ranks, never adds or removes. */
  readonly context?: string;
  /** Whether the writer has paused: an idea in several words is ranked as a sentence is. A space behind the last word says the same. */
  readonly isSettled?: boolean;
  /** A place in a draft: its sentence and paragraph are the context, in place of `context`. */
  readonly place?: { readonly uri: string; readonly position: LspPosition };
}

/** Which part of a paper a query matched, and where in it. */
export interface SearchMatch {
  readonly field: 'name' | 'key' | 'title' | 'author' | 'year' | 'abstract' | 'note';
  /** The field's own text, for `name` the name that matched, for `abstract` and `note` (one of the writer's on the paper) the passage around the best matches. */
  readonly text: string;
  /** Matched stretches of `text`, [start, end) as UTF-16 offsets, ordered and disjoint. */
  readonly ranges: readonly (readonly [number, number])[];
  /** Words of `text` that were typed otherwise: what was typed is taken for a misspelling of them. */
  readonly corrected?: readonly string[];
}

export interface SearchResult {
  readonly key: string;
  readonly title: string;
  readonly names: readonly string[];
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
  /** The title's first place. */
  readonly uri: string;
  readonly range: LspRange;
  readonly matches: readonly SearchMatch[];
  /** Of a suggestion and of a related paper: its words that matched, the most telling first, neighbours joined. */
  readonly words?: readonly string[];
  /** Of a suggestion: a sentence of the workspace's drafts that cites the paper for the like. */
  readonly citedIn?: string;
  readonly date?: string;
  readonly year?: number;
}

export interface SearchAnswer {
  readonly results: readonly SearchResult[];
  /** All that matched, shown or not. */
  readonly total: number;
  /** Papers that lack a word, nearest first, where few or none match; absent where there are none. */
  readonly nearest?: readonly SearchResult[];
  /** Filters that mean nothing, as typed: `cited:maybe`; they leave every paper in. */
  readonly ignored: readonly string[];
  /** Ways to go on with a filter that the query ends with; empty behind anything else. */
  readonly completions: readonly QueryCompletion[];
  /** The words of the query alone, where nothing matches all of it and something matches those. */
  readonly wider?: WiderQuery;
}

export interface WiderQuery {
  readonly query: string;
  /** How many papers match it. */
  readonly papers: number;
}

export interface QueryCompletion {
  /** The whole query once it is accepted. */
  readonly query: string;
  /** The filter alone: `topic:"Sparse attention"`. */
  readonly label: string;
  /** How many papers match the whole query then. */
  readonly papers: number;
  /** Whether what is typed of the value is whole words already, so that it may be meant as it is: `date:jun` beside `Jun 23`. */
  readonly isFurther: boolean;
}

/** `marginalia/suggest`: papers to cite for a sentence of a draft, or for what is selected. `null` where the document is no draft. */
export interface SuggestParams {
  readonly uri: string;
  /** One of the two; a range may cover several sentences, or a part of one. */
  readonly position?: LspPosition;
  readonly range?: LspRange;
  /** How many results at most; 20 where undefined. */
  readonly limit?: number;
}

export interface SuggestAnswer {
  /** What the papers are for; empty where no sentence stands. */
  readonly sentence: LspRange;
  /** Where a citation for it goes: a position for `marginalia/citationEdit`. */
  readonly position: LspPosition;
  /** Best first; those that the paragraph cites already stand last. */
  readonly results: readonly SearchResult[];
  /** Set where no paper of the library fits the sentence: the results are those that are nearest. */
  readonly isNearest?: true;
  /** Set where what fits is cited in the sentence already: so many results, the last ones, are that, the others the nearest. */
  readonly cited?: number;
}

/** `marginalia/related`: papers on the same subject, nearest first. `null` where no paper has the key. */
export interface RelatedParams {
  readonly key: string;
  /** How many results at most; 20 where undefined. */
  readonly limit?: number;
}

export interface RelatedAnswer {
  readonly results: readonly SearchResult[];
}
