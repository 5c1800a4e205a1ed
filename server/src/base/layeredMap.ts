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

/** If there are more changes than `fewChanges`, and more than `largestShare` of the size of the base, they are merged into a new base. */
const fewChanges = 64;
const largestShare = 1 / 16;

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
      return all.size <= Math.max(fewChanges, base.size * largestShare)
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
