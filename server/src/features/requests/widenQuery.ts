import { parseQuery } from '../../search/parseQuery';
import type { Snapshot } from '../../workspace/snapshot';

export interface WiderQuery {
  readonly query: string;
  /** The number of papers that match this query. */
  readonly papers: number;
}

/**
 * A query that finds more papers: it has no filters and exclusions, and phrases are replaced by their words, so `"evict keys"
 * date:2019` becomes `evict keys`. undefined if the query has no filters, exclusions or phrases, or if no paper would match.
 */
export function widenQuery(snapshot: Snapshot, query: string): WiderQuery | undefined {
  const { text, phrases, excluded, filters } = parseQuery(query);
  if (phrases.length + excluded.length + filters.length === 0 || text.trim() === '') return undefined;
  const words = text.replace(/\s+/g, ' ');
  const { total } = snapshot.searchIndex().search({ text: words }, { limit: 1 });
  return total === 0 ? undefined : { query: words, papers: total };
}
