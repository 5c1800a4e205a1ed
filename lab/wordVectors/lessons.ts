import { splitSentences, stemContentWord, tokenizeWords } from '../../server/src/text';
import type { Vocabulary } from './vocabulary';

/** A paper as numbers of stems: its title, and the sentences of its abstract. */
export interface Lesson {
  readonly title: Int32Array;
  readonly sentences: readonly Int32Array[];
}

export function readLesson(title: string, abstract: string, vocabulary: Vocabulary): Lesson {
  return {
    title: vocabulary.number(title),
    sentences: splitSentences(abstract).map((each) => vocabulary.number(abstract.slice(each.start, each.end))),
  };
}

export function listStems(text: string): readonly string[] {
  return tokenizeWords(text).flatMap(({ term }) => stemContentWord(term) ?? []);
}
