import { hashText } from '../base/checksum';
import { isZero, normaliseRows, pickRows, type Vectors } from './centroids';
import { findLatentSpace, type LatentSpace, projectPapers, weighTerms } from './latentSpace';
import { readLearnedTerms } from './learnedTerms';
import { chooseVocabulary, createTermFinder, readStemSequences, type StemSequences, type Vocabulary } from './vocabulary';
import { gap, type PaperText, WordReader } from './wordReader';

/** What is needed to compare papers of one library by their texts. */
export interface PaperSpace {
  /** The latent space of the library's own terms. */
  readonly own: Vocabulary & LatentSpace;
  readonly learned: Vocabulary & LatentSpace;
  /** The mean direction of the library's papers in the learned space. It says nothing about how they differ. */
  readonly learnedCentre: Float32Array;
  /** The share of the learned terms in the similarity of two papers' words; less in a larger library, whose own terms say more. */
  readonly learnedShare: number;
  /** Whether papers of the library have few learned terms, such as those in other languages or of other fields. */
  readonly hasUnknown: boolean;
}

/** Papers that can be compared. The three have the same rows. */
export interface ComparablePapers {
  /** By the learned terms, or by the library's own for papers with few learned ones. Nearly independent of the other papers. */
  readonly subjects: Vectors;
  /** By the library's own terms and the learned ones. */
  readonly words: Vectors;
  /** A hash of each paper's text. */
  readonly hashes: Uint32Array;
}

/** The number of dimensions of the library's own space, more for a larger library. */
function countDimensions(papers: number): number {
  return papers < manyPapers ? 50 : 64;
}

const manyPapers = 2000;

/** A paper is compared by its learned terms if at least this share of its words is among them: nearly all papers of their field. */
const knownShare = 0.6;

/** In a library of this size, the learned terms have a third of the say; in a small one they have half of it. */
const enoughPapers = 1000;

/** Finds the space in which the papers of a library are compared. */
export function findPaperSpace(texts: StemSequences): PaperSpace {
  const vocabulary = chooseVocabulary(texts);
  const own = { ...vocabulary, ...findLatentSpace(weighTerms(texts, vocabulary), countDimensions(texts.count)) };
  const learned = readLearnedTerms();
  const learnedCentre = findLearnedCentre(texts, learned);
  const learnedShare = 1 / (2 + texts.count / enoughPapers);
  return { own, learned, learnedCentre, learnedShare, hasUnknown: findKnown(texts, learned).includes(false) };
}

/** Makes papers comparable, those of the library or others. `texts` has the papers in the same order. */
export function comparePapers(documents: readonly PaperText[], texts: StemSequences, space: PaperSpace): ComparablePapers {
  const own = projectPapers(weighTerms(texts, space.own), space.own);
  const learned = projectLearned(texts, space);
  const isKnown = findKnown(texts, space.learned);
  return {
    subjects: space.hasUnknown ? joinVectors(own, learned, (row) => (isKnown[row] ? 1 : 0)) : learned,
    words: joinVectors(own, learned, () => space.learnedShare),
    hashes: Uint32Array.from(documents, ({ title, abstract }) => hashText(title, abstract)),
  };
}

/** The vectors of texts, such as phrases, that can be compared with the `words` of papers. */
export function projectTexts(texts: StemSequences, space: PaperSpace): Vectors {
  return joinVectors(projectPapers(weighTerms(texts, space.own), space.own), projectLearned(texts, space), () => space.learnedShare);
}

/** How many papers are read at a time, which limits memory use in large libraries. */
const chunk = 4000;

/** Makes the papers of a library comparable, some thousands after the others. */
export function* compareInParts(documents: readonly PaperText[], space: PaperSpace): Generator<ComparablePapers> {
  for (let start = 0; start < documents.length; start += chunk) {
    const part = documents.slice(start, start + chunk);
    yield comparePapers(part, readStemSequences(part, new WordReader()), space);
  }
}

/** Makes all papers of a library comparable, however many they are. */
export function compareLibrary(documents: readonly PaperText[], space: PaperSpace): ComparablePapers {
  const parts = [...compareInParts(documents, space)];
  const hashes = Uint32Array.from(parts.flatMap((part) => [...part.hashes]));
  return { subjects: concatVectors(parts.map((part) => part.subjects)), words: concatVectors(parts.map(({ words }) => words)), hashes };
}

export function pickPapers({ subjects, words, hashes }: ComparablePapers, rows: readonly number[]): ComparablePapers {
  return {
    subjects: pickRows(subjects, rows),
    words: pickRows(words, rows),
    hashes: Uint32Array.from(rows, (row) => hashes[row] as number),
  };
}

export function createVectors(rows: number, width: number): Vectors {
  return { rows, width, values: new Float32Array(rows * width) };
}

function concatVectors(parts: readonly Vectors[]): Vectors {
  const all = createVectors(
    parts.reduce((sum, { rows }) => sum + rows, 0),
    parts[0]?.width ?? 0,
  );
  let end = 0;
  for (const { values } of parts) {
    all.values.set(values, end);
    end += values.length;
  }
  return all;
}

/** The mean direction of papers in the learned space. */
export function findLearnedCentre(texts: StemSequences, learned: PaperSpace['learned']): Float32Array {
  return findMean(projectPapers(weighTerms(texts, learned), learned));
}

/** The directions of papers in the learned space, seen from the centre of the library. */
export function projectLearned(texts: StemSequences, { learned, learnedCentre }: Pick<PaperSpace, 'learned' | 'learnedCentre'>): Vectors {
  const vectors = projectPapers(weighTerms(texts, learned), learned);
  const { rows, values, width } = vectors;
  for (let row = 0; row < rows; row++) {
    if (isZero(vectors, row)) continue;
    for (let at = 0; at < width; at++) values[row * width + at] = (values[row * width + at] as number) - (learnedCentre[at] as number);
  }
  normaliseRows(values, width);
  return vectors;
}

function findMean({ rows, width, values }: Vectors): Float32Array {
  const mean = new Float32Array(width);
  values.forEach((value, at) => (mean[at % width] = (mean[at % width] as number) + value / rows));
  return mean;
}

/** Whether each paper is compared by its learned terms. */
function findKnown({ starts, words, count, reader }: StemSequences, learned: Vocabulary): readonly boolean[] {
  const { findStem } = createTermFinder(learned, reader);
  return Array.from({ length: count }, (_, row) => {
    let [stems, known] = [0, 0];
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      if (words[at] === gap) continue;
      stems++;
      if (findStem(words[at] as number) >= 0) known++;
    }
    return known >= knownShare * stems;
  });
}

/** The columns of both, with the share of each row's similarity that the second has. */
export function joinVectors(first: Vectors, second: Vectors, shareOf: (row: number) => number): Vectors {
  const joined = createVectors(first.rows, first.width + second.width);
  const { values, width } = joined;
  for (let row = 0; row < first.rows; row++) {
    const [ofFirst, ofSecond] = [Math.sqrt(1 - shareOf(row)), Math.sqrt(shareOf(row))];
    for (let at = 0; at < first.width; at++) values[row * width + at] = ofFirst * (first.values[row * first.width + at] as number);
    for (let at = 0; at < second.width; at++)
      values[row * width + first.width + at] = ofSecond * (second.values[row * second.width + at] as number);
  }
  normaliseRows(values, width);
  return joined;
}
