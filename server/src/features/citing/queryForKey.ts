import type { CitationItem } from '../../model/citation';
import type { DraftFile } from '../../workspace/files/textFile';
import type { Snapshot } from '../../workspace/snapshot';
import { listMatchedPhrases } from '../passages/matchedPhrases';
import { findPassage } from '../passages/passage';

/** The largest number of words or phrases of a query. More make it unlikely that another paper has all of them, too. */
const maxPhrases = 3;

/**
 * A query to search the library with for the paper that the writer meant by a key that no paper has. It is the name at the start of
 * the key if papers match it, such as `smith` in `smith2025`; otherwise what the sentence shares with the paper that is closest to it.
 * Empty if no paper matches either. Takes two searches.
 */
export function chooseQueryForKey(snapshot: Snapshot, draft: DraftFile, { key, keySpan }: CitationItem): string {
  const index = snapshot.searchIndex();
  const name = /^\p{L}{3,}/u.exec(key)?.[0];
  if (name !== undefined) {
    const { hits, isNearest } = index.search({ text: name }, { limit: 1 });
    const isFound = hits.some(({ matches }) => matches.every(({ corrected = [] }) => corrected.length === 0));
    if (isFound && isNearest !== true) return name;
  }
  const { sentence } = findPassage(draft, { start: keySpan.start, end: keySpan.start });
  const [closest] = index.suggest(sentence, { limit: 1 }).hits;
  return listMatchedPhrases(closest?.matches ?? [])
    .slice(0, maxPhrases)
    .join(' ');
}
