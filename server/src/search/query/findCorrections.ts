import { encodeWord } from '../segment/findWords';
import type { Segment } from '../segment/segment';
import { termAt, termLength } from '../segment/sortedTerms';
import { forEachDeletionKey, hashWithout, indexedPrefix, minCorrectedLength } from '../segment/termDictionary';

/** A word of the vocabulary that the writer may have meant by a misspelt word. */
export interface SpellingCorrection {
  readonly word: string;
  /** The number of errors. An error is a wrong, missing or additional letter, or two neighbouring letters that are swapped. */
  readonly distance: number;
}

/** Words with at least this many letters may have two errors. */
const longWord = 8;

/** The maximum number of errors in a word or name of `length` letters. */
export function countAllowedErrors(length: number): number {
  return length < longWord ? 1 : 2;
}

/**
 * The possible corrections of a typed word, in no particular order. If `end` is 'unfinished', the typed word is compared with the
 * beginnings of words.
 */
export function findCorrections(
  { words, spelling }: Segment,
  typed: string,
  end: 'finished' | 'unfinished',
): readonly SpellingCorrection[] {
  const bytes = encodeWord(typed);
  if (bytes.length < minCorrectedLength) return [];
  const max = countAllowedErrors(typed.length);
  const seen = new Set<number>();
  const found: SpellingCorrection[] = [];
  const mask = spelling.starts.length - 2;
  const look = (hash: number): void => {
    const bucket = hash & mask;
    for (let at = spelling.starts[bucket] ?? 0; at < (spelling.starts[bucket + 1] ?? 0); at++) {
      const word = spelling.words[at] ?? 0;
      if (seen.has(word)) continue;
      seen.add(word);
      const length = termLength(words, word);
      if (length < bytes.length - max || (end === 'finished' && length > bytes.length + max)) continue;
      const distance = measureDistance(bytes, words.bytes, words.starts[word] ?? 0, length, end, max);
      if (distance > 0 && distance <= max) found.push({ word: termAt(words, word), distance });
    }
  };
  forEachDeletionKey(bytes, 0, bytes.length, look);
  // Only the beginning of each word is indexed. A typed word with an additional letter matches the indexed beginning only if its own
  // beginning is taken one letter longer, and a typed word that lacks a letter only if it is taken one letter shorter.
  const longer = Math.min(bytes.length, indexedPrefix + 1);
  for (let left = 0; left < longer; left++) look(hashWithout(bytes, 0, longer, left));
  look(hashWithout(bytes, 0, Math.min(bytes.length, indexedPrefix - 1), -1));
  return found;
}

const rows = [new Uint8Array(256), new Uint8Array(256), new Uint8Array(256)] as const;

/**
 * The edit distance between `typed` and the word `bytes[start, start + length)`. Swapping two neighbours is one edit (optimal string
 * alignment). If `end` is 'unfinished', it is the distance to the most similar beginning of the word. A result above `most` only means
 * that there are more than `most` edits.
 */
export function measureDistance(
  typed: Uint8Array,
  bytes: Uint8Array,
  start: number,
  length: number,
  end: 'finished' | 'unfinished',
  max: number,
): number {
  let [before, above, row] = rows;
  const width = Math.min(typed.length, 255);
  for (let column = 0; column <= width; column++) above[column] = column;
  let best = end === 'unfinished' ? (above[width] ?? 0) : max + 1;
  const deepest = Math.min(length, width + max);
  for (let depth = 1; depth <= deepest; depth++) {
    const letter = bytes[start + depth - 1] ?? 0;
    row[0] = depth;
    let least = depth;
    for (let column = 1; column <= width; column++) {
      const isSame = typed[column - 1] === letter;
      let distance = Math.min((above[column - 1] ?? 0) + (isSame ? 0 : 1), (above[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1);
      if (depth > 1 && column > 1 && typed[column - 2] === letter && typed[column - 1] === bytes[start + depth - 2]) {
        distance = Math.min(distance, (before[column - 2] ?? 0) + 1);
      }
      row[column] = distance;
      if (distance < least) least = distance;
    }
    if (end === 'unfinished') best = Math.min(best, row[width] ?? 0);
    if (least > max) return end === 'unfinished' ? best : max + 1;
    [before, above, row] = [above, row, before];
  }
  return end === 'unfinished' ? best : length <= deepest ? (above[width] ?? 0) : max + 1;
}
