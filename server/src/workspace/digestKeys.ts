import { lazy } from '../base/lazy';
import type { CitationKey } from '../model/citation';
import { assignRungs, createKeyLadder, keyOnRung, type KeyLadder } from './citationKeys';
import { getWorkTitle, type Work, type WorkTitle } from './groupPlaces';

/** The keys that are made for the works of digests. */
export interface DigestKeys {
  /** The titles of the works, in the order of the library. */
  readonly titles: readonly WorkTitle[];
  /** The key of the work at each index. */
  readonly keys: readonly CitationKey[];
  findByTitle(title: WorkTitle): CitationKey | undefined;
  /**
   * The works that answer to a key, as indexes into `titles`: those with the longest beginning of it that leads anywhere.
   * Empty where none does.
   */
  findByAlias(key: CitationKey): readonly number[];
}

/** `works` are those of digests, in the order of the library. Keys that `isTaken` belong to none of them. */
export function createDigestKeys(works: readonly Work[], isTaken: (key: CitationKey) => boolean): DigestKeys {
  const ladders = works.map((work) => createKeyLadder(chooseKeyTitle(work)));
  const rungs = assignRungs(ladders, isTaken);
  const byBase = new Map<CitationKey, number[]>();
  ladders.forEach((ladder, index) => {
    const base = keyOnRung(ladder, 0);
    append(byBase, base, index);
    // A longer key that lost its first hyphen (`tipadapter`) doesn't lead back to `tip`.
    const longer = keyOnRung(ladder, 1);
    if (longer !== base && !longer.startsWith(`${base}-`)) append(byBase, longer, index);
  });
  const titles = works.map(([first]) => getWorkTitle(first));
  const keys = ladders.map((ladder, index) => keyOnRung(ladder, rungs[index] ?? 0));
  const byTitle = lazy(() => new Map(titles.map((title, index) => [title, keys[index] ?? ''])));
  return {
    titles,
    keys,
    findByTitle: (title) => byTitle().get(title),
    findByAlias: (key) => {
      for (let base = key; base !== ''; base = base.slice(0, Math.max(0, base.lastIndexOf('-')))) {
        const found = (byBase.get(base) ?? []).filter((index) => hasRung(ladders[index], key));
        if (found.length > 0) return found;
      }
      return [];
    },
  };
}

/** Of spellings that differ by signs the one with a colon, then the first by letters: the order of digests decides nothing. */
function chooseKeyTitle(work: Work): string {
  const [best] = work
    .flatMap(({ kind, entry }) => (kind === 'digest' ? [entry.title] : []))
    .sort((a, b) => Number(b.includes(':')) - Number(a.includes(':')) || (a < b ? -1 : 1));
  return best ?? '';
}

function hasRung(ladder: KeyLadder | undefined, key: CitationKey): boolean {
  if (ladder === undefined) return false;
  for (let rung = 0; rung <= ladder.further.length; rung++) {
    const candidate = keyOnRung(ladder, rung);
    if (candidate === key) return true;
    if (candidate.length > key.length) return false;
  }
  return false;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
