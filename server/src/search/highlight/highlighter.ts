import { splitSentences, WordScanner, wordKinds } from '#text';
import { type Span, shiftSpan } from '../../base/span';
import type { QueryTerm } from '../query/analyzeQuery';
import type { FindPassage } from '../query/nearestPassage';
import { countVisible, listOf, rarityOf } from '../query/readPostings';
import type { Collection } from '../segment/collection';
import { encodeWord, findForms } from '../segment/findWords';
import { fieldTexts, type SearchDocument, type SearchField, shortFields } from '../segment/segment';
import { termAt } from '../segment/sortedTerms';

/** A stretch of a text that matches a word of the query, in UTF-16 offsets. */
interface Highlight {
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
type HighlightReach = 'words' | 'words and parts';

interface Beginning {
  readonly bytes: Uint8Array;
  /** The length of the prefix in UTF-16 units. */
  readonly length: number;
  readonly word: number;
}

/** The part of an abstract that is shown with a hit. */
interface Snippet {
  readonly text: string;
  /** Where the snippet begins and ends in the abstract. */
  readonly start: number;
  readonly end: number;
  /** The length of the ellipsis before the part of the abstract in `text`; 0 if there is none. */
  readonly shift: number;
}

/** A field that matched. `ranges` are the matching stretches [start, end) in UTF-16 offsets of `text`, ordered and disjoint. */
export interface FieldMatch {
  readonly field: SearchField;
  /**
   * The text of the field. For an abstract, only the part that matches best, about one sentence long, with "…" where a sentence is cut.
   */
  readonly text: string;
  readonly ranges: readonly MatchRange[];
  /** Words of `text`, in lower case, that the writer may have meant by misspelt words of the query. */
  readonly corrected?: readonly string[];
}

type MatchRange = readonly [start: number, end: number];

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

/** In UTF-16 units, about one sentence. */
const maxLength = 180;
/** In UTF-16 units: text beyond the reach of a snippet by which the ends of sentences are recognised. */
const context = 50;
const ellipsis = '…';

/**
 * The part of a text whose highlighted words have the highest total rarity. It begins with its sentence if the highlighted words then
 * still fit. `highlights` must not be empty.
 */
export function chooseSnippet(text: string, highlights: readonly Highlight[], rarities: readonly number[]): Snippet {
  const { from, to } = findBestStretch(highlights, rarities);
  const sentences = splitNear(text, from, to);
  let start = findStart(text, sentences, from);
  let end = findEnd(text, sentences, to);
  if (end - start > maxLength) {
    // If the highlighted words still fit, the beginning of the sentence is kept and the end is cut.
    if (to - start > maxLength)
      start = nextWordStart(text, Math.max(start, from - Math.max(0, Math.floor((maxLength - (to - from)) / 2))), from);
    if (end - start > maxLength) end = lastWordEnd(text, Math.max(to, start + maxLength), to);
  }
  const before = start > findStart(text, sentences, start) ? ellipsis : '';
  const after = end < findEnd(text, sentences, end) ? ellipsis : '';
  return { text: before + text.slice(start, end) + after, start, end, shift: before.length };
}

/**
 * The sentences around a stretch, for as much text as a snippet with the stretch can contain. To split whole abstracts would take as
 * long as the rest of a search.
 */
function splitNear(text: string, from: number, to: number): readonly Span[] {
  const start = Math.max(0, to - maxLength - context);
  // Other white space than spaces is rare; to replace each space would take long.
  const near = text.slice(start, Math.max(to, from + maxLength) + context).replace(/[^\S ]/g, ' ');
  return splitSentences(near).map((sentence) => shiftSpan(sentence, start));
}

/** The stretch that fits into a snippet and whose highlighted words have the highest total rarity. Each word counts once. */
function findBestStretch(highlights: readonly Highlight[], rarities: readonly number[]): { readonly from: number; readonly to: number } {
  let best = { from: highlights[0]?.start ?? 0, to: highlights[0]?.end ?? 0, worth: -1 };
  for (let first = 0; first < highlights.length; first++) {
    const from = highlights[first]?.start ?? 0;
    const words = new Set<number>();
    let worth = 0;
    for (let next = first; next < highlights.length; next++) {
      const highlight = highlights[next];
      if (highlight === undefined || highlight.end - from > maxLength) break;
      if (words.has(highlight.word)) continue;
      words.add(highlight.word);
      worth += rarities[highlight.word] ?? 0;
      if (worth > best.worth) best = { from, to: highlight.end, worth };
    }
  }
  return best;
}

/** The start of the sentence that contains `offset`. */
function findStart(text: string, sentences: readonly Span[], offset: number): number {
  return sentences.findLast(({ start }) => start <= offset)?.start ?? Math.min(offset, text.length - text.trimStart().length);
}

/** The end of the sentence that contains `offset` or ends there. */
function findEnd(text: string, sentences: readonly Span[], offset: number): number {
  return sentences.find(({ end }) => end >= offset)?.end ?? text.trimEnd().length;
}

/** The start of the first word at or after `offset`; `most` if no word starts before that. */
function nextWordStart(text: string, offset: number, max: number): number {
  const space = text.slice(offset, max).search(/\s\S/);
  return offset === 0 || /\s/.test(text[offset - 1] ?? '') ? offset : space === -1 ? max : offset + space + 1;
}

/** The end of the last word that ends between `least` and `offset`. If a single word fills that stretch, it is cut at `offset`. */
function lastWordEnd(text: string, offset: number, min: number): number {
  if (offset >= text.length || /\s/.test(text[offset] ?? '')) return Math.min(offset, text.length);
  const space = text.slice(min, offset).search(/\s\S*$/);
  return space === -1 ? (/\s/.test(text[min] ?? ' ') ? min : offset) : min + space;
}

/**
 * Explains why a document was found: lists its fields that contain words of the query, with the places of these words. Of an abstract the
 * passage is shown that `findPassage` finds, if there is one, and otherwise that with the rarest words.
 */
export function explainMatch(document: SearchDocument, highlighter: Highlighter, findPassage?: FindPassage): readonly FieldMatch[] {
  const matches: FieldMatch[] = [];
  for (const field of shortFields) {
    for (const text of fieldTexts(document, field)) {
      const highlights = highlighter.findHighlights(text);
      if (highlights.length > 0)
        matches.push({
          field,
          text,
          ranges: joinRanges(highlights.map(({ start, end }) => [start, end])),
          ...listCorrected(text, highlights),
        });
    }
  }
  // Some documents make their abstract anew at each reading.
  const { abstract } = document;
  const highlights = highlighter.findHighlights(abstract);
  const passage = findPassage?.(abstract);
  const told = passage === undefined ? highlights : highlights.filter(({ start, end }) => start >= passage.start && end <= passage.end);
  const first = passage === undefined ? [] : [{ start: passage.start, end: passage.start, word: 0, isCorrected: false }];
  const shown = told.length > 0 ? told : first;
  if (shown.length === 0) return matches;
  const { text, start, shift } = chooseSnippet(abstract, shown, highlighter.rarities);
  const inside = highlights.filter((highlight) => highlight.start >= start && highlight.end <= start + text.length);
  return [
    ...matches,
    {
      field: 'abstract',
      text,
      ranges: joinRanges(inside.map((highlight) => [highlight.start - start + shift, highlight.end - start + shift])),
      ...listCorrected(abstract, inside),
    },
  ];
}

function listCorrected(text: string, highlights: readonly Highlight[]): Pick<FieldMatch, 'corrected'> {
  const corrected = new Set(
    highlights.filter(({ isCorrected }) => isCorrected).map(({ start, end }) => text.slice(start, end).toLowerCase()),
  );
  return corrected.size === 0 ? {} : { corrected: [...corrected] };
}

function joinRanges(ranges: readonly MatchRange[]): readonly MatchRange[] {
  const joined: [number, number][] = [];
  for (const [start, end] of ranges) {
    const last = joined[joined.length - 1];
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
