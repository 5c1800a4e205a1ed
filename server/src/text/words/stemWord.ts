import { stemmer } from 'stemmer';
import { stopWords } from './stopWords';

const letters = /^[a-z]{3,}$/;

/** The stem of a lower-case English word, by Porter's algorithm: `stream` for `streaming`. Other words are returned as they are. */
export function stemWord(word: string): string {
  return letters.test(word) ? stemmer(word) : word;
}

/** The stem of a word; undefined for a stop word. */
export function stemContentWord(word: string): string | undefined {
  return stopWords.has(word) ? undefined : stemWord(word);
}
