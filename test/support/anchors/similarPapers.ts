import type { AnchorPaper } from './anchorCases';
import { splitSentences, splitWords } from './editedText';

/** Finds the papers that share most words with a paper. */
export interface SimilarPapers {
  /**
   * The most similar papers first. Papers with the same title or with the same long sentence are left out, because they are probably
   * versions of the same work.
   */
  findSimilar(paper: AnchorPaper, count: number): readonly AnchorPaper[];
}

/** A word that more than this share of the papers contain is ignored, because it says nothing about similarity. */
const maxCommon = 0.05;

export function createSimilarPapers(papers: readonly AnchorPaper[]): SimilarPapers {
  const holders = new Map<string, number[]>();
  papers.forEach(({ abstract }, at) => {
    for (const word of wordsOf(abstract)) {
      const list = holders.get(word);
      if (list === undefined) holders.set(word, [at]);
      else list.push(at);
    }
  });
  return {
    findSimilar(paper, count) {
      const scores = new Map<number, number>();
      for (const word of wordsOf(paper.abstract)) {
        const list = holders.get(word) ?? [];
        if (list.length > Math.max(3, papers.length * maxCommon)) continue;
        const weight = Math.log(1 + papers.length / list.length);
        for (const at of list) scores.set(at, (scores.get(at) ?? 0) + weight);
      }
      const own = new Set(longSentences(paper.abstract));
      return [...scores]
        .sort(([a, x], [b, y]) => y - x || a - b)
        .slice(0, count + 20)
        .flatMap(([at]) => papers[at] ?? [])
        .filter(
          (other) => other !== paper && other.title !== paper.title && !longSentences(other.abstract).some((sentence) => own.has(sentence)),
        )
        .slice(0, count);
    },
  };
}

/** The sentence of `papers` that shares most words with the given sentence; undefined if no sentence shares a word. */
export function findLookAlike(sentence: readonly string[], papers: readonly AnchorPaper[]): readonly string[] | undefined {
  const wanted = new Set(sentence.map(foldWord));
  let best: readonly string[] | undefined;
  let most = 0;
  for (const candidate of papers.flatMap(({ abstract }) => splitSentences(abstract))) {
    const score = similarity(wanted, candidate);
    if (score > most) [best, most] = [candidate, score];
  }
  return best;
}

/** The share of words that two sentences have in common, from 0 to 1 (Dice coefficient). */
export function similarity(wanted: ReadonlySet<string>, candidate: readonly string[]): number {
  const words = new Set(candidate.map(foldWord));
  let shared = 0;
  for (const word of words) if (wanted.has(word)) shared += 1;
  return (2 * shared) / (wanted.size + words.size);
}

export function foldWord(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(splitWords(text).map(foldWord));
}

function longSentences(text: string): readonly string[] {
  return splitSentences(text)
    .map((words) => words.map(foldWord).join(' '))
    .filter((sentence) => sentence.length >= 60);
}
