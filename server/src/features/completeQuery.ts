import { parseQuery } from '../search/parseQuery';
import type { Snapshot } from '../workspace/snapshot';
import { filterKinds } from './filters/applyFilters';

/** A way to go on with a query. */
export interface QueryCompletion {
  /** The whole query once it is accepted: `evict topic:"Sparse attention" `. */
  readonly query: string;
  /** The filter alone. */
  readonly label: string;
  /** How many papers the filter leaves. */
  readonly papers: number;
}

/** Values for the filter that a query ends with: for `topic:spa` the topics that begin so. Empty behind anything else. */
export function completeQuery(snapshot: Snapshot, query: string): readonly QueryCompletion[] {
  const filter = parseQuery(query).filters.at(-1);
  if (filter?.isOpen !== true) return [];
  const { name, value, isNegated, span } = filter;
  return filterKinds[name].listValues(snapshot, value).map((known) => {
    const label = `${isNegated ? '-' : ''}${name}:${quote(known.value)}`;
    // The space closes the value: what is typed next is a word.
    return { query: `${query.slice(0, span.start)}${label} `, label, papers: known.papers };
  });
}

function quote(value: string): string {
  const plain = value.replace(/["\u201c\u201d]/g, ' ');
  return /\s/.test(plain) ? `"${plain}"` : plain;
}
