import { foldText } from '../../server/src/text/foldText';
import { createSelector } from '../../server/src/text/quote';
import type { AnchorCase, AnchorPaper } from '../../test/support/anchors/anchorCases';
import { render, splitSentences, track } from '../../test/support/anchors/editedText';
import { foldWord, similarity } from '../../test/support/anchors/similarPapers';
import type { Random } from '../../test/support/random';

export interface VersionPair {
  readonly before: AnchorPaper;
  readonly after: AnchorPaper;
}

/** The titles of two versions of a paper are at least this similar. */
const sameTitle = 0.5;
/** Two papers do not share a sentence with this many letters by chance. */
const longSentence = 60;

/**
 * Finds papers that occur twice, with two versions of their abstract. The abstracts share a long sentence but are not the same, and the
 * titles are similar.
 */
export function findVersionPairs(papers: readonly AnchorPaper[]): readonly VersionPair[] {
  const first = new Map<string, AnchorPaper>();
  const pairs = new Map<string, VersionPair>();
  for (const paper of papers) {
    for (const sentence of splitSentences(paper.abstract)) {
      const folded = sentence.map(foldWord).join(' ');
      if (folded.length < longSentence) continue;
      const other = first.get(folded);
      if (other === undefined) first.set(folded, paper);
      else if (isVersion(other, paper)) pairs.set(`${other.title}\n${paper.title}`, { before: other, after: paper });
    }
  }
  return [...pairs.values()];
}

function isVersion(a: AnchorPaper, b: AnchorPaper): boolean {
  if (a === b || foldText(a.abstract) === foldText(b.abstract)) return false;
  return similarity(new Set(foldText(a.title).split(' ')), foldText(b.title).split(' ')) >= sameTitle;
}

/** Two versions of a sentence are at least this similar. Any other two sentences have at most the similarity `unlike`. */
const same = 0.7;
const unlike = 0.4;
/** If even the most similar sentence is less similar than this, the sentence was removed. */
const gone = 0.25;

/**
 * Makes a case from a sentence, or a part of one, that clearly has one counterpart in the other version, or none; undefined if this is
 * not clear.
 */
export function makeVersionCase({ before, after }: VersionPair, random: Random): AnchorCase | undefined {
  const sentences = splitSentences(before.abstract);
  const others = splitSentences(after.abstract);
  const at = random.below(sentences.length);
  const words = sentences[at] ?? [];
  if (words.length < 5) return undefined;
  const ranked = others
    .map((sentence, index) => ({ index, score: similarity(new Set(words.map(foldWord)), sentence) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = ranked;
  if (best === undefined) return undefined;
  const whole = random.below(2) === 0;
  const length = whole ? words.length : Math.min(words.length, 4 + random.below(16));
  const from = random.below(words.length - length + 1);
  const noted = render(track(sentences, at, from, from + length));
  if (noted.truth === undefined) return undefined;
  const selector = createSelector(noted.text, noted.truth);
  if (best.score < gone) return { kind: 'another version, without it', selector, ...render(track(others, -1, 0, 0)) };
  const isMutual = sentences.every(
    (sentence, index) => index === at || similarity(new Set((others[best.index] ?? []).map(foldWord)), sentence) <= unlike,
  );
  if (best.score < same || (second?.score ?? 0) > unlike || !isMutual) return undefined;
  const aligned = align(words, others[best.index] ?? []).filter(([own]) => own >= from && own < from + length);
  if (aligned.length < 0.6 * length) return undefined;
  const places = aligned.map(([, place]) => place);
  const other = others[best.index] ?? [];
  // Words at an end of the sentence may have been replaced, such as an address or the first word. They belong to the passage.
  const first = from === 0 && Math.min(...places) <= maxReplaced ? 0 : Math.min(...places);
  const last =
    from + length === words.length && Math.max(...places) >= other.length - 1 - maxReplaced ? other.length - 1 : Math.max(...places);
  return { kind: 'another version', selector, ...render(track(others, best.index, first, last + 1)) };
}

const maxReplaced = 3;

/** The longest common subsequence of two lists of words, as pairs of indexes. */
function align(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        foldWord(a[i]!) === foldWord(b[j]!) ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (foldWord(a[i]!) === foldWord(b[j]!)) pairs.push([i++, j++]);
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
    else j++;
  }
  return pairs;
}
