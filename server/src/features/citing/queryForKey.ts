import type { CitationItem } from '../../model/citation';
import { stopWords } from '../../text/words/stopWords';
import type { DraftFile } from '../../workspace/files/textFile';
import type { Snapshot } from '../../workspace/snapshot';
import { findPassage } from '../passages/passage';

/** The largest number of words of a query. More words make it unlikely that the paper has all of them. */
const maxWords = 3;
/** The largest number of words that are tried. Each takes a search. */
const maxTried = 8;

/**
 * A query to search the library with for the paper that the writer meant by a key that no paper has. It is the name at the start of
 * the key if papers match it, such as `smith` in `smith2025`; otherwise those words of the sentence that papers have together. Empty if
 * no paper matches either.
 */
export function chooseQueryForKey(snapshot: Snapshot, draft: DraftFile, { key, keySpan }: CitationItem): string {
  const index = snapshot.searchIndex();
  const isFound = (text: string): boolean => {
    const { hits, isNearest } = index.search({ text }, { limit: 1 });
    return isNearest !== true && hits.some(({ matches }) => matches.every(({ corrected = [] }) => corrected.length === 0));
  };
  const name = /^\p{L}{3,}/u.exec(key)?.[0];
  if (name !== undefined && isFound(name)) return name;
  const words = listWords(findPassage(draft, { start: keySpan.start, end: keySpan.start }).sentence);
  // Long words tell the most.
  const tried = words.toSorted((a, b) => b.length - a.length).slice(0, maxTried);
  const chosen: string[] = [];
  for (const word of tried) if (chosen.length < maxWords && isFound([...chosen, word].join(' '))) chosen.push(word);
  return words.filter((word) => chosen.includes(word)).join(' ');
}

/** The words of a text that tell what it is about, in lower case, each once. */
function listWords(text: string): readonly string[] {
  const words = (text.match(/\p{L}{3,}/gu) ?? []).map((word) => word.toLowerCase());
  return [...new Set(words)].filter((word) => !stopWords.has(word));
}
