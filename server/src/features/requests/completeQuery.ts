import { foldText } from '../../text/foldText';
import { parseQuery } from '../../search/parseQuery';
import type { Snapshot } from '../../workspace/snapshot';
import { filterKinds } from './filters/applyFilters';
import { search } from './search';

/** A completion of a query. */
export interface QueryCompletion {
  /** The whole query once it is accepted: `evict topic:"Sparse attention" `. */
  readonly query: string;
  /** The completed filter alone. */
  readonly label: string;
  /** The number of papers that match the completed query. */
  readonly papers: number;
  /** Whether the typed value consists of whole words, so that it may be complete: `date:jun`, which `Jun 23` would complete further. */
  readonly isFurther: boolean;
}

/** The number of results that a list of search results has. */
const limit = 100;

/** Values for the filter at the end of a query: for `topic:spa` the topics that begin so. Empty if the query ends with something else. */
export function completeQuery(snapshot: Snapshot, query: string): readonly QueryCompletion[] {
  const filter = parseQuery(query).filters.at(-1);
  if (filter?.isOpen !== true) return [];
  const { name, value, isNegated, span } = filter;
  const before = query.slice(0, span.start);
  const isAlone = before.trim() === '' && !isNegated;
  return filterKinds[name].listValues(snapshot, value).map((known) => {
    const label = `${isNegated ? '-' : ''}${name}:${quote(known.value)}`;
    // The space ends the value, so that the next letters begin a word.
    const completed = `${before}${label} `;
    return {
      query: completed,
      label,
      papers: isAlone ? known.papers : search(snapshot, completed, { limit }).total,
      isFurther: isWholeWords(value, known.value),
    };
  });
}

function isWholeWords(typed: string, value: string): boolean {
  const known = new Set(foldText(value).split(' '));
  const folded = foldText(typed);
  return folded !== '' && folded.split(' ').every((word) => known.has(word));
}

function quote(value: string): string {
  const plain = value.replace(/["\u201c\u201d]/g, ' ');
  return /\s/.test(plain) ? `"${plain}"` : plain;
}
