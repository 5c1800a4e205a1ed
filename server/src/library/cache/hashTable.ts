/** A hash table that maps the hash of a key to the rows that may have that key. */
export interface HashTable {
  readonly hashes: Uint32Array;
  /** Open addressing: 0 for an empty slot, otherwise 1 plus the first row that has the hash. */
  readonly slots: Uint32Array;
  /** For each row, 1 plus the next row with the same hash; 0 for the last one. */
  readonly next: Uint32Array;
}

/** FNV-1a over UTF-16 units, mixed at the end so that the lowest bits depend on all others. */
export function hashString(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Thousands of rows may have the same hash, because thousands of papers may have the same name. */
export function packHashes(hashes: Uint32Array): HashTable {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * hashes.length + 2)));
  const next = new Uint32Array(hashes.length);
  // The last row comes first, so that each list of rows is ascending.
  for (let row = hashes.length - 1; row >= 0; row--) {
    const slot = findSlot(hashes, slots, hashes[row] as number);
    next[row] = slots[slot] as number;
    slots[slot] = row + 1;
  }
  return { hashes, slots, next };
}

/** The rows with a hash, ascending. Different keys may have the same hash. */
export function* findRows({ hashes, slots, next }: HashTable, hash: number): IterableIterator<number> {
  for (let row = slots[findSlot(hashes, slots, hash)] as number; row !== 0; row = next[row - 1] as number) yield row - 1;
}

/** The slot of a hash; an empty one if no row has it. */
function findSlot(hashes: Uint32Array, slots: Uint32Array, hash: number): number {
  const mask = slots.length - 1;
  let slot = hash & mask;
  while (slots[slot] !== 0 && hashes[(slots[slot] as number) - 1] !== hash) slot = (slot + 1) & mask;
  return slot;
}
