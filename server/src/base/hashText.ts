/** A 32-bit hash of one or more texts: FNV-1a over their UTF-16 units. */
export function hashText(...texts: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0xffff, 0x01000193);
  }
  // Texts that differ only at the end get very different hashes.
  return mixHash(hash);
}

/** A 32-bit hash in which each bit depends on all bits of `hash`: the final mixing steps of MurmurHash3. */
export function mixHash(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
