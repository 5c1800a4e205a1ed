import type { CitationMode } from '../model/citation';
import type { KeyOrder } from '../model/citationCluster';

/** One work of a citation as it is put in order. */
export interface OrderedItem {
  readonly key: string;
  readonly mode: CitationMode;
  /** The text around the key, as written. */
  readonly before: string;
  readonly after: string;
  /** Whether the text behind the key is about this work alone, so that it goes where the key goes. */
  readonly moves: 'with its text' | 'not';
}

/**
 * The indices of the items that stay, in their new order: a work that stands there twice with the same text behind it
 * stays once, and all are put in order where no text loses its meaning by that. "see" before the first key opens the
 * whole citation and keeps its place; "see also" before a later one does not, so nothing moves. undefined where all is
 * well as it is.
 */
export function orderItems(items: readonly OrderedItem[], order: KeyOrder): readonly number[] | undefined {
  const kept = items.flatMap((item, index) => (isDouble(items, item, index) ? [] : [index]));
  const keyOf = (index: number): string => items[index]?.key ?? '';
  const sorted = [...kept].sort((a, b) => order(keyOf(a), keyOf(b)) || a - b);
  const isFree = items.every((item, index) => {
    if (index > 0 && item.before !== '') return false;
    return item.moves === 'with its text' || sorted.indexOf(index) === kept.indexOf(index);
  });
  const result = isFree ? sorted : kept;
  return result.length === items.length && result.every((index, at) => index === at) ? undefined : result;
}

function isDouble(items: readonly OrderedItem[], item: OrderedItem, index: number): boolean {
  if (item.before !== '') return false;
  const first = items.findIndex(({ key, mode, after }) => key === item.key && mode === item.mode && after === item.after);
  return first < index;
}
