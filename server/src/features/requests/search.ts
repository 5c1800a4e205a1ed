import type { Paper } from '../../model/paper';
import type { FieldMatch } from '../../search/highlight/explainMatch';
import { parseQuery } from '../../search/parseQuery';
import type { SearchHits } from '../../search/searchQuery';
import { shouldListPartialMatches } from '../../search/shouldListPartialMatches';
import type { Snapshot } from '../../workspace/snapshot';
import { applyFilters } from './filters/applyFilters';
import { findPapersByNotes, type NotedPaper } from '../notes/findPapersByNotes';

export interface FoundPaper {
  readonly paper: Paper;
  /** A higher score is better. Only scores of the same search can be compared. */
  readonly score: number;
  /** The text that matched in each field. */
  readonly matches: readonly FieldMatch[];
  /** The matching passage of a note, if the paper matches only by its notes. */
  readonly noted?: Pick<FieldMatch, 'text' | 'ranges'>;
  /** A similar sentence in the writer's drafts that cites the paper; only for suggested papers. */
  readonly citedIn?: string;
}

export interface FoundPapers {
  /** The papers up to the limit, best first. */
  readonly found: readonly FoundPaper[];
  /** The number of all papers that match, including those beyond the limit. */
  readonly total: number;
}

export interface QueryResult extends FoundPapers {
  /** Filters without a meaning, as the writer typed them: `cited:maybe`. A filter at the end that is still being typed is not included. */
  readonly ignored: readonly string[];
  /** Papers that lack some of the words, nearest first. Empty if enough papers match (see `shouldListPartialMatches`). */
  readonly nearest: readonly FoundPaper[];
}

export interface PaperSearchOptions {
  readonly limit: number;
  /** The text around the cursor. It changes the order of the papers, but not which papers are found. */
  readonly context?: string | undefined;
  /** Whether the writer has stopped typing, so that the order of the list may change. */
  readonly isSettled?: boolean;
}

/** The largest number of papers in `nearest`. Papers further down have too few of the words. */
const mostNearest = 20;

/**
 * Papers for a query of words, "phrases", -exclusions and filters (see `parseQuery`), best first. If the query contains only filters,
 * the papers that pass them are listed in the order of the library.
 */
export function search(snapshot: Snapshot, query: string, { limit, context, isSettled = false }: PaperSearchOptions): QueryResult {
  const parsed = parseQuery(query);
  const { text, phrases, excluded } = parsed;
  const { accepts, ignored } = applyFilters(snapshot, parsed);
  const words = { text, phrases, excluded, isSettled };
  const index = snapshot.searchIndex();
  const typed = index.search(words, { limit, context, accepts });
  const matching = withNoted(
    toFoundPapers(typed.isNearest === true ? { hits: [], total: 0 } : typed),
    findPapersByNotes(snapshot, words, accepts),
    limit,
  );
  const known = new Set(matching.found.map(({ paper }) => paper));
  const findNearest = (): readonly FoundPaper[] =>
    toFoundPapers(typed.isNearest === true ? typed : index.searchNearest(words, { limit, context, accepts })).found.slice(0, mostNearest);
  const nearest = shouldListPartialMatches(words, matching.total) ? findNearest() : [];
  return {
    ...matching,
    nearest: nearest.filter(({ paper }) => !known.has(paper)),
    ignored: ignored.filter(({ isOpen }) => !isOpen).map(({ span }) => query.slice(span.start, span.end)),
  };
}

/** Appends papers that match only by their notes, unless the other papers alone exceed the limit. */
function withNoted({ found, total }: FoundPapers, noted: readonly NotedPaper[], limit: number): FoundPapers {
  if (total > found.length) return { found, total };
  const known = new Set(found.map(({ paper }) => paper));
  const others = noted.filter(({ paper }) => !known.has(paper));
  return {
    found: [...found, ...others.map(({ paper, match }) => ({ paper, score: 0, matches: [], noted: match }))].slice(0, limit),
    total: total + others.length,
  };
}

export function toFoundPapers({ hits, total }: SearchHits<Paper>): FoundPapers {
  return { found: hits.map(({ document, score, matches }) => ({ paper: document, score, matches })), total };
}
