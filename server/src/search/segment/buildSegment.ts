import { maxWordLength, stemContentWord, WordScanner, type WordSink, wordKinds } from '#text';
import { growArray } from '../../base/collections';
import { buildNameTable } from './nameTable';
import { readDirections } from './readDirections';
import { fieldCodes, fieldTexts, inTitle, noForm, type Postings, type SearchDocument, type Segment, timesMask, valueBits } from './segment';
import { sortTerms } from './sortedTerms';
import { buildSpellingIndex, createTermDictionary, factsPerTerm, type TermDictionary, termFacts } from './termDictionary';

/** Collects postings document by document, then sorts them by word. */
interface PostingsBuilder {
  /** Starts the next document. */
  begin(): void;
  /** The index in `values()` of this document's value for a word. The value is initially 0. */
  place(word: number): number;
  /** The values, in an array that is valid until the next call of `place`. */
  values(): Uint16Array;
  finish(): Postings;
}

/** A word in the title counts as often as two in the abstract. */
const titleTimes = 2;

/** Averages of real papers, used to allocate enough memory at the start: a list that grows has to be copied. */
const lettersPerPosting = 10;
const fieldsPerDocument = 16;

function measureTexts(documents: readonly SearchDocument[]): number {
  return documents.reduce((sum, document) => sum + document.title.length + measureAbstract(document), 0);
}

/** The length of an abstract in bytes or UTF-16 units, whichever is known without decoding it. */
function measureAbstract(document: SearchDocument): number {
  const { abstractBytes } = document;
  return abstractBytes === undefined ? document.abstract.length : abstractBytes.end - abstractBytes.start;
}

/**
 * Indexes the documents, of which there may be at most 2 ** 22 (`valueBits` are taken). The result depends only on the documents, so it is the same in
 * the server and in a worker.
 */
export function buildSegment(documents: readonly SearchDocument[]): Segment {
  const table = createTermDictionary();
  const findStem = createStemFinder(table);
  const postings = createPostingsBuilder(table, termFacts.lastPosting, Math.ceil(measureTexts(documents) / lettersPerPosting));
  const fields = createPostingsBuilder(table, termFacts.lastField, fieldsPerDocument * documents.length);
  const lengths = new Uint32Array(documents.length);
  // The state of reading the current document.
  let length = 0;
  let field: number = fieldCodes.title;
  let isStop = false;
  let isStopBefore = false;

  const readShort = (word: number): void => {
    const place = fields.place(word);
    const values = fields.values();
    if ((values[place] ?? 0) < field) values[place] = field;
  };
  const readField: WordSink = (bytes, from, to, kind) => {
    if (kind === wordKinds.joined && field !== fieldCodes.name) return;
    const word = table.add(bytes, from, to);
    readShort(word);
    // In names, other forms of a word match too; in keys, authors and years they do not.
    if (field === fieldCodes.name) findStem(word);
  };
  // The joined form of a compound with stop words, such as "state-of-the-art", is left out, since writers do not type it.
  const isSkipped = (kind: number): boolean => kind === wordKinds.joined && (isStop || isStopBefore);
  const readTitle: WordSink = (bytes, from, to, kind) => {
    if (isSkipped(kind)) return;
    const word = table.add(bytes, from, to);
    readShort(word);
    readLong(word, kind, titleTimes, inTitle);
  };
  const readAbstract: WordSink = (bytes, from, to, kind) => {
    if (!isSkipped(kind)) readLong(table.add(bytes, from, to), kind, 1, 0);
  };
  const readLong = (word: number, kind: number, times: number, flag: number): void => {
    const isStopWord = findStem(word) === stopWord;
    if (kind === wordKinds.word) {
      isStopBefore = isStop;
      isStop = isStopWord;
      if (!isStopWord) length += times;
    }
    if (isStopWord) return;
    const place = postings.place(word);
    const values = postings.values();
    const value = values[place] ?? 0;
    values[place] = Math.min(timesMask, (value & timesMask) + times) | (value & inTitle) | flag;
  };

  const words = new WordScanner();
  documents.forEach((document, index) => {
    postings.begin();
    fields.begin();
    length = 0;
    for (const short of ['name', 'key', 'author', 'year'] as const) {
      field = fieldCodes[short];
      for (const text of fieldTexts(document, short)) words.scan(text, readField);
    }
    field = fieldCodes.title;
    words.scan(document.title, readTitle);
    const { abstractBytes } = document;
    if (abstractBytes?.isAscii === true) words.scanAscii(abstractBytes, readAbstract);
    else words.scan(document.abstract, readAbstract);
    lengths[index] = length;
  });
  const vocabulary = finishWords(table);
  const read = { documentCount: documents.length, ...vocabulary, postings: postings.finish() };
  return {
    ...read,
    directions: readDirections(read),
    fields: fields.finish(),
    names: buildNameTable(documents),
    spelling: buildSpellingIndex(vocabulary.words),
    lengths,
  };
}

