import type { Span } from '../../base/span';
import type { Utf8Slice } from '../../base/textBytes';
import { foldTerm } from '../foldText';
import { segmentWords } from './englishWords';

export type WordKind = (typeof wordKinds)[keyof typeof wordKinds];

/**
 * Receives each word of a text. `bytes[from, to)` is the word in UTF-8, valid only until the call returns; start and end are UTF-16
 * offsets. If two words are joined by a hyphen, the joined word follows directly after the second of them.
 */
export type WordSink = (bytes: Uint8Array, from: number, to: number, kind: WordKind, start: number, end: number) => void;

export const wordKinds = {
  /** A word as the text writes it: kv and cache in `KV-cache`, duoattention, 3.1. */
  word: 0,
  /** A part of a name in camel case or with digits: duo and attention in `DuoAttention`, gpt and 4 in `GPT4`. */
  part: 1,
  /** Two words joined by a hyphen: kvcache in `KV-cache`. */
  joined: 2,
} as const;

/** The longest word, in bytes. Longer words are cut. */
export const maxWordLength = 64;

const smallA = 0x61;
const smallZ = 0x7a;
const hyphen = 0x2d;
const point = 0x2e;
/** Replaces a character beyond ASCII that may be part of a word. */
const odd = 0x80;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const noBytes = new Uint8Array(0);

/** Scans one text. To scan many, use one `WordScanner` for all of them, which is faster. */
export function scanWords(text: string, sink: WordSink): void {
  new WordScanner().scan(text, sink);
}

/**
 * Finds the words of many texts, one after another, in the same buffers. It works on bytes because indexing spends most of its time
 * here.
 */
export class WordScanner {
  /** The text with one byte for each UTF-16 code unit. */
  private codes = noBytes;
  /** The bytes of two words joined by a hyphen. Allocated at the first hyphen, because most short texts have none. */
  private pair = noBytes;
  /** The bytes of a word that differ from those in `codes`. */
  private readonly single = new Uint8Array(maxWordLength);

  /**
   * Sends the words of a text to `sink` in order, in lower case and without accents. A hyphen separates words; a point between digits
   * does not.
   */
  scan(text: string, sink: WordSink): void {
    this.scanCodes(this.writeCodes(text), text.length, (start, end) => text.slice(start, end), sink);
  }

  /** Does the same as `scan` for a text of ASCII characters that is not a string yet. */
  scanAscii({ bytes, start: from, end: to }: Utf8Slice, sink: WordSink): void {
    const codes = this.reserve(to - from + 1);
    codes.set(bytes.subarray(from, to));
    codes[to - from] = 0;
    this.scanCodes(codes, to - from, (start, end) => decoder.decode(bytes.subarray(from + start, from + end)), sink);
  }

  /** `bytes` has one byte for each UTF-16 unit of the text, and a zero after it. Capitals in it are replaced by small letters. */
  private scanCodes(bytes: Uint8Array, length: number, slice: (start: number, end: number) => string, sink: WordSink): void {
    const { single } = this;
    let { pair } = this;
    // If there is a hyphen before the word, pair[0, half) has the bytes of the word before it.
    let half = 0;
    let halfStart = 0;
    let at = 0;
    while (at < length) {
      const start = at;
      let classes = 0;
      let capital = 0;
      for (;;) {
        const letters = at;
        let code = bytes[at] ?? 0;
        while (code >= smallA && code <= smallZ) code = bytes[++at] ?? 0;
        if (at > letters) classes |= 1 << lower;
        const kind = code === odd ? other : classOf(code);
        if (kind === separator && !(code === point && isInNumber(bytes, start, at))) break;
        if (kind === upper) {
          bytes[at] = code + 32;
          if (at > start) capital = 1;
        }
        classes |= 1 << kind;
        at += 1;
      }
      if (at === start) {
        at += 1;
        continue;
      }
      let word = bytes;
      let from = start;
      let to = Math.min(at, start + maxWordLength);
      if ((classes & (1 << other)) !== 0) {
        word = single;
        from = 0;
        const letters = slice(start, at);
        to = writeLatinWord(letters, single) || writeOddWord(letters, start, single, sink);
      }
      if (to > from) sink(word, from, to, wordKinds.word, start, at);
      if (half > 0 && to > from && !(isDigit(pair[half - 1]) && isDigit(word[from]))) {
        copyBytes(word, from, to, pair, half);
        sink(pair, 0, half + to - from, wordKinds.joined, halfStart, at);
      }
      if (hasParts(classes, capital)) scanParts(slice(start, at), start, single, sink);
      half = 0;
      if (to > from && bytes[at] === hyphen && (bytes[at + 1] === odd || classOf(bytes[at + 1] ?? 0) !== separator)) {
        if (pair === noBytes) pair = this.pair = new Uint8Array(2 * maxWordLength);
        copyBytes(word, from, to, pair, 0);
        half = to - from;
        halfStart = start;
      }
      at += 1;
    }
  }

