import type { Random } from '../random';
import type { AnchorPaper } from './anchorCases';
import { type Rendered, render, type Sentence, splitSentences, type Tracked, type Word } from './editedText';
import { findLookAlike } from './similarPapers';

/** What edits can use: random choices, similar papers, and words. */
export interface EditSource {
  readonly random: Random;
  readonly similar: readonly AnchorPaper[];
  /** Words of other papers. */
  readonly words: readonly string[];
}

export type AnchorEdit = (tracked: Tracked, source: EditSource) => Tracked | undefined;

const other = (text: string): Word => ({ text, isPassage: false });
const hasPassage = (sentence: Sentence): boolean => sentence.some(({ isPassage }) => isPassage);
const chance = (random: Random, percent: number): boolean => random.below(100) < percent;

function mapWords(tracked: Tracked, change: (word: Word) => readonly Word[]): Tracked {
  return tracked.map((sentence) => sentence.flatMap(change));
}

function insertAt<T>(list: readonly T[], at: number, item: T): readonly T[] {
  return [...list.slice(0, at), item, ...list.slice(at)];
}

/** Edits after which the passage is still in the text. */
export const keepingEdits: Readonly<Record<string, AnchorEdit>> = {
  'words around replaced': (tracked, { random, words }) =>
    mapWords(tracked, (word) => (!word.isPassage && chance(random, 20) ? [other(random.pick(words))] : [word])),

  'words inside replaced': (tracked, { random, words }) => {
    const count = tracked.flat().filter(({ isPassage }) => isPassage).length;
    const left = Math.min(3, Math.floor(count / 5));
    if (left === 0) return undefined;
    const chosen = new Set(random.shuffle(Array.from({ length: count }, (_, index) => index)).slice(0, 1 + random.below(left)));
    let at = 0;
    return mapWords(tracked, (word) => (word.isPassage && chosen.has(at++) ? [{ text: random.pick(words), isPassage: true }] : [word]));
  },

  'words dropped and added': (tracked, { random, words }) => {
    let budget = Math.floor(tracked.flat().filter(({ isPassage }) => isPassage).length / 8);
    return mapWords(tracked, (word) => {
      if (!chance(random, 6) || (word.isPassage && budget-- <= 0)) return [word];
      return chance(random, 50)
        ? word.isPassage
          ? [word, { text: random.pick(words), isPassage: false }]
          : []
        : [word, { ...word, text: random.pick(words) }];
    });
  },

  'a sentence dropped': (tracked, { random }) => {
    const others = tracked.filter((sentence) => !hasPassage(sentence));
    if (others.length === 0) return undefined;
    const gone = random.pick(others);
    return tracked.filter((sentence) => sentence !== gone);
  },

  'sentences in another order': (tracked, { random }) => random.shuffle(tracked),

  'numbers changed': (tracked, { random }) => {
    const changed = mapWords(tracked, (word) => [{ ...word, text: word.text.replace(/\d/g, () => String(random.below(10))) }]);
    return changed.flat().some(({ text }, at) => text !== tracked.flat()[at]?.text) ? changed : undefined;
  },

  'sentences of similar papers inserted': (tracked, { random, similar }) => {
    const sentences = similar.flatMap(({ abstract }) => splitSentences(abstract));
    if (sentences.length === 0) return undefined;
    let edited: readonly Sentence[] = tracked;
    for (let count = 0; count < 3; count++) edited = insertAt(edited, random.below(edited.length + 1), random.pick(sentences).map(other));
    return edited;
  },

  'a look-alike beside it': (tracked, { random, similar }) => {
    const own = tracked.find(hasPassage);
    const like =
      own === undefined
        ? undefined
        : findLookAlike(
            own.map(({ text }) => text),
            similar,
          );
    return like === undefined ? undefined : insertAt(tracked, random.below(tracked.length + 1), like.map(other));
  },

  'its sentence repeated with other words': (tracked, { random, words }) => {
    const own = tracked.find(hasPassage);
    if (own === undefined) return undefined;
    const copy = own.map(({ text }) => other(chance(random, 30) ? random.pick(words) : text));
    // If the copy repeats the passage unchanged, only the words around them distinguish the two, and these may be repeated too.
    return copy.filter(({ text }, at) => own[at]?.isPassage === true && text !== own[at].text).length === 0
      ? undefined
      : insertAt(tracked, random.below(tracked.length + 1), copy);
  },
};

/** Edits that remove the passage. If the passage is still located after such an edit, the place is wrong. */
export const removingEdits: Readonly<Record<string, AnchorEdit>> = {
  'its sentence dropped': (tracked) => (tracked.length < 2 ? undefined : tracked.filter((sentence) => !hasPassage(sentence))),

  'a look-alike in its place': (tracked, { similar }) => {
    const own = tracked.find(hasPassage);
    const like =
      own === undefined
        ? undefined
        : findLookAlike(
            own.map(({ text }) => text),
            similar,
          );
    return like === undefined ? undefined : tracked.map((sentence) => (sentence === own ? like.map(other) : sentence));
  },

  'look-alikes elsewhere': (tracked, { random, similar }) => {
    const own = tracked.find(hasPassage);
    if (own === undefined) return undefined;
    let edited: readonly Sentence[] = tracked.filter((sentence) => sentence !== own);
    for (const paper of similar) {
      const like = findLookAlike(
        own.map(({ text }) => text),
        [paper],
      );
      if (like !== undefined) edited = insertAt(edited, random.below(edited.length + 1), like.map(other));
    }
    return edited;
  },

  "a similar paper's abstract": (_, { random, similar }) =>
    similar.length === 0 ? undefined : splitSentences(random.pick(similar).abstract).map((words) => words.map(other)),
};

/** Different ways to write the same words. */
export const writings: Readonly<Record<string, (tracked: Tracked, random: Random) => Rendered>> = {
  'in one line': (tracked) => render(tracked),
  wrapped: (tracked, random) => {
    const width = 50 + random.below(50);
    return render(tracked, (column) =>
      column > width ? random.pick(['\n', '\r\n', '\n  ', ' \n']) : random.pick([' ', ' ', ' ', '  ', '\u00a0']),
    );
  },
  'words divided': (tracked, random) => {
    const width = 40 + random.below(30);
    const divide = (word: string, column: number): string => {
      if (column + word.length <= width || !/^[a-z]{6,}$/.test(word)) return word;
      const at = 2 + random.below(word.length - 4);
      return `${word.slice(0, at)}${random.pick(['-\n', '\u00ad\n', '-\n  '])}${word.slice(at)}`;
    };
    return render(tracked, (column) => (column > width + 10 ? '\n' : ' '), divide);
  },
  'other signs': (tracked) => {
    const signs: Readonly<Record<string, string>> = {
      '"': '\u201d',
      "'": '\u2019',
      '-': '\u2010',
      '\u2019': "'",
      '\u2013': '-',
      '\u2014': '--',
      fi: '\ufb01',
      fl: '\ufb02',
      '\u00e9': 'e\u0301',
    };
    return render(tracked, undefined, (word) => word.replace(/["'\u2019\u2013\u2014-]|fi|fl|\u00e9/g, (sign) => signs[sign] ?? sign));
  },
};