/**
 * Values of the `stem` fact: 0 if the stem was not looked up yet, 1 for a stop word, otherwise the number of the stem plus `firstStem`.
 */
const unknownStem = 0;
const stopWord = 1;
const firstStem = 2;

/** Creates a function that returns the `stem` fact of a word. The fact is computed the first time. A stem need not be a word: `gener`. */
function createStemFinder(table: TermDictionary): (word: number) => number {
  const encoder = new TextEncoder();
  // All stems share one buffer, because `encode` would allocate memory for each stem, which takes longer than stemming.
  const buffer = new Uint8Array(2 * maxWordLength);

  function addStem(text: string): number {
    const stem = stemContentWord(text);
    return stem === undefined ? stopWord : firstStem + table.add(buffer, 0, encoder.encodeInto(stem, buffer).written);
  }

  return (word) => {
    const known = table.facts()[word * factsPerTerm + termFacts.stem] ?? unknownStem;
    if (known !== unknownStem) return known;
    const text = readLetters(table, word);
    const stem = text === undefined ? firstStem + word : addStem(text);
    table.facts()[word * factsPerTerm + termFacts.stem] = stem;
    return stem;
  };
}

/**
 * The word as a string if it consists of the letters a to z only, otherwise undefined: any other word is its own stem and needs no
 * string.
 */
function readLetters(table: TermDictionary, word: number): string | undefined {
  const facts = table.facts();
  const bytes = table.bytes();
  const start = facts[word * factsPerTerm + termFacts.start] ?? 0;
  const end = start + (facts[word * factsPerTerm + termFacts.length] ?? 0);
  let text = '';
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x61 || byte > 0x7a) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

function finishWords(table: TermDictionary): Pick<Segment, 'words' | 'firstForms' | 'nextForms'> {
  const facts = table.facts();
  const count = table.count();
  const starts = new Uint32Array(count + 1);
  const firstForms = new Uint32Array(count).fill(noForm);
  const nextForms = new Uint32Array(count).fill(noForm);
  for (let word = 0; word < count; word++) {
    const at = word * factsPerTerm;
    starts[word + 1] = (starts[word] ?? 0) + (facts[at + termFacts.length] ?? 0);
    const stem = (facts[at + termFacts.stem] ?? unknownStem) - firstStem;
    if (stem < 0) continue;
    nextForms[word] = firstForms[stem] ?? noForm;
    firstForms[stem] = word;
  }
  return { words: sortTerms(table.bytes().slice(0, starts[count]), starts), firstForms, nextForms };
}

/**
 * `lastFact` is the number of the fact (see `TermDictionary.facts`) in which the builder stores, for each word, 1 plus the index of the
 * last posting of the word. `expected` is the approximate number of postings.
 */
function createPostingsBuilder(table: TermDictionary, lastFact: number, expected: number): PostingsBuilder {
  let words = new Uint32Array(expected + 1);
  let values = new Uint16Array(expected + 1);
  let count = 0;
  /** The index of the first posting of each document. */
  let begins = new Uint32Array(1 << 10);
  let documents = 0;
  let begin = 0;

  return {
    begin() {
      begins = growArray(begins, documents + 2);
      begin = begins[documents] = count;
      documents += 1;
    },
    place(word) {
      const facts = table.facts();
      const fact = word * factsPerTerm + lastFact;
      const at = facts[fact] ?? 0;
      if (at > begin) return at - 1;
      if (count === words.length) {
        words = growArray(words, count + 1);
        values = growArray(values, count + 1);
      }
      words[count] = word;
      facts[fact] = count + 1;
      return count++;
    },
    values: () => values,
    finish() {
      begins[documents] = count;
      return sortPostings(table.count(), words.subarray(0, count), values, begins.subarray(0, documents + 1));
    },
  };
}

function sortPostings(wordCount: number, words: Uint32Array, values: Uint16Array, begins: Uint32Array): Postings {
  const starts = new Uint32Array(wordCount + 1);
  for (let at = 0; at < words.length; at++) {
    const word = (words[at] ?? 0) + 1;
    starts[word] = (starts[word] ?? 0) + 1;
  }
  for (let word = 0; word < wordCount; word++) starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
  const next = starts.slice();
  const entries = new Uint32Array(words.length);
  for (let document = 0, at = 0; document + 1 < begins.length; document++) {
    for (const end = begins[document + 1] ?? 0; at < end; at++) {
      const word = words[at] ?? 0;
      const to = next[word] ?? 0;
      next[word] = to + 1;
      entries[to] = (document << valueBits) | (values[at] ?? 0);
    }
  }
  return { starts, entries };
}
