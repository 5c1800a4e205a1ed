import type { Citation, CitationMode } from '../model/citation';
import type { KeyOrder } from '../model/citationCluster';

/** One work of a citation whose works are to be sorted. */
interface OrderedItem {
  readonly key: string;
  readonly mode: CitationMode;
  /** The text before the key, as written. */
  readonly prefix: string;
  readonly suffix: string;
  /**
   * `with its text` if the suffix is about this work alone, so that the work can be moved together with its suffix. Otherwise `not`:
   * the work must remain at its position.
   */
  readonly moves: 'with its text' | 'not';
}

/**
 * Removes duplicates and sorts the items. Returns the indices of the remaining items in their new order, or undefined if nothing
 * changes. An item without a prefix is a duplicate if an earlier item has the same key, mode and suffix. The items are not sorted if an
 * item with `moves: 'not'` would change its position, or if an item after the first one has a prefix: a prefix such as "see also"
 * belongs to its position. A prefix of the first item, such as "see", introduces the whole citation, so it does not prevent sorting.
 */
export function orderItems(items: readonly OrderedItem[], order: KeyOrder): readonly number[] | undefined {
  const firstOf = new Map(items.map((item, index) => [toIdentity(item), index] as const).reverse());
  const kept = items.flatMap((item, index) => (item.prefix === '' && firstOf.get(toIdentity(item)) !== index ? [] : [index]));
  const keyOf = (index: number): string => items[index]?.key ?? '';
  const sorted = [...kept].sort((a, b) => order(keyOf(a), keyOf(b)) || a - b);
  const isFree =
    items.slice(1).every(({ prefix }) => prefix === '') &&
    kept.every((index, at) => items[index]?.moves === 'with its text' || sorted[at] === index);
  const result = isFree ? sorted : kept;
  return result.length === items.length && result.every((index, at) => index === at) ? undefined : result;
}

/** The same for items of which one is a duplicate of the other, if it has no prefix. */
function toIdentity({ key, mode, suffix }: OrderedItem): string {
  return JSON.stringify([key, mode, suffix]);
}

const commaGap = /^[\s~\u00a0]*[,;][\s~\u00a0]*$/;
const blankGap = /^[\s~\u00a0]*$/;
const enumerationEnd = /^[\s~]*,?[\s~]*(?:and|or|und|oder|et|ou|y|o|e|&|\\&)[\s~]/i;

/**
 * Whether two consecutive citations can be read as one: between them there is only white space or `~`, with at most one comma or
 * semicolon, and no blank line. Citations that are separated by a comma or semicolon cannot be read as one if they belong to an
 * enumeration that ends in words: `[@a], [@b], and [@c]`.
 */
export function areAdjacent(text: string, citations: readonly Citation[], first: Citation, second: Citation): boolean {
  const gap = text.slice(first.span.end, second.span.start);
  if (/\n[ \t]*\r?\n/.test(gap)) return false;
  return blankGap.test(gap) || (commaGap.test(gap) && !enumerationEnd.test(textAfter(text, citations, second)));
}

/** The first characters after a list of citations that begins with `citation` and is separated by commas or semicolons. */
function textAfter(text: string, citations: readonly Citation[], citation: Citation): string {
  let last = citation;
  for (const next of citations.slice(citations.indexOf(citation) + 1)) {
    if (!commaGap.test(text.slice(last.span.end, next.span.start))) break;
    last = next;
  }
  return text.slice(last.span.end, last.span.end + 40);
}
