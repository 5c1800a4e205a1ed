/**
 * The value that a table has for a word of a text; undefined if it has none. Members that every object inherits, such as `constructor`,
 * are not found.
 */
export function getOwn<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** The items by what `keyOf` gives for each. Groups are in the order of their first items, and items keep their order. */
export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

type NumberArray = Uint8Array | Uint16Array | Int32Array | Uint32Array;

/** The array itself if it has at least `length` elements, otherwise a copy of at least twice the size. */
export function growArray<Numbers extends NumberArray>(array: Numbers, length: number): Numbers {
  if (length <= array.length) return array;
  const Kind = array.constructor as new (length: number) => Numbers;
  const grown = new Kind(Math.max(length, 2 * array.length));
  grown.set(array);
  return grown;
}

/** The most frequent value; the first of several that are equally frequent; `usual` if there are no values. */
export function mostFrequent<T>(values: readonly T[], usual: T): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = usual;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most) [best, most] = [value, count];
  }
  return best;
}
