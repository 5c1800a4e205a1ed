import type { CitationMode } from '../model/citation';
import type { KeyOrder } from '../model/citationCluster';

/** One work of a citation whose works are to be sorted. */
export interface OrderedItem {
  readonly key: string;
  readonly mode: CitationMode;
  /** The text before the key, as written. */
  readonly prefix: string;
  readonly suffix: string;
  /** `with its text` if the suffix is about this work alone, so that the suffix moves with the key. */
  readonly moves: 'with its text' | 'not';
}

/**
 * The indices of the items that stay, in their new order. An item without a prefix is removed if an earlier item has the same work,
 * mode and suffix. The rest is sorted unless some text would lose its meaning: "see" before the first key opens the whole citation and
 * stays in front, but "see also" before a later key belongs to that position, so then nothing is sorted. undefined if nothing changes.
 */
export function orderItems(items: readonly OrderedItem[], order: KeyOrder): readonly number[] | undefined {
  const kept = items.flatMap((item, index) => (isDouble(items, item, index) ? [] : [index]));
  const keyOf = (index: number): string => items[index]?.key ?? '';
  const sorted = [...kept].sort((a, b) => order(keyOf(a), keyOf(b)) || a - b);
  const isFree = items.every((item, index) => {
    if (index > 0 && item.prefix !== '') return false;
    return item.moves === 'with its text' || sorted.indexOf(index) === kept.indexOf(index);
  });
  const result = isFree ? sorted : kept;
  return result.length === items.length && result.every((index, at) => index === at) ? undefined : result;
}

function isDouble(items: readonly OrderedItem[], item: OrderedItem, index: number): boolean {
  if (item.prefix !== '') return false;
  const first = items.findIndex(({ key, mode, suffix }) => key === item.key && mode === item.mode && suffix === item.suffix);
  return first < index;
}
