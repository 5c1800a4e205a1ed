import { distance } from 'fastest-levenshtein';
import type { CitationKey } from '../model/citation';
import { getDraftBibliographies } from '../workspace/draftLibrary';
import type { Library } from '../workspace/library';
import type { Snapshot } from '../workspace/snapshot';

/** So many keys are offered at most. */
const mostKeys = 3;
/** Shorter keys are near to everything. */
const shortestKey = 4;

const answers = new WeakMap<Library, Map<string, readonly CitationKey[]>>();

/**
 * Keys that a writer may have meant by one that nothing has: a typing error away, those of the draft's own bibliographies
 * first, then the nearest. Kept with the library, since a draft asks again at every keystroke.
 */
export function findNearKeys(snapshot: Snapshot, uri: string, key: CitationKey): readonly CitationKey[] {
  if (key.length < shortestKey) return [];
  const own = getDraftBibliographies(snapshot, uri).files;
  const known = getAnswers(snapshot.library());
  const question = [key, ...own.map((file) => file.uri)].join('\n');
  const answer = known.get(question) ?? rankKeys(snapshot.library(), key, new Set(own.flatMap((file) => [...file.entriesByKey().keys()])));
  known.set(question, answer);
  return answer;
}

function getAnswers(library: Library): Map<string, readonly CitationKey[]> {
  const known = answers.get(library) ?? new Map<string, readonly CitationKey[]>();
  answers.set(library, known);
  return known;
}

function rankKeys(library: Library, key: CitationKey, own: ReadonlySet<CitationKey>): readonly CitationKey[] {
  const folded = key.toLowerCase();
  const farthest = key.length < 8 ? 1 : 2;
  const near = new Map<CitationKey, number>();
  for (const candidate of new Set([...own, ...library.papers.map((paper) => paper.key)])) {
    if (Math.abs(candidate.length - key.length) > farthest) continue;
    const steps = distance(candidate.toLowerCase(), folded);
    if (steps <= farthest && candidate !== key) near.set(candidate, steps - (own.has(candidate) ? farthest + 1 : 0));
  }
  return [...near]
    .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostKeys)
    .map(([candidate]) => candidate);
}
