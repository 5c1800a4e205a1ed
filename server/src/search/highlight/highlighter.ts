import { scanWords, wordKinds } from '../../text/words/scanWords';
import { termAt } from '../segment/sortedTerms';
import type { SearchDocument } from '../searchDocument';
import type { Collection } from '../segment/collection';
import { countVisible, encodeWord, findForms, listOf } from '../query/readPostings';
import type { QueryTerm } from '../query/analyzeQuery';
import { rarityOf } from '../query/weights';

/** A stretch of a text that a query meant, in UTF-16 offsets. */
export interface Highlight {
  readonly start: number;
  readonly end: number;
  /** Which word of the query. */
  readonly word: number;
  /** Whether the word was typed otherwise, and is taken for a misspelling of this. */
  readonly isCorrected?: boolean;
}

/** Finds in texts what a query meant. */
export interface Highlighter {
  /** In the order of the text; may overlap. */
  findHighlights(text: string): readonly Highlight[];
  /** How rare each word of the query is. */
  readonly rarities: readonly number[];
}

/** Whether parts of names are marked: who types `long` may mean LongHeads, a sentence with that word does not. */
export type HighlightReach = 'words' | 'words and parts';

interface Beginning {
  readonly bytes: Uint8Array;
  /** How many letters of it were typed. */
  readonly length: number;
  readonly word: number;
}

/** Most words of a text are not meant: their hashes say so before they are made strings. */
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
    for (const typo of corrections) if (!whole.has(typo.word)) whole.set(typo.word, { word: index, isCorrected: true });
    if (prefixes.length === 0) whole.set(word, { word: index, isCorrected: false });
    for (const prefix of prefixes) beginnings.push({ bytes: encodeWord(prefix), length: prefix.length, word: index });
  });
  const hashes = new Uint8Array(tableSize);
  for (const term of whole.keys()) {
    const bytes = encodeWord(term);
    hashes[hashBytes(bytes, 0, bytes.length)] = 1;
  }
  return { rarities, findHighlights: (text) => findMarks(text, whole, hashes, beginnings, reach) };
}

function findMarks(
  text: string,
  whole: ReadonlyMap<string, Pick<Highlight, 'word' | 'isCorrected'>>,
  hashes: Uint8Array,
  beginnings: readonly Beginning[],
  reach: HighlightReach,
): readonly Highlight[] {
  const marks: Highlight[] = [];
  scanWords(text, (bytes, from, to, kind, start, end) => {
    if (kind === wordKinds.part && reach === 'words') return;
    if (hashes[hashBytes(bytes, from, to)] === 1) {
      const word = whole.get(decoder.decode(bytes.subarray(from, to)));
      if (word !== undefined) marks.push({ start, end, ...word });
    }
    for (const beginning of beginnings) {
      if (startsWith(bytes, from, to, beginning.bytes)) {
        // A typed word that ends where this one does is marked with the hyphen in it.
        const isAll = beginning.bytes.length === to - from;
        marks.push({ start, end: isAll ? end : Math.min(end, start + beginning.length), word: beginning.word, isCorrected: false });
      }
    }
  });
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
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