  /**
   * Writes a text to `codes` and returns them. Letters beyond ASCII become `odd`, and other signs beyond ASCII become spaces. A zero
   * after the text ends the last word.
   */
  private writeCodes(text: string): Uint8Array {
    const { length } = text;
    // One call of the encoder takes as long as copying about fifty letters in the loop below. It may need three bytes for a code unit.
    const isLong = length > 50;
    const needed = (isLong ? 3 * length : length) + 1;
    const codes = this.reserve(needed);
    const isAscii = isLong && encoder.encodeInto(text, codes).written === length;
    codes[length] = 0;
    if (isAscii) return codes;
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at);
      codes[at] = code < odd ? code : classOf(code) === separator ? 0x20 : odd;
    }
    return codes;
  }

  private reserve(length: number): Uint8Array {
    if (this.codes.length < length) this.codes = new Uint8Array(Math.max(length, 2 * this.codes.length));
    return this.codes;
  }
}

/** Copies the bytes of a word to `pair`. For such short words a loop is faster than `Uint8Array.set`. */
function copyBytes(word: Uint8Array, from: number, to: number, pair: Uint8Array, at: number): void {
  for (let index = from; index < to; index++) pair[at + index - from] = word[index] ?? 0;
}

/** Whether the character at `at` is between two digits, the first of which belongs to the word that begins at `start`. */
function isInNumber(bytes: Uint8Array, start: number, at: number): boolean {
  return at > start && isDigit(bytes[at - 1]) && isDigit(bytes[at + 1]);
}

function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/**
 * Whether a word can be split into parts: it consists of ASCII characters, and it has both letters and digits, or both lower-case
 * letters and a capital after its first letter (`DuoAttention`, `LLMs`).
 */
function hasParts(classes: number, capital: number): boolean {
  const letters = classes & ((1 << lower) | (1 << upper));
  if (letters === 0 || (classes & (1 << other)) !== 0) return false;
  return (classes & (1 << digit)) !== 0 || (capital === 1 && letters === ((1 << lower) | (1 << upper)));
}

function scanParts(word: string, offset: number, single: Uint8Array, sink: WordSink): void {
  for (const { start, end } of splitCamelCase(word)) {
    const { written } = encoder.encodeInto(word.slice(start, end).toLowerCase(), single);
    sink(single, 0, written, wordKinds.part, offset + start, offset + end);
  }
}

/** All letters below this code are Latin and fold in the same way whatever letters are next to them. */
const latinEnd = 0x250;
const latinLetters: readonly (readonly number[])[] = Array.from({ length: latinEnd }, (_, code) => [
  ...encoder.encode(foldTerm(String.fromCharCode(code))),
]);

