import { stemmer } from 'stemmer';
import { stopWords } from './stopWords';

const letters = /^[a-z]{3,}$/;

/** What the forms of an English word share, after Porter: stream of `streaming`. Any other word is its own stem; undefined for a stop word. */
export function stemWord(word: string): string | undefined {
  if (stopWords.has(word)) return undefined;
  return letters.test(word) ? stemFully(word) : word;
}

/** Porter's stem of a stem may be shorter still; here a stem is its own stem, so that the order of words decides nothing. */
function stemFully(word: string): string {
  let stem = word;
  for (let next = stemmer(stem); next !== stem; next = stemmer(stem)) stem = next;
  return stem;
}
