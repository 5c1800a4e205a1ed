import { parseQuery } from '../../search/parseQuery';
import type { Snapshot } from '../../workspace/snapshot';

export interface WiderQuery {
  readonly query: string;
  /** How many papers match it. */
  readonly papers: number;
}

/**
 * The words of a query without filters and exclusions, phrases taken apart: for `"evict keys" date:2019` these are
 * `evict keys`. undefined where the query has nothing else, or no paper has its words.
 */
export function widenQuery(snapshot: Snapshot, query: string): WiderQuery | undefined {
  const { text, phrases, excluded, filters } = parseQuery(query);
  if (phrases.length + excluded.length + filters.length === 0 || text.trim() === '') return undefined;
  const words = text.replace(/\s+/g, ' ');
  const { total } = snapshot.searchIndex().search({ text: words }, { limit: 1 });
  return total === 0 ? undefined : { query: words, papers: total };
}
