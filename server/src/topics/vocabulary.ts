import { PairTable } from './neighbourGraph';
import { gap, type PaperText, type WordReader } from './wordReader';

/** The terms by which papers are compared: stems, and pairs of neighbouring stems. */
export interface Vocabulary {
  /** For example "sparse" and "sparse attention". */
  readonly terms: readonly string[];
  /** The weight of each term, higher for rarer terms. */
  readonly rarities: Float32Array;
}

interface CountedPairs {
  readonly firsts: readonly number[];
  readonly seconds: readonly number[];
  readonly counts: readonly number[];
}

/** Finds terms by the stem numbers of one reader. */
interface TermFinder {
  /** The number of the term; -1 if the stem is not a term. */
  findStem(stem: number): number;
  findPair(first: number, second: number): number;
}

/**
 * The words of several papers as one sequence of stem numbers (see `WordReader`). For each paper the title comes first, with the
 * names of its sections, then the abstract. The number `gap` stands between two words that were not next to each other in the text.
 */
export interface StemSequences {
  readonly reader: WordReader;
  readonly count: number;
  /** The index in `words` at which each paper begins, and, as a last element, the length of `words`. */
  readonly starts: Int32Array;
  readonly titleEnds: Int32Array;
  readonly words: Int32Array;
}

/**
 * A term that more than this share of the papers have does not distinguish them. A library of fewer than `handful` papers has no such
 * limit.
 */
const maxShare = 0.3;
const handful = 20;
/** In a library of at least this size, rarer terms are left out: enough terms remain, and each costs time. */
const manyPapers = 2000;
/** In a library of at least this size, the rarity of a word is meaningful; in a smaller one it is mostly chance. */
const enoughForRarity = 500;

/**
 * Returns the stems in the order of their first occurrence, then the pairs of stems in the same order. If no term distinguishes the
 * papers, terms that most or all papers have are used too.
 */
export function chooseVocabulary(texts: StemSequences): Vocabulary {
  const { count } = texts;
  const usual = chooseTerms(texts, count < handful ? count : Math.floor(maxShare * count));
  return usual.terms.length > 0 ? usual : chooseTerms(texts, count);
}

/** Chooses terms that at most `most` papers have. */
function chooseTerms(texts: StemSequences, max: number): Vocabulary {
  const { starts, words, count, reader } = texts;
  const fewest = count >= manyPapers ? 3 : Math.min(2, Math.ceil(count / 2));
  const fewestOfPair = count >= manyPapers ? 5 : count < 200 ? fewest : 3;
  const power = count < enoughForRarity ? 1 : 2;
  const counts = new Int32Array(reader.stems.length);
  const seenIn = new Int32Array(reader.stems.length).fill(-1);
  for (let paper = 0; paper < count; paper++) {
    for (let at = starts[paper] as number; at < (starts[paper + 1] as number); at++) {
      const stem = words[at] as number;
      if (stem === gap || seenIn[stem] === paper) continue;
      seenIn[stem] = paper;
      counts[stem] = (counts[stem] as number) + 1;
    }
  }
  const terms: string[] = [];
  const rarities: number[] = [];
  const add = (term: string, having: number): void => {
    if (having < fewest || having > max) return;
    terms.push(term);
    rarities.push((Math.log((1 + count) / (1 + having)) + 1) ** power);
  };
  counts.forEach((having, stem) => add(reader.stems[stem] ?? '', having));
  const pairs = countPairs(texts, (stem) => (counts[stem] as number) >= fewestOfPair);
  pairs.counts.forEach((having, pair) => {
    if (having >= fewestOfPair) add(`${reader.stems[pairs.firsts[pair] ?? 0]} ${reader.stems[pairs.seconds[pair] ?? 0]}`, having);
  });
  return { terms, rarities: Float32Array.from(rarities) };
}

/** Counts the papers that contain each pair of neighbouring stems. */
function countPairs({ starts, words, count }: StemSequences, isCounted: (stem: number) => boolean): CountedPairs {
  const table = new PairTable(words.length / 8);
  const firsts: number[] = [];
  const seconds: number[] = [];
  const counts: number[] = [];
  const seenIn: number[] = [];
  for (let paper = 0; paper < count; paper++) {
    let before = gap;
    for (let at = starts[paper] as number; at < (starts[paper + 1] as number); at++) {
      const stem = words[at] as number;
      const first = before;
      before = stem;
      if (first === gap || stem === gap || !isCounted(first) || !isCounted(stem)) continue;
      let pair = table.get(first, stem);
      if (pair < 0) {
        table.set(first, stem, (pair = counts.length));
        firsts.push(first);
        seconds.push(stem);
        counts.push(0);
        seenIn.push(-1);
      }
      if (seenIn[pair] === paper) continue;
      seenIn[pair] = paper;
      counts[pair] = (counts[pair] as number) + 1;
    }
  }
  return { firsts, seconds, counts };
}

export function createTermFinder({ terms }: Vocabulary, reader: WordReader): TermFinder {
  const pairs = new PairTable(terms.length);
  const ofStem: number[] = [];
  terms.forEach((term, index) => {
    const between = term.indexOf(' ');
    if (between < 0) ofStem[reader.idOfStem(term)] = index;
    else pairs.set(reader.idOfStem(term.slice(0, between)), reader.idOfStem(term.slice(between + 1)), index);
  });
  const stems = Int32Array.from(ofStem, (term) => term ?? -1);
  return {
    findStem: (stem) => (stem < stems.length ? (stems[stem] as number) : -1),
    findPair: (first, second) => pairs.get(first, second),
  };
}

export function readStemSequences(papers: readonly PaperText[], reader: WordReader): StemSequences {
  const starts = new Int32Array(papers.length + 1);
  const titleEnds = new Int32Array(papers.length);
  const words = new IntList();
  const own: number[] = [];
  papers.forEach(({ title, abstract, sections = [] }, index) => {
    own.length = 0;
    for (const text of [title, ...sections]) reader.read(text, own);
    titleEnds[index] = words.length + own.length;
    reader.read(abstract, own);
    words.append(own);
    starts[index + 1] = words.length;
  });
  return { reader, count: papers.length, starts, titleEnds, words: words.toArray() };
}

/** A growing list of integers. For millions of integers, an ordinary array would take twice the memory. */
class IntList {
  length = 0;
  private values = new Int32Array(1024);

  append(values: readonly number[]): void {
    if (this.length + values.length > this.values.length) {
      const larger = new Int32Array(Math.max(this.values.length * 2, this.length + values.length));
      larger.set(this.values);
      this.values = larger;
    }
    this.values.set(values, this.length);
    this.length += values.length;
  }

  toArray(): Int32Array {
    return this.values.slice(0, this.length);
  }
}
