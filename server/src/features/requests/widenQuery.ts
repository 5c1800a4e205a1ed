import { parseQuery } from '../../search/parseQuery';
import type { Snapshot } from '../../workspace/snapshot';

export interface WiderQuery {
  readonly query: string;
  /** The number of papers that match the query. */
  readonly papers: number;
}

/**
 * A query that finds more: without filters and exclusions, and with the words of phrases: `evict keys` for `"evict keys" date:2019`.
 * undefined if the query has nothing of the kind, or if no paper has its words.
 */
export function widenQuery(snapshot: Snapshot, query: string): WiderQuery | undefined {
  const { text, phrases, excluded, filters } = parseQuery(query);
  if (phrases.length + excluded.length + filters.length === 0 || text.trim() === '') return undefined;
  const words = text.replace(/\s+/g, ' ');
  const { total } = snapshot.searchIndex().search({ text: words }, { limit: 1 });
  return total === 0 ? undefined : { query: words, papers: total };
}
