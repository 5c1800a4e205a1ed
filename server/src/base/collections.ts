type NumberArray = Uint8Array | Uint16Array | Int32Array | Uint32Array;

/** An immutable map; a changed copy shares the unchanged part with the original. */
export interface LayeredMap<K, V> {
  get(key: K): V | undefined;
  has(key: K): boolean;
  [Symbol.iterator](): IterableIterator<[K, V]>;
  /** Returns a changed copy. The value undefined removes a key. */
  withChanges(changes: ReadonlyMap<K, V | undefined>): LayeredMap<K, V>;
}

/** The map below the changes: a Map, or an object with the same methods. */
export interface MapBase<K, V> {
  readonly size: number;
  get(key: K): V | undefined;
  [Symbol.iterator](): IterableIterator<[K, V]>;
}

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

/** If there are more changes than `fewChanges`, and more than `maxShare` of the size of the base, they are merged into a new base. */
const fewChanges = 64;
const maxShare = 1 / 16;

export function createLayeredMap<K, V>(base: MapBase<K, V> = new Map<K, V>()): LayeredMap<K, V> {
  return createLayers(base, new Map());
}

function createLayers<K, V>(base: MapBase<K, V>, changed: ReadonlyMap<K, V | undefined>): LayeredMap<K, V> {
  const get = (key: K): V | undefined => {
    const value = changed.size === 0 ? undefined : changed.get(key);
    return value !== undefined || changed.has(key) ? value : base.get(key);
  };
  function* iterate(): IterableIterator<[K, V]> {
    for (const entry of base) if (!changed.has(entry[0])) yield entry;
    for (const [key, value] of changed) if (value !== undefined) yield [key, value];
  }
  return {
    get,
    has: (key) => get(key) !== undefined,
    [Symbol.iterator]: iterate,
    withChanges(changes) {
      if (changes.size === 0) return createLayers(base, changed);
      if (base.size === 0 && changed.size === 0) return createLayers(joinLayers(base, changes), changed);
      const all = new Map([...changed, ...changes]);
      // A key that was added and removed again leaves no entry.
      for (const [key, value] of changes) if (value === undefined && base.get(key) === undefined) all.delete(key);
      return all.size <= Math.max(fewChanges, base.size * maxShare)
        ? createLayers(base, all)
        : createLayers(joinLayers(base, all), new Map());
    },
  };
}

function joinLayers<K, V>(base: MapBase<K, V>, changes: ReadonlyMap<K, V | undefined>): ReadonlyMap<K, V> {
  const joined = new Map(base);
  for (const [key, value] of changes) {
    if (value === undefined) joined.delete(key);
    else joined.set(key, value);
  }
  return joined;
}

/** If the indexes of more items than this are needed, a map of all items is created. */
const fewItems = 64;

/**
 * Creates a function that returns the index of an item in a list without duplicates; -1 if the list does not contain the item. The
 * first few items are searched in the list one by one.
 */
export function createIndexLookup<T>(items: readonly T[]): (item: T) => number {
  let known = new Map<T, number>();
  let isComplete = false;
  return (item) => {
    const before = known.get(item);
    if (before !== undefined || isComplete) return before ?? -1;
    if (known.size === fewItems) {
      known = new Map(items.map((other, index) => [other, index]));
      isComplete = true;
      return known.get(item) ?? -1;
    }
    const index = items.indexOf(item);
    known.set(item, index);
    return index;
  };
}
