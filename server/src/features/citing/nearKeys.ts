import { distance } from 'fastest-levenshtein';
import { derived } from '../../base/derivedValues';
import type { CitationKey } from '../../model/citation';
import { getDraftBibliographies } from '../../workspace/drafts/draftLibrary';
import type { Library } from '../../library/library';
import type { Snapshot } from '../../workspace/snapshot';
import type { EntriesByKey } from '../../workspace/files/textFile';

/** The largest number of keys that are offered. */
const mostKeys = 3;
/** Keys shorter than this are similar to too many others. */
const shortestKey = 4;

/** The answers that `findNearKeys` has given for this library. The diagnostics of a draft ask for the same keys after each edit. */
const getAnswers = derived(
  (snapshot: Snapshot) => [snapshot.library()],
  () => new Map<string, readonly CitationKey[]>(),
);

/**
 * Similar keys of papers, which the writer may have meant by a key that no paper has. They differ from `key` by one character or, if
 * `key` has at least 8 characters, by up to two. Keys in the draft's own bibliographies come first; within each group, the most similar
 * keys come first. Empty if `key` is shorter than `shortestKey`.
 */
export function findNearKeys(snapshot: Snapshot, uri: string, key: CitationKey): readonly CitationKey[] {
  if (key.length < shortestKey) return [];
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
    .slice(0, mostKeys)
    .map(([candidate]) => candidate);
}