/** Writes a word of Latin letters and returns the number of its bytes; 0 if it has other letters. */
function writeLatinWord(word: string, single: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code >= latinEnd) return 0;
    for (const byte of latinLetters[code] ?? []) if (count < maxWordLength) single[count++] = byte;
  }
  return count;
}

/**
 * Handles text with letters beyond ASCII. If all of it is one word, writes this word and returns the number of its bytes. Otherwise
 * sends the words in it to `sink` and returns 0.
 */
function writeOddWord(text: string, offset: number, single: Uint8Array, sink: WordSink): number {
  const words = segmentWords(text)
    .map(({ start, end }) => ({ start, end, term: foldTerm(text.slice(start, end)) }))
    .filter(({ term }) => term !== '');
  const [only] = words;
  if (words.length === 1 && only !== undefined && only.start === 0 && only.end === text.length)
    return encoder.encodeInto(only.term, single).written;
  for (const { start, end, term } of words)
    sink(single, 0, encoder.encodeInto(term, single).written, wordKinds.word, offset + start, offset + end);
  return 0;
}

/** The classes of UTF-16 code units that are used to find words. */
const characterClasses = { separator: 0, lower: 1, upper: 2, digit: 3, other: 4 } as const;

export const { separator, lower, upper, digit, other } = characterClasses;

const table = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z]/.test(character)) return lower;
  if (/[A-Z]/.test(character)) return upper;
  if (/[0-9]/.test(character)) return digit;
  // A soft hyphen does not separate words.
  return code > 127 && /[\p{L}\p{N}\p{M}\u00ad]/u.test(character) ? other : separator;
});

/**
 * The class of a code unit. It is `other` for letters beyond ASCII, and for units that only Unicode properties can classify, such as
 * halves of surrogate pairs and rare signs.
 */
function classOf(code: number): number {
  return code < 256 ? (table[code] ?? separator) : isSign(code) ? separator : other;
}

/**
 * Whether a code unit is a sign that separates words: a space, dash or quotation mark; an arrow, operator, box or dingbat; CJK
 * punctuation.
 */
function isSign(code: number): boolean {
  return (
    (code >= 0x2000 && code < 0x200b) ||
    (code > 0x200f && code < 0x202a) ||
    (code > 0x202e && code < 0x2060) ||
    (code >= 0x2190 && code < 0x2c00) ||
    (code >= 0x3000 && code < 0x3004)
  );
}

const smallS = 0x73;

/**
 * The parts of an ASCII name in camel case or with digits: Duo|Attention, GPT|4, LLM|Lingua, Llama|3.1. Empty if the name has only one
 * part. Single letters are left out. The plural of an abbreviation is one part: LLMs.
 */
export function splitCamelCase(word: string): readonly Span[] {
  const parts: Span[] = [];
  let start = 0;
  for (let at = 1; at <= word.length; at++) {
    const border = at === word.length ? at : findBorder(word, at);
    if (border === undefined || border <= start) continue;
    if (start === 0 && border === word.length) return [];
    if (border - start > 1 || classAt(word, start) === digit) parts.push({ start, end: border });
    start = border;
  }
  return parts;
}

/** Where a part begins: at `at`, or at the capital before it (the L of `Lingua` in `LLMLingua`). undefined if none begins there. */
function findBorder(word: string, at: number): number | undefined {
  const before = classAt(word, at - 1);
  const here = classAt(word, at);
  if (before === here) return undefined;
  if (before === digit || here === digit || here === upper) return at;
  const isPlural = word.charCodeAt(at) === smallS && (at + 1 === word.length || classAt(word, at + 1) !== lower);
  return before === upper && at > 1 && classAt(word, at - 2) === upper && !isPlural ? at - 1 : undefined;
}

/** Every character except an ASCII letter counts as a digit, such as the decimal point in `3.1`. */
function classAt(word: string, at: number): number {
  const kind = classOf(word.charCodeAt(at));
  return kind === lower || kind === upper ? kind : digit;
}
