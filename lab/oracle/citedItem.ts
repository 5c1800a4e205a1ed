import type { CitationItem } from '../../server/src/model/citation';

/** One work in a citation, as both sides tell of it. What a side does not know is undefined and matches anything. */
export interface CitedItem {
  readonly key: string;
  readonly mode: CitationItem['mode'] | undefined;
  /** Letters and digits alone: markup, spaces and smart punctuation differ by design. */
  readonly prefix: string | undefined;
  /** Locator and suffix in one, letters and digits alone. */
  readonly rest: string | undefined;
  /** Where it stands in the draft, from 1; undefined where the side has no places. */
  readonly line?: number;
}

export function reduceText(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

export function formatItem(item: CitedItem): string {
  const parts = [
    item.mode,
    item.prefix === undefined ? undefined : `prefix "${item.prefix}"`,
    item.rest === undefined ? undefined : `rest "${item.rest}"`,
  ];
  return [item.key, ...parts.filter((part) => part !== undefined)].join(' ');
}

/** Items that only one of two sides has, wherever they stand. */
export function compareItems(
  ours: readonly CitedItem[],
  theirs: readonly CitedItem[],
): { readonly equal: number; readonly ours: readonly CitedItem[]; readonly theirs: readonly CitedItem[] } {
  const rest = new Map<string, CitedItem[]>();
  for (const item of theirs) rest.set(item.key, [...(rest.get(item.key) ?? []), item]);
  const alone: CitedItem[] = [];
  for (const item of ours) {
    const candidates = rest.get(item.key) ?? [];
    const at = candidates.findIndex((other) => agrees(item, other));
    if (at === -1) alone.push(item);
    else candidates.splice(at, 1);
  }
  return { equal: ours.length - alone.length, ours: alone, theirs: [...rest.values()].flat() };
}

function agrees(a: CitedItem, b: CitedItem): boolean {
  const same = (left: string | undefined, right: string | undefined): boolean =>
    left === undefined || right === undefined || left === right;
  return same(a.mode, b.mode) && same(a.prefix, b.prefix) && same(a.rest, b.rest);
}

/** How many keys stand in the same order on both sides: the length of the longest common subsequence. */
export function countInOrder(ours: readonly string[], theirs: readonly string[]): number {
  let lengths = new Array<number>(theirs.length + 1).fill(0);
  for (const key of ours) {
    const next = [0];
    theirs.forEach((other, at) => next.push(key === other ? (lengths[at] ?? 0) + 1 : Math.max(lengths[at + 1] ?? 0, next[at] ?? 0)));
    lengths = next;
  }
  return lengths[theirs.length] ?? 0;
}
