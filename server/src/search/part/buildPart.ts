import { scanWords, wordKinds, type WordSink } from '../analysis/scanWords';
import { stemWord } from '../analysis/stemWord';
import { fieldTexts, type SearchDocument } from '../searchDocument';
import { buildNames } from './buildNames';
import { buildTypos } from './buildTypos';
import { createPostingList } from './postingList';
import { fieldCodes, inTitle, noStem, timesMask, type SearchPart } from './searchPart';
import { sortBytes } from './sortedBytes';
import { createWordTable, factsPerWord, wordFacts, type WordTable } from './wordTable';

/** A word of the title counts as two of the abstract. */
const titleTimes = 2;

/** Reads the texts of documents once, of `mostDocuments` at most. Pure: in a worker or here, the result is the same. */
export function buildPart(documents: readonly SearchDocument[]): SearchPart {
  const table = createWordTable();
  const postings = createPostingList(table, wordFacts.lastPosting);
  const fields = createPostingList(table, wordFacts.lastField);
  const lengths = new Uint32Array(documents.length);
  // What is being read.
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
    if (kind !== wordKinds.joined || field === fieldCodes.name) readShort(addWord(table, bytes, from, to));
  };
  // "State-of-the-art" joins nothing that somebody would type.
  const isSkipped = (kind: number): boolean => kind === wordKinds.joined && (isStop || isStopBefore);
  const readTitle: WordSink = (bytes, from, to, kind) => {
    if (isSkipped(kind)) return;
    const word = addWord(table, bytes, from, to);
    readShort(word);
    readLong(word, kind, titleTimes, inTitle);
  };
  const readAbstract: WordSink = (bytes, from, to, kind) => {
    if (!isSkipped(kind)) readLong(addWord(table, bytes, from, to), kind, 1, 0);
  };
  const readLong = (word: number, kind: number, times: number, flag: number): void => {
    const isStopWord = (table.facts()[word * factsPerWord + wordFacts.stem] ?? 0) === 0;
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

  documents.forEach((document, index) => {
    postings.begin();
    fields.begin();
    length = 0;
    for (const short of ['name', 'key', 'author', 'year'] as const) {
      field = fieldCodes[short];
      for (const text of fieldTexts(document, short)) scanWords(text, readField);
    }
    field = fieldCodes.title;
    scanWords(document.title, readTitle);
    scanWords(document.abstract, readAbstract);
    lengths[index] = length;
  });
  const vocabulary = finishWords(table);
  return { documentCount: documents.length, ...vocabulary, postings: postings.finish(), fields: fields.finish(), names: buildNames(documents), typos: buildTypos(vocabulary.words), lengths };
}

/** The number of a word, and that of its stem. */
function addWord(table: WordTable, bytes: Uint8Array, from: number, to: number): number {
  const known = table.count();
  const word = table.add(bytes, from, to);
  if (word === known) {
    const stem = addStem(table, word);
    table.facts()[word * factsPerWord + wordFacts.stem] = stem;
  }
  return word;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const stemBytes = new Uint8Array(256);

/** One more than the number of the word's stem; 0 for a stop word. A stem may be no form of a word itself: `gener`. */
function addStem(table: WordTable, word: number): number {
  const facts = table.facts();
  const at = word * factsPerWord;
  const start = facts[at + wordFacts.start] ?? 0;
  const text = decoder.decode(table.bytes().subarray(start, start + (facts[at + wordFacts.length] ?? 0)));
  const stemText = stemWord(text);
  if (stemText === undefined) return 0;
  if (stemText === text) return word + 1;
  const known = table.count();
  const stem = table.add(stemBytes, 0, encoder.encodeInto(stemText, stemBytes).written);
  if (stem === known && stemWord(stemText) !== undefined) table.facts()[stem * factsPerWord + wordFacts.stem] = stem + 1;
  return stem + 1;
}

function finishWords(table: WordTable): Pick<SearchPart, 'words' | 'stems' | 'nextForms'> {
  const facts = table.facts();
  const count = table.count();
  const starts = new Uint32Array(count + 1);
  const stems = new Uint32Array(count);
  const nextForms = Uint32Array.from(stems.keys());
  for (let word = 0; word < count; word++) {
    const at = word * factsPerWord;
    starts[word + 1] = (starts[word] ?? 0) + (facts[at + wordFacts.length] ?? 0);
    const stem = (facts[at + wordFacts.stem] ?? 0) - 1;
    stems[word] = stem < 0 ? noStem : stem;
    if (stem < 0 || stem === word) continue;
    nextForms[word] = nextForms[stem] ?? stem;
    nextForms[stem] = word;
  }
  return { words: sortBytes(table.bytes().slice(0, starts[count]), starts), stems, nextForms };
}
