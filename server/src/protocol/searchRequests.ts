/** The custom requests that find papers. `requests.ts` has their names and describes positions and ranges. */

import type { FieldMatch } from '#search';
import type { QueryCompletion, WiderQuery } from '../features/finding/search';
import type { LspPosition, LspRange } from './requests';
import { count, flag, object, optional, place, position, range, text, uri, type ValueOf } from './shapes';

/** `marginalia/search` */
export const searchParams = object({
  /**
   * Words in any order, "a phrase", -without, and filters: `topic:`, `date:`, `cited:yes|no`, `has:code|note`, `tag:`, `new:yes|no`. An empty query
   * lists all papers in the library's order; a query with nothing but filters lists the papers that match them, in the same order.
   */
  query: text,
  /** The largest number of results. Default: 50. */
  limit: optional(count),
  /** The text around the cursor. It changes the order of the results, but not which papers are found. */
  context: optional(text),
  /**
   * Whether the writer has paused. If the query has several words, papers are then ranked by how well they fit it as a sentence. A space
   * after the last word has the same effect.
   */
  isSettled: optional(flag),
  /** A position in a draft. The sentence and the paragraph there replace `context`. */
  place: optional(object(place)),
});

/**
 * A field of a paper that a query matched, and the matches in its text: for `name` the name that matched, for `abstract` and for `note` (a
 * note of the writer on the paper) the passage around the best matches.
 */
export type SearchMatch = Omit<FieldMatch, 'field'> & { readonly field: FieldMatch['field'] | 'note' };

export interface SearchResult {
  readonly key: string;
  readonly title: string;
  readonly names: readonly string[];
  /** Higher is better. Scores from different answers can't be compared. */
  readonly score: number;
  /** The first occurrence of the title. */
  readonly uri: string;
  readonly range: LspRange;
  readonly matches: readonly SearchMatch[];
  /**
   * For suggestions and related papers: the words of the paper that matched, the most characteristic first. Adjacent words are one
   * string.
   */
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
  /** If few papers match, or none: papers that lack a word of the query, nearest first. Absent if there are no such papers. */
  readonly nearest?: readonly SearchResult[];
  /** Filters that were ignored because they have no meaning, such as `cited:maybe`. They are given as the writer typed them. */
  readonly ignored: readonly string[];
  /** Completions of the filter at the end of the query; empty if the query doesn't end with a filter that can be completed. */
  readonly completions: readonly QueryCompletion[];
  /**
   * A query of the same words without filters, exclusions and phrases. Present if nothing matches the whole query but something matches
   * these words.
   */
  readonly wider?: WiderQuery;
}

/** `marginalia/suggest`: papers to cite for a sentence or a selection in a draft. The answer is `null` if the document is not a draft. */
export const suggestParams = object({
  uri,
  /** Either a position in the sentence, or a range that covers several sentences or a part of one. */
  position: optional(position),
  range: optional(range),
  /** The largest number of results. Default: 20. */
  limit: optional(count),
});
export type SuggestParams = ValueOf<typeof suggestParams>;

export interface SuggestAnswer {
  /** The sentence for which papers are suggested; empty if there is none. */
  readonly sentence: LspRange;
  /** The position at which the sentence's citation is inserted, for `marginalia/citationEdit`. */
  readonly position: LspPosition;
  /** The best results come first. Papers that the paragraph already cites come last. */
  readonly results: readonly SearchResult[];
  /** Present if no paper of the library fits the sentence. The results are then the nearest papers. */
  readonly isNearest?: true;
  /**
   * Present if the sentence already cites all papers that fit it. This is the number of these papers, which are at the end of the
   * results; the other results are the nearest papers.
   */
  readonly cited?: number;
}

/** `marginalia/related`: papers on the same subject, nearest first. The answer is `null` if no paper has the key. */
export const relatedParams = object({
  key: text,
  /** The largest number of results. Default: 20. */
  limit: optional(count),
});

export interface RelatedAnswer {
  readonly results: readonly SearchResult[];
}
