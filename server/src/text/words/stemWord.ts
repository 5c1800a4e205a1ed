import { stemmer } from 'stemmer';
import { stopWords } from './stopWords';

const letters = /^[a-z]{3,}$/;

/** What the forms of an English word in lower case have in common, by Porter's algorithm: `stream` of `streaming`. Other words are their own stems. */
export function stemWord(word: string): string {
  return letters.test(word) ? stemmer(word) : word;
}

/** The stem of a word; undefined for a stop word. */
export function stemContentWord(word: string): string | undefined {
  return stopWords.has(word) ? undefined : stemWord(word);
}
