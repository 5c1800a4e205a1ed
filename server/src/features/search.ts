import type { Paper } from '../model/paper';
import type { FieldMatch } from '../search/describeMatches';
import type { Snapshot } from '../workspace/snapshot';

export interface FoundPaper {
  readonly paper: Paper;
  /** Higher is better; comparable within one answer. */
  readonly score: number;
  readonly matches: readonly FieldMatch[];
}

export interface FoundPapers {
  readonly found: readonly FoundPaper[];
  readonly total: number;
}

/** Papers for a query, best first. `context` is the text around the cursor and only re-ranks. */
export function search(snapshot: Snapshot, query: string, limit: number, context?: string): FoundPapers {
  const { hits, total } = snapshot.searchIndex().search({ text: query }, { limit, context });
  return { found: hits.map(({ document, score, matches }) => ({ paper: document, score, matches })), total };
}
