import Fuse from 'fuse.js';
import { lazy } from '../base/lazy';

/** A term of the vocabulary that a typed word may mean. */
export interface Expansion {
  readonly term: string;
  /** How sure: 1 for the word itself, less for its beginning, least for a likely typing error. */
  readonly weight: number;
  readonly isTypo: boolean;
}

/** All terms of a collection, for finding those that a typed word may mean. */
export interface Vocabulary {
  /** The terms that begin with `typed`, itself first; at most `limit`, the shortest first. */
  findByPrefix(typed: string, limit: number): readonly Expansion[];
  /** The terms that `typed` may be a misspelling of, best first. */
  findByTypo(typed: string): readonly Expansion[];
}

const prefixWeight = 0.8;
const typoWeight = 0.5;
/** Shorter words have too many neighbours that mean something else. */
const shortestWithTypo = 4;
/** Of fuse.js: 0 is equal, 1 anything. One wrong, missing, doubled or swapped letter in a word of four stays below. */
const typoThreshold = 0.34;

export function createVocabulary(terms: Iterable<string>): Vocabulary {
  const sorted = [...terms].sort(compare);
  // Sorted by what follows the first letter, to reach terms whose beginning was mistyped.
  const byRest = lazy(() => sorted.map((term) => term.slice(1) + '\0' + term).sort(compare));

  const findByTypo = (typed: string): readonly Expansion[] => {
    if (typed.length < shortestWithTypo) return [];
    const near = collectCandidates(sorted, byRest(), typed, 2);
    const found = rankTypos(near, typed);
    return found.length > 0 ? found : rankTypos(collectCandidates(sorted, [], typed, 1), typed);
  };

  return {
    findByPrefix: (typed, limit) =>
      rangeOf(sorted, typed)
        .slice(0, limit)
        .map((term) => ({ term, weight: term === typed ? 1 : prefixWeight, isTypo: false })),
    findByTypo,
  };
}

/** Terms that share the first letters with `typed`, or would but for a letter that is wrong, missing or too many there. */
function collectCandidates(
  sorted: readonly string[],
  byRest: readonly string[],
  typed: string,
  letters: number,
): readonly string[] {
  const candidates = new Set(rangeOf(sorted, typed.slice(0, letters)));
  for (const term of rangeOf(sorted, typed.slice(1, 1 + letters))) candidates.add(term);
  if (letters > 1) {
    for (const rest of [typed.slice(0, letters + 1), typed.slice(1, letters + 2)]) {
      for (const entry of rangeOf(byRest, rest)) candidates.add(entry.slice(entry.indexOf('\0') + 1));
    }
  }
  return [...candidates];
}

function rankTypos(candidates: readonly string[], typed: string): readonly Expansion[] {
  // A word in the middle of being typed is compared with beginnings of its own length, and one letter more or less.
  const near = candidates.filter((term) => term.length >= typed.length - 1);
  const heads = near.map((term) => ({ term, head: term.slice(0, typed.length + 1) }));
  const fuse = new Fuse(heads, { keys: ['head'], threshold: typoThreshold, distance: 8, includeScore: true });
  const results = fuse.search(typed, { limit: 20 });
  const best = results[0]?.score;
  if (best === undefined) return [];
  return results
    .filter(({ score }) => (score ?? 1) <= best + 0.12)
    .map(({ item }) => ({ term: item.term, weight: typoWeight, isTypo: true }));
}

/** The stretch of a sorted list whose strings begin with `prefix`. */
function rangeOf(sorted: readonly string[], prefix: string): readonly string[] {
  if (prefix === '') return [];
  return sorted.slice(lowerBound(sorted, prefix), lowerBound(sorted, prefix + '\uffff'));
}

function lowerBound(sorted: readonly string[], value: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(sorted[middle] ?? '', value) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
