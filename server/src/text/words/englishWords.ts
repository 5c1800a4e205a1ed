import stemList from './englishStems.txt';
import { stemContentWord } from './stemWord';

/** The stems of words with four or more letters that occur in at least ten of 105,041 abstracts (arXiv, ACL Anthology), sorted. */
const stems = stemList.trim().split(/\s+/);

/**
 * Whether a folded word, or another word with the same stem, is common in English abstracts, so that it is no misspelling. If `end` is
 * 'unfinished', the beginning of such a stem is enough.
 */
export function isEnglishWord(word: string, end: 'finished' | 'unfinished' = 'finished'): boolean {
  const stem = stemContentWord(word);
  if (stem === undefined || stems[findInsertionPoint(stem)] === stem) return true;
  return end === 'unfinished' && stems[findInsertionPoint(word)]?.startsWith(word) === true;
}

/** The index of the first stem that does not come before `word`. */
function findInsertionPoint(word: string): number {
  let [from, to] = [0, stems.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((stems[middle] ?? '') < word) from = middle + 1;
    else to = middle;
  }
  return from;
}
