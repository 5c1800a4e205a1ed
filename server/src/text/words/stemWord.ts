import { stemmer } from 'stemmer';
import { stopWords } from './stopWords';

const letters = /^[a-z]{3,}$/;

/** What the forms of an English word share, after Porter: stream of `streaming`. Any other word is its own stem; undefined for a stop word. */
export function stemWord(word: string): string | undefined {
  if (stopWords.has(word)) return undefined;
  return letters.test(word) ? stemmer(word) : word;
}
