import { parseQuery } from '../../search/parseQuery';
import type { Snapshot } from '../../workspace/snapshot';

export interface WiderQuery {
  readonly query: string;
  /** The number of papers that match this query. */
  readonly papers: number;
}

/**
 * The query without its filters and exclusions, and with phrases replaced by their words, so that it finds more papers: `"evict keys"
 * date:2019` becomes `evict keys`. undefined if the query has no filters, exclusions or phrases, or if the new query would find no
 * paper.
 */
export function widenQuery(snapshot: Snapshot, query: string): WiderQuery | undefined {
  const { text, phrases, excluded, filters } = parseQuery(query);
  if (phrases.length + excluded.length + filters.length === 0 || text.trim() === '') return undefined;
  const words = text.replace(/\s+/g, ' ');
  const { total } = snapshot.searchIndex().search({ text: words }, { limit: 1 });
  return total === 0 ? undefined : { query: words, papers: total };
}
