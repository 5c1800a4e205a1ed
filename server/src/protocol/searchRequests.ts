/** The custom requests that find papers. `requests.ts` has their names and describes positions and ranges. */
import type { LspPosition, LspRange } from './requests';

/** `marginalia/search` */
export interface SearchParams {
  /**
   * Words in any order, "a phrase", -without, and filters: `topic:`, `date:`, `cited:yes|no`, `has:code|note`, `tag:`. An empty query
   * lists all papers in the library's order, a query of filters alone those that pass them.
   */
  readonly query: string;
  /** How many results at most. Default: 50. */
  readonly limit?: number;
  /** The text around the cursor. It changes the order of the results, not which there are. */
  readonly context?: string;
  /** Whether the writer has paused. Then a query of several words is ranked as a sentence; a space behind the last word has the same effect. */
  readonly isSettled?: boolean;
  /** A position in a draft, whose sentence and paragraph replace `context`. */
  readonly place?: { readonly uri: string; readonly position: LspPosition };
}

/** A field of a paper that a query matched, and the matches in it. */
export interface SearchMatch {
  readonly field: 'name' | 'key' | 'title' | 'author' | 'year' | 'abstract' | 'note';
  /** The text of the field; for `name` the name that matched, for `abstract` and `note` (a note of the writer on the paper) the passage around the best matches. */
  readonly text: string;
  /** The matches in `text`, [start, end) as UTF-16 offsets, ordered and disjoint. */
  readonly ranges: readonly (readonly [number, number])[];
  /** Words of `text` that the query misspells. */
  readonly corrected?: readonly string[];
}

export interface SearchResult {
  readonly key: string;
  readonly title: string;
  readonly names: readonly string[];
  /** Higher is better. Scores of two answers can't be compared. */
  readonly score: number;
  /** The first occurrence of the title. */
  readonly uri: string;
  readonly range: LspRange;
  readonly matches: readonly SearchMatch[];
  /** For suggestions and related papers: its words that matched, the most characteristic first; adjacent words are one string. */
  readonly words?: readonly string[];
  /** For suggestions: a similar sentence in a draft of the workspace that cites the paper. */
  readonly citedIn?: string;
  readonly date?: string;
  readonly year?: number;
}

export interface SearchAnswer {
  readonly results: readonly SearchResult[];
  /** How many papers match, including those beyond `limit`. */
  readonly total: number;
  /** If few or none match: papers that lack a word, nearest first; absent if there are none. */
  readonly nearest?: readonly SearchResult[];
  /** Filters that have no meaning and were ignored, as typed: `cited:maybe`. */
  readonly ignored: readonly string[];
  /** Completions of the filter at the end of the query; empty if there is none. */
  readonly completions: readonly QueryCompletion[];
  /** The words of the query, without filters and exclusions and with phrases taken apart, if nothing matches the whole query and something matches that. */
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
  /** How many papers match that query. */
  readonly papers: number;
  /** Whether the typed value is already a complete value, so that the writer may mean it as it is: `date:jun`, beside `Jun 23`. */
  readonly isFurther: boolean;
}

/** `marginalia/suggest`: papers to cite for a sentence or a selection in a draft. The answer is `null` if the document is no draft. */
export interface SuggestParams {
  readonly uri: string;
  /** A position in the sentence, or else a range, of several sentences or a part of one. */
  readonly position?: LspPosition;
  readonly range?: LspRange;
  /** How many results at most. Default: 20. */
  readonly limit?: number;
}

export interface SuggestAnswer {
  /** The sentence that the papers are for; empty if there is none. */
  readonly sentence: LspRange;
  /** Where its citation is inserted: a position for `marginalia/citationEdit`. */
  readonly position: LspPosition;
  /** Best first; papers that the paragraph cites already are last. */
  readonly results: readonly SearchResult[];
  /** Present if no paper of the library fits the sentence. The results are the nearest ones. */
  readonly isNearest?: true;
  /** Present if only papers fit that the sentence cites already: how many results at the end are these papers. The others are the nearest ones. */
  readonly cited?: number;
}

/** `marginalia/related`: papers on the same subject, nearest first. The answer is `null` if no paper has the key. */
export interface RelatedParams {
  readonly key: string;
  /** How many results at most. Default: 20. */
  readonly limit?: number;
}

export interface RelatedAnswer {
  readonly results: readonly SearchResult[];
}
