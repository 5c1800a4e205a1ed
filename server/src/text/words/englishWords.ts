import stemList from './englishStems.txt';
import { stemContentWord } from './stemWord';

/** Sorted: the stems of the words of four letters or more that stand in ten or more of 105,041 abstracts (arXiv, ACL Anthology). */
const stems = stemList.trim().split(/\s+/);

/** Whether a folded word is one of the language, and no typing error; `unfinished`: whether one begins so. */
export function isEnglishWord(word: string, end: 'finished' | 'unfinished' = 'finished'): boolean {
  const stem = stemContentWord(word);
  if (stem === undefined || stems[findPlace(stem)] === stem) return true;
  return end === 'unfinished' && stems[findPlace(word)]?.startsWith(word) === true;
}

/** Where the first stem stands that is not before `word`. */
function findPlace(word: string): number {
  let [from, to] = [0, stems.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((stems[middle] ?? '') < word) from = middle + 1;
    else to = middle;
  }
  return from;
}
