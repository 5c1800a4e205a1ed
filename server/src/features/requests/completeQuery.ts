import { foldText } from '../../text/foldText';
import { parseQuery } from '../../search/parseQuery';
import type { Snapshot } from '../../workspace/snapshot';
import { filterKinds } from './filters/applyFilters';
import { search } from './search';

/** A proposal that completes the filter at the end of a query. */
export interface QueryCompletion {
  /** The whole query with the completed filter: `evict topic:"Sparse attention" `. */
  readonly query: string;
  /** Only the completed filter. */
  readonly label: string;
  /** The number of papers that match the completed query. */
  readonly papers: number;
  /**
   * Whether the typed value consists of whole words of the proposed value, so that it may already be what the writer wants: `date:jun`
   * is complete, although `Jun 23` is proposed.
   */
  readonly isFurther: boolean;
}

/** The limit of the search that counts the papers for a proposal. */
const limit = 100;

/**
 * Proposes values for the filter at the end of a query, such as matching topics for `topic:spa`. Empty if the query does not end with a
 * filter that is being typed.
 */
export function completeQuery(snapshot: Snapshot, query: string): readonly QueryCompletion[] {
  const filter = parseQuery(query).filters.at(-1);
  if (filter?.isOpen !== true) return [];
  const { name, value, isNegated, span } = filter;
  const before = query.slice(0, span.start);
  const isAlone = before.trim() === '' && !isNegated;
  return filterKinds[name].listValues(snapshot, value).map((known) => {
    const label = `${isNegated ? '-' : ''}${name}:${quote(known.value)}`;
    // The space ends the value, so that what is typed next is a new word.
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
