import type { SpellingIndex } from './segment';
import type { SortedTerms } from './sortedTerms';
import { forEachDeletionKey, shortestCorrected, indexedPrefix } from './deletionKeys';

/**
 * Puts the words of a segment into buckets by their deletion keys. Words that begin with a digit and words that are too short to
 * correct are left out.
 */
export function buildSpellingIndex({ bytes, starts }: SortedTerms): SpellingIndex {
  const count = starts.length - 1;
  // Room for one key for the whole prefix and one for the prefix without each of its letters.
  const hashes = new Uint32Array((indexedPrefix + 1) * count);
  const keyCounts = new Uint8Array(count);
  let entries = 0;
  for (let word = 0; word < count; word++) {
    const from = starts[word] ?? 0;
    const to = starts[word + 1] ?? 0;
    if (to - from < shortestCorrected || isDigit(bytes[from])) continue;
    const first = entries;
    forEachDeletionKey(bytes, from, to, (hash) => (hashes[entries++] = hash));
    keyCounts[word] = entries - first;
  }
  const buckets = 2 ** Math.ceil(Math.log2(Math.max(16, entries / 8)));
  const bucketStarts = new Uint32Array(buckets + 1);
  for (let entry = 0; entry < entries; entry++) {
    const bucket = ((hashes[entry] ?? 0) & (buckets - 1)) + 1;
    bucketStarts[bucket] = (bucketStarts[bucket] ?? 0) + 1;
  }
  for (let bucket = 0; bucket < buckets; bucket++) bucketStarts[bucket + 1] = (bucketStarts[bucket + 1] ?? 0) + (bucketStarts[bucket] ?? 0);
  const next = bucketStarts.slice();
  const words = new Uint32Array(entries);
  for (let word = 0, entry = 0; word < count; word++) {
    for (const end = entry + (keyCounts[word] ?? 0); entry < end; entry++) {
      const bucket = (hashes[entry] ?? 0) & (buckets - 1);
      const to = next[bucket] ?? 0;
      next[bucket] = to + 1;
      words[to] = word;
    }
  }
  return { starts: bucketStarts, words };
}

function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
