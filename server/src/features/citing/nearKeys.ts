import { distance } from 'fastest-levenshtein';
import type { Library } from '#library';
import { type DraftFile, type EntriesByKey, getDraftBibliographies, type Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import type { CitationItem, CitationKey } from '../../model/citation';
import { findPassage, listMatchedPhrases } from '../evidence/passage';

/** The largest number of keys that are offered. */
const maxKeys = 3;
/** Keys shorter than this are similar to too many others. */
const minKeyLength = 4;

/** The answers that `findNearKeys` has given for this library. The diagnostics of a draft ask for the same keys after each edit. */
const getAnswers = derived(
  (snapshot: Snapshot) => [snapshot.library()],
  () => new Map<string, readonly CitationKey[]>(),
);

/**
 * Similar keys of papers, which the writer may have meant by a key that no paper has. They differ from `key` by one character or, if
 * `key` has at least 8 characters, by up to two. Keys in the draft's own bibliographies come first; within each group, the most similar
 * keys come first. Empty if `key` is shorter than `minKeyLength`.
 */
export function findNearKeys(snapshot: Snapshot, uri: string, key: CitationKey): readonly CitationKey[] {
  if (key.length < minKeyLength) return [];
  const own = getDraftBibliographies(snapshot, uri).files.map((file) => ({ uri: file.uri, keys: file.entriesByKey() }));
  const known = getAnswers(snapshot);
  const question = [key, ...own.map((file) => file.uri)].join('\n');
  const answer =
    known.get(question) ??
    rankKeys(
      snapshot.library(),
      key,
      own.map(({ keys }) => keys),
    );
  known.set(question, answer);
  return answer;
}

function rankKeys(library: Library, key: CitationKey, own: readonly EntriesByKey[]): readonly CitationKey[] {
  const folded = key.toLowerCase();
  const farthest = key.length < 8 ? 1 : 2;
  const near = new Map<CitationKey, number>();
  const compare = (candidate: CitationKey): void => {
    if (Math.abs(candidate.length - key.length) > farthest || candidate === key) return;
    const steps = distance(candidate.toLowerCase(), folded);
    if (steps <= farthest) near.set(candidate, steps - (own.some((keys) => keys.has(candidate)) ? farthest + 1 : 0));
  };
  for (const keys of own) for (const [candidate] of keys) compare(candidate);
  for (const paper of library.papers) if (!own.some((keys) => keys.has(paper.key))) compare(paper.key);
  return [...near]
    .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, maxKeys)
    .map(([candidate]) => candidate);
}

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
