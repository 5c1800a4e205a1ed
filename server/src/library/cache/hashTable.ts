/** A hash table that maps the hash of a key to the rows that may have that key. */
export interface HashTable {
  readonly hashes: Uint32Array;
  /** Open addressing: 0 for an empty slot, otherwise the row plus 1. */
  readonly slots: Uint32Array;
}

/** FNV-1a over UTF-16 units, mixed at the end so that the lowest bits depend on all others. */
export function hashString(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

export function packHashes(hashes: Uint32Array): HashTable {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * hashes.length + 2)));
  const mask = slots.length - 1;
  hashes.forEach((hash, row) => {
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = row + 1;
  });
  return { hashes, slots };
}

/** The rows with a hash, ascending. Different keys may have the same hash. */
export function findRows({ hashes, slots }: HashTable, hash: number): readonly number[] {
  const mask = slots.length - 1;
  const rows: number[] = [];
  for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const row = (slots[slot] ?? 0) - 1;
    if (hashes[row] === hash) rows.push(row);
  }
  return rows;
}
