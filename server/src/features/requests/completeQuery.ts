import { foldText } from '../../text/foldText';
import { parseQuery } from '../../search/parseQuery';
import type { Snapshot } from '../../workspace/snapshot';
import { filterKinds } from './filters/applyFilters';
import { search } from './search';

/** A way to go on with a query. */
export interface QueryCompletion {
  /** The whole query once it is accepted: `evict topic:"Sparse attention" `. */
  readonly query: string;
  /** The filter alone. */
  readonly label: string;
  /** How many papers match the whole query then. */
  readonly papers: number;
  /** Whether what is typed of the value is whole words already, so that it may be meant as it is: `date:jun` beside `Jun 23`. */
  readonly isFurther: boolean;
}

/** As many as a list of search results has. */
const limit = 100;

/** Values for the filter that a query ends with: for `topic:spa` the topics that begin so. Empty behind anything else. */
export function completeQuery(snapshot: Snapshot, query: string): readonly QueryCompletion[] {
  const filter = parseQuery(query).filters.at(-1);
  if (filter?.isOpen !== true) return [];
  const { name, value, isNegated, span } = filter;
  const before = query.slice(0, span.start);
  const isAlone = before.trim() === '' && !isNegated;
  return filterKinds[name].listValues(snapshot, value).map((known) => {
    const label = `${isNegated ? '-' : ''}${name}:${quote(known.value)}`;
    // The space closes the value: what is typed next is a word.
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
