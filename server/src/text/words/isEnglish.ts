import { stopWords } from './stopWords';

/** A text of fewer words may be English without many stop words. */
const fewestWords = 20;
/** The most letters that the words of a short text have on average; 5 to 6 in English. */
const longestWords = 12;
/** In English abstracts 3 to 5 of 10 words are stop words, in those of other languages 1 of 10 at most (`a`, `in`, `me`). */
const leastShare = 0.15;

/** Whether a text is in English. A short text counts as English if its words are as long as words of English. */
export function isEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  // Without spaces between words, as in Chinese, what looks like a word is a clause.
  if (words.length < fewestWords) return words.join('').length <= words.length * longestWords;
  return words.filter((word) => stopWords.has(word)).length >= words.length * leastShare;
}
