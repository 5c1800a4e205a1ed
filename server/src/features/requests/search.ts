import type { Paper } from '../../model/paper';
import type { FieldMatch } from '../../search/highlight/explainMatch';
import { parseQuery } from '../../search/parseQuery';
import type { SearchHits } from '../../search/searchQuery';
import { wantsNearest } from '../../search/wantsNearest';
import type { Snapshot } from '../../workspace/snapshot';
import { applyFilters } from './filters/applyFilters';
import { findByNotes, type NotedPaper } from '../notes/findByNotes';

export interface FoundPaper {
  readonly paper: Paper;
  /** Higher is better; comparable within one answer. */
  readonly score: number;
  /** Why it was found. */
  readonly matches: readonly FieldMatch[];
  /** The passage of the writer's note that matched, where nothing else of the paper did. */
  readonly noted?: Pick<FieldMatch, 'text' | 'ranges'>;
  /** A sentence of the writer's that cites it for the like; only of papers that are suggested. */
  readonly citedIn?: string;
}

export interface FoundPapers {
  /** Best first. */
  readonly found: readonly FoundPaper[];
  /** All that matched, found or not. */
  readonly total: number;
}

export interface SearchResult extends FoundPapers {
  /** Filters that mean nothing, as typed: `cited:maybe`. One that is half typed at the end is none. */
  readonly ignored: readonly string[];
  /** Papers that lack a word, nearest first, where few or none match (`wantsNearest`). */
  readonly nearest: readonly FoundPaper[];
}

export interface SearchRange {
  readonly limit: number;
  /** The text around the cursor: re-ranks, neither adds nor removes. */
  readonly context?: string | undefined;
  /** Whether the writer has paused: the list may turn. */
  readonly isSettled?: boolean;
}

/** Where nothing has the words, those far down the list have little of them. */
const mostNearest = 20;

/**
 * Papers for a query, best first: words, "a phrase", -without, and filters (`parseQuery` reads them). A query that has
 * filters alone lists the papers that fit in the library's order.
 */
export function search(snapshot: Snapshot, query: string, { limit, context, isSettled = false }: SearchRange): SearchResult {
  const parsed = parseQuery(query);
  const { text, phrases, excluded } = parsed;
  const { accepts, ignored } = applyFilters(snapshot, parsed);
  const words = { text, phrases, excluded, isSettled };
  const index = snapshot.searchIndex();
  const typed = index.search(words, { limit, context, accepts });
  const matching = withNoted(
    toFound(typed.isNearest === true ? { hits: [], total: 0 } : typed),
    findByNotes(snapshot, words, accepts),
    limit,
  );
  const known = new Set(matching.found.map(({ paper }) => paper));
  const findNearest = (): readonly FoundPaper[] =>
    toFound(typed.isNearest === true ? typed : index.searchNearest(words, { limit, context, accepts })).found.slice(0, mostNearest);
  const nearest = wantsNearest(words, matching.total) ? findNearest() : [];
  return {
    ...matching,
    nearest: nearest.filter(({ paper }) => !known.has(paper)),
    ignored: ignored.filter(({ isOpen }) => !isOpen).map(({ span }) => query.slice(span.start, span.end)),
  };
}

/** Papers that only a note's words have come behind the others, where these do not fill the list. */
function withNoted({ found, total }: FoundPapers, noted: readonly NotedPaper[], limit: number): FoundPapers {
  if (total > found.length) return { found, total };
  const known = new Set(found.map(({ paper }) => paper));
  const others = noted.filter(({ paper }) => !known.has(paper));
  return {
    found: [...found, ...others.map(({ paper, match }) => ({ paper, score: 0, matches: [], noted: match }))].slice(0, limit),
    total: total + others.length,
  };
}

export function toFound({ hits, total }: SearchHits<Paper>): FoundPapers {
  return { found: hits.map(({ document, score, matches }) => ({ paper: document, score, matches })), total };
}
