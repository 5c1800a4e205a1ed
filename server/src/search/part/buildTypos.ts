import type { TypoTable } from './searchPart';
import type { SortedBytes } from './sortedBytes';
import { forTypoKeys, shortestWithTypo } from './typoKeys';

/** Puts the words of a list into buckets by their keys. Numbers have no misspellings. */
export function buildTypos({ bytes, starts }: SortedBytes): TypoTable {
  const count = starts.length - 1;
  let entries = 0;
  const forEntries = (entry: (hash: number, word: number) => void): void => {
    for (let word = 0; word < count; word++) {
      const from = starts[word] ?? 0;
      const to = starts[word + 1] ?? 0;
      if (to - from >= shortestWithTypo && !isDigit(bytes[from])) forTypoKeys(bytes, from, to, (hash) => entry(hash, word));
    }
  };
  forEntries(() => entries++);
  const buckets = 2 ** Math.ceil(Math.log2(Math.max(16, entries / 8)));
  const bucketStarts = new Uint32Array(buckets + 1);
  forEntries((hash) => {
    const bucket = (hash & (buckets - 1)) + 1;
    bucketStarts[bucket] = (bucketStarts[bucket] ?? 0) + 1;
  });
  for (let bucket = 0; bucket < buckets; bucket++) bucketStarts[bucket + 1] = (bucketStarts[bucket + 1] ?? 0) + (bucketStarts[bucket] ?? 0);
  const next = bucketStarts.slice();
  const words = new Uint32Array(entries);
  forEntries((hash, word) => {
    const bucket = hash & (buckets - 1);
    const to = next[bucket] ?? 0;
    next[bucket] = to + 1;
    words[to] = word;
  });
  return { starts: bucketStarts, words };
}

function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
