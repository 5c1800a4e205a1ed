import { stopWords } from './stopWords';

/** A text of fewer words may be English without many stop words. */
const fewestWords = 20;
/** In English abstracts 3 to 5 of 10 words are stop words, in those of other languages 1 of 10 at most (`a`, `in`, `me`). */
const leastShare = 0.15;

/** Whether a text is in English. A short text counts as English if most of its letters are those of English. */
export function isEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const letters = words.join('');
  if (letters.replace(/[^a-z]/g, '').length < letters.length / 2) return false;
  return words.length < fewestWords || words.filter((word) => stopWords.has(word)).length >= words.length * leastShare;
}
