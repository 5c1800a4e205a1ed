import { WordScanner, wordKinds } from '#text';
import { termAt } from '../segment/sortedTerms';
import type { SearchDocument } from '../searchDocument';
import type { Collection } from '../segment/collection';
import { countVisible, encodeWord, findForms, listOf } from '../query/readPostings';
import type { QueryTerm } from '../query/analyzeQuery';
import { rarityOf } from '../query/weights';

/** A stretch of a text that matches a word of the query, in UTF-16 offsets. */
export interface Highlight {
  readonly start: number;
  readonly end: number;
  /** The index of the word in the query. */
  readonly word: number;
  /** Whether this stretch was found only by correcting the query's word. */
  readonly isCorrected?: boolean;
}

/** Finds the words of a query in texts. */
export interface Highlighter {
  /** The highlights of a text, sorted by their start. They may overlap. */
  findHighlights(text: string): readonly Highlight[];
  /** The rarity of each word of the query. */
  readonly rarities: readonly number[];
}

/**
 * Whether parts of compound names are highlighted too. `long` typed as a query may mean LongHeads; in a query made from a sentence it
 * does not.
 */
export type HighlightReach = 'words' | 'words and parts';

interface Beginning {
  readonly bytes: Uint8Array;
  /** The length of the prefix in UTF-16 units. */
  readonly length: number;
  readonly word: number;
}

/**
 * The size of a table of hashes. Most words of a text match nothing, and the table rules them out without making a string of each word.
 */
const tableSize = 1 << 14;
const decoder = new TextDecoder();

export function createHighlighter<Document extends SearchDocument>(
  collection: Collection<Document>,
  words: readonly QueryTerm[],
  reach: HighlightReach,
): Highlighter {
  const whole = new Map<string, Pick<Highlight, 'word' | 'isCorrected'>>();
  const beginnings: Beginning[] = [];
  const rarities: number[] = [];
  words.forEach(({ word, stems, prefixes, corrections }, index) => {
    let count = 0;
    for (const stem of [...stems].reverse()) {
      for (const { loaded, hidden } of collection.views) {
        for (const form of findForms(loaded.data, stem)) {
          whole.set(termAt(loaded.data.words, form), { word: index, isCorrected: false });
          if (stem === stems[0]) count += countVisible(listOf(loaded.data.postings, form), hidden);
        }
      }
    }
    rarities.push(rarityOf(Math.min(count, collection.documents.length), collection.documents.length));
    for (const correction of corrections) if (!whole.has(correction.word)) whole.set(correction.word, { word: index, isCorrected: true });
    if (prefixes.length === 0) whole.set(word, { word: index, isCorrected: false });
    for (const prefix of prefixes) beginnings.push({ bytes: encodeWord(prefix), length: prefix.length, word: index });
  });
  const hashes = new Uint8Array(tableSize);
  for (const term of whole.keys()) {
    const bytes = encodeWord(term);
    hashes[hashBytes(bytes, 0, bytes.length)] = 1;
  }
  const scanner = new WordScanner();
  return { rarities, findHighlights: (text) => findHighlights(scanner, text, whole, hashes, beginnings, reach) };
}

function findHighlights(
  scanner: WordScanner,
  text: string,
  whole: ReadonlyMap<string, Pick<Highlight, 'word' | 'isCorrected'>>,
  hashes: Uint8Array,
  beginnings: readonly Beginning[],
  reach: HighlightReach,
): readonly Highlight[] {
  const highlights: Highlight[] = [];
  scanner.scan(text, (bytes, from, to, kind, start, end) => {
    if (kind === wordKinds.part && reach === 'words') return;
    if (hashes[hashBytes(bytes, from, to)] === 1) {
      const word = whole.get(decoder.decode(bytes.subarray(from, to)));
      if (word !== undefined) highlights.push({ start, end, ...word });
    }
    for (const beginning of beginnings) {
      if (startsWith(bytes, from, to, beginning.bytes)) {
        // If the whole word was typed, the highlight extends to the end of the word in the text, because there the word may contain a
        // hyphen.
        const isAll = beginning.bytes.length === to - from;
        highlights.push({ start, end: isAll ? end : Math.min(end, start + beginning.length), word: beginning.word, isCorrected: false });
      }
    }
  });
  return highlights.sort((a, b) => a.start - b.start || b.end - a.end);
}

function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 14)) & (tableSize - 1);
}

function startsWith(bytes: Uint8Array, from: number, to: number, beginning: Uint8Array): boolean {
  if (to - from < beginning.length) return false;
  for (let at = 0; at < beginning.length; at++) if (bytes[from + at] !== beginning[at]) return false;
  return true;
}
