import { isStopWord, squeezeText, tokenizeVariants, tokenizeWords, WordScanner, wordKinds } from '#text';

/** The texts of a document that are compared. */
interface ComparedText {
  readonly title: string;
  readonly abstract: string;
}

interface CountedNgrams {
  /** How often each n-gram of the text occurs in the document, by the n-gram's number in the table. */
  readonly counts: Uint16Array;
  /** The number of all n-grams in the document, with those of the title counted twice. */
  readonly length: number;
}

/** Numbers n-grams in the order in which they are added. */
interface NgramTable {
  /** The number of the n-gram, a new one if it is not in the table yet; -1 if the table is full. */
  add(ngram: number): number;
  /** The number of the n-gram; -1 if it is not in the table. */
  find(ngram: number): number;
}

/** Finds out whether a text mentions documents by name. */
interface NameFinder {
  /** The rarity of the rarest word in those names of the document that occur in the text; 0 if no name does. */
  measure(document: NamedDocument): number;
}

interface NamedDocument {
  readonly title: string;
  readonly names: readonly string[];
}

/** The parameters k1 and b of BM25, the same as for words. */
const saturation = 1.5;
const lengthShare = 0.75;
/** How often each n-gram of a title counts, the same as for words. */
const titleTimes = 2;
/** At most this many different n-grams of a text are used. A page has about as many. */
const maxNgrams = 4096;

/**
 * Returns a BM25 score for each document, from the 4-grams that it shares with a text; 0 if it shares none. `quantization` and
 * `quantisation` share `quan`; `distil post` also contains the 4-gram `l po`. So inflections, compounds and neighbouring words count
 * too. Stop words are left out. The rarity of an n-gram is measured among the given documents only, so an n-gram that all of them
 * contain makes hardly any difference.
 */
export function scoreNgrams(documents: readonly ComparedText[], text: string): readonly number[] {
  const times: number[] = [];
  const table = createNgramTable(maxNgrams);
  const scanner = new WordScanner();
  eachNgram(scanner, text, (ngram) => {
    const index = table.add(ngram);
    if (index >= 0) times[index] = (times[index] ?? 0) + 1;
  });
  if (times.length === 0) return documents.map(() => 0);
  const counted = documents.map((document) => countNgrams(scanner, document, times.length, table.find));
  const averageLength = counted.reduce((sum, { length }) => sum + length, 0) / documents.length || 1;
  const found = new Uint32Array(times.length);
  for (const { counts } of counted)
    for (let index = 0; index < counts.length; index++) if (counts[index] !== 0) found[index] = (found[index] ?? 0) + 1;
  const worth = Float64Array.from(times, (count, index) => saturate(count) * rarityOf(found[index] ?? 0, documents.length));
  return counted.map((document) => scoreDocument(document, worth, averageLength));
}

function scoreDocument({ counts, length }: CountedNgrams, worth: Float64Array, averageLength: number): number {
  const norm = saturation * (1 - lengthShare + (lengthShare * length) / averageLength);
  let score = 0;
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index] ?? 0;
    if (count !== 0) score += ((worth[index] ?? 0) * count * (saturation + 1)) / (count + norm);
  }
  return score;
}

/** An n-gram that the text repeats counts a little more. */
function saturate(times: number): number {
  return (9 * times) / (8 + times);
}

function rarityOf(found: number, count: number): number {
  return Math.log(1 + (count - found + 0.5) / (found + 0.5));
}

function countNgrams(
  scanner: WordScanner,
  { title, abstract }: ComparedText,
  ngrams: number,
  find: (ngram: number) => number,
): CountedNgrams {
  const counts = new Uint16Array(ngrams);
  let length = 0;
  const count = (text: string, times: number): void => {
    eachNgram(scanner, text, (ngram) => {
      length += times;
      const index = find(ngram);
      if (index >= 0) counts[index] = (counts[index] ?? 0) + times;
    });
  };
  count(title, titleTimes);
  count(abstract, 1);
  return { counts, length };
}

const space = 0x20;

/**
 * Calls `take` with each 4-gram, packed into one number. Stop words are skipped, and a space is added before the first word and after
 * each word.
 */
function eachNgram(scanner: WordScanner, text: string, take: (ngram: number) => void): void {
  let ngram = space;
  let length = 1;
  scanner.scan(text, (bytes, from, to, kind) => {
    if (kind !== wordKinds.word || isStopWord(bytes, from, to)) return;
    for (let at = from; at <= to; at++) {
      ngram = (ngram << 8) | (at === to ? space : (bytes[at] ?? 0));
      length += 1;
      if (length >= 4) take(ngram);
    }
  });
}

/** A hash table with open addressing in typed arrays, which makes looking up n-grams fast. It holds at most `most` n-grams of 32 bits. */
export function createNgramTable(max: number): NgramTable {
  const size = 2 ** Math.ceil(Math.log2(4 * Math.max(1, max)));
  const ngrams = new Int32Array(size);
  /** The number of the n-gram plus 1; 0 marks a free slot. */
  const numbers = new Uint16Array(size);
  let count = 0;
  const placeOf = (ngram: number): number => {
    let place = Math.imul(ngram, 0x9e3779b1) >>> 0;
    place = (place ^ (place >>> 15)) & (size - 1);
    while (numbers[place] !== 0 && ngrams[place] !== ngram) place = (place + 1) & (size - 1);
    return place;
  };
  return {
    add(ngram) {
      const place = placeOf(ngram);
      if (numbers[place] === 0) {
        if (count === max) return -1;
        ngrams[place] = ngram;
        numbers[place] = ++count;
      }
      return (numbers[place] ?? 0) - 1;
    },
    find: (ngram) => (numbers[placeOf(ngram)] ?? 0) - 1,
  };
}

/** The longest name that is looked for, in words. A longer name is rather a title, which is found by its words. */
const maxWords = 5;
/** The part of a title before the colon, or else the whole title, counts as a name if it has at most this many words. */
const maxTitleWords = 4;

/** `rarityOf` receives a folded word of the text. Hyphens and spaces are ignored: `GPT 4` mentions GPT-4. */
export function createNameFinder(text: string, rarityOf: (word: string) => number): NameFinder {
  const words = tokenizeWords(text);
  // The collection may contain the parts of `GPT4` but not the whole word, so the rarity of the parts counts too.
  const variants = tokenizeVariants(text);
  const wordRarities = words.map(({ term, start, end }) =>
    Math.max(
      rarityOf(term),
      ...variants.filter((variant) => variant.start >= start && variant.end <= end).map((variant) => rarityOf(variant.term)),
    ),
  );
  const rarities = new Map<string, number>();
  for (let first = 0; first < words.length; first++) {
    let name = '';
    let rarity = 0;
    for (let last = first; last < Math.min(words.length, first + maxWords); last++) {
      name += squeezeText(words[last]?.term ?? '');
      rarity = Math.max(rarity, wordRarities[last] ?? 0);
      rarities.set(name, Math.max(rarity, rarities.get(name) ?? 0));
    }
  }
  return {
    measure: ({ title, names }) => Math.max(0, ...[...names, ...listTitleHeads(title)].map((name) => rarities.get(squeezeText(name)) ?? 0)),
  };
}

function listTitleHeads(title: string): readonly string[] {
  const head = /^([^:]{2,40}):\s/.exec(title)?.[1] ?? title;
  return head.length <= 60 && tokenizeWords(head).length <= maxTitleWords ? [head] : [];
}
