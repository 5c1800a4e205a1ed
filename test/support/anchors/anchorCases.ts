import type { Span } from '../../../server/src/base/span';
import type { TextQuoteSelector } from '../../../server/src/model/annotation';
import { createSelector } from '../../../server/src/text/quote';
import type { Random } from '../random';
import { type EditSource, keepingEdits, removingEdits, writings } from './anchorEdits';
import { render, type Sentence, splitSentences, splitWords, type Tracked, track } from './editedText';
import { foldWord, type SimilarPapers } from './similarPapers';

export interface AnchorPaper {
  readonly title: string;
  readonly abstract: string;
}

/** A passage that was noted in one version of a text, and another version of this text. */
export interface AnchorCase {
  /** How the text was changed. */
  readonly kind: string;
  readonly selector: TextQuoteSelector;
  readonly text: string;
  /** Where the passage is in `text`, which is known because the text was made here. undefined if the passage was removed. */
  readonly truth: Span | undefined;
}

/** All kinds of changes. One kind is a combination of several edits. */
export const anchorKinds: readonly string[] = [
  ...Object.keys(writings),
  ...Object.keys(keepingEdits),
  'several edits',
  ...Object.keys(removingEdits),
];

/** Makes a case of the kind from a paper; undefined if this is not possible. */
export function makeCase(kind: string, paper: AnchorPaper, source: EditSource): AnchorCase | undefined {
  const { random } = source;
  const sentences = splitSentences(paper.abstract);
  const original = choosePassage(sentences, random);
  if (original === undefined) return undefined;
  const before = render(original);
  if (before.truth === undefined) return undefined;
  const selector = createSelector(before.text, before.truth);
  const names = kind in keepingEdits || kind in removingEdits ? [kind] : kind === 'several edits' ? chooseEdits(random) : [];
  let edited: Tracked | undefined = original;
  for (const name of names) edited = edited === undefined ? undefined : (keepingEdits[name] ?? removingEdits[name])?.(edited, source);
  if (edited === undefined || !isTogether(edited)) return undefined;
  if (kind in removingEdits && holdsWords(edited, original)) return undefined;
  const writing = writings[kind] ?? (kind === 'several edits' ? writings[random.pick(Object.keys(writings))] : writings['in one line']);
  const after = writing?.(edited, random);
  return after === undefined ? undefined : { kind, selector, ...after };
}

/**
 * Chooses several edits. If one of them copies the passage's sentence, edits of words are left out, because the copy could then be more
 * similar to the passage than the edited passage itself.
 */
function chooseEdits(random: Random): readonly string[] {
  const chosen = random.shuffle(Object.keys(keepingEdits)).slice(0, 2 + random.below(2));
  return chosen.includes(copying) ? chosen.filter((name) => !name.startsWith('words')) : chosen;
}

const copying = 'its sentence repeated with other words';

/**
 * A passage with this many words is not a phrase that many papers contain. If its words still occur in the text, the passage was not
 * removed.
 */
const longPhrase = 6;

function holdsWords(edited: Tracked, original: Tracked): boolean {
  const fold = (words: Sentence): string => words.map(({ text }) => foldWord(text)).join(' ');
  const passage = original.flat().filter(({ isPassage }) => isPassage);
  return passage.length >= longPhrase && fold(edited.flat()).includes(fold(passage));
}

/** Chooses a whole sentence, a part of one, or a few words; undefined if the sentence is too short. */
function choosePassage(sentences: readonly (readonly string[])[], random: Random): Tracked | undefined {
  const sentence = random.below(sentences.length);
  const words = sentences[sentence] ?? [];
  if (words.length < 5) return undefined;
  const kind = random.below(20);
  if (kind < 8) return track(sentences, sentence, 0, words.length);
  const length = Math.min(words.length, kind < 17 ? 4 + random.below(22) : 1 + random.below(3));
  const from = random.below(words.length - length + 1);
  return track(sentences, sentence, from, from + length);
}

/** Whether all remaining words of the passage are in one sentence. */
function isTogether(tracked: Tracked): boolean {
  return tracked.filter((sentence) => sentence.some(({ isPassage }) => isPassage)).length <= 1;
}

export interface CaseMaker {
  readonly papers: readonly AnchorPaper[];
  readonly similar: SimilarPapers;
  readonly random: Random;
}

/** Makes at most `count` cases, about the same number of each kind. */
export function makeCases(count: number, { papers, similar, random }: CaseMaker): readonly AnchorCase[] {
  const words = random
    .shuffle(papers)
    .slice(0, 200)
    .flatMap(({ abstract }) => splitWords(abstract));
  const cases: AnchorCase[] = [];
  for (let tries = 0; cases.length < count && tries < count * 20; tries++) {
    const paper = random.pick(papers);
    const source: EditSource = { random, similar: similar.findSimilar(paper, 4), words };
    // Several cases are made of one paper, because finding similar papers takes longest.
    for (let time = 0; time < anchorKinds.length && cases.length < count; time++) {
      const made = makeCase(anchorKinds[cases.length % anchorKinds.length] ?? '', paper, source);
      if (made === undefined) break;
      cases.push(made);
    }
  }
  return cases;
}
