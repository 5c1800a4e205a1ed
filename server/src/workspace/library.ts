import { lazy } from '../base/lazy';
import type { CitationKey } from '../model/citation';
import type { Paper, PaperPlace } from '../model/paper';
import { assignRungs, createKeyLadder, keyOnRung, type KeyLadder } from './citationKeys';
import { groupPlaces, type Work } from './groupPlaces';
import { mergePlaces } from './mergePlaces';

/** All works that a draft can cite. Never changes; a change of a digest or a bibliography makes a new one. */
export interface Library {
  /** Those of digests in the order of digests (by URI) and of their lines, then those that only a bibliography has. */
  readonly papers: readonly Paper[];
  /** How many of `papers`, from the first on, stand in a digest. */
  readonly digestPaperCount: number;
  /** The paper whose key this is, the first where bibliographies mean several by it. undefined where no paper has it. */
  findByKey(key: CitationKey): Paper | undefined;
  /**
   * What a key in a draft means: the papers that have it, or else every paper that answers to a shorter or longer form
   * of its key. Several where bibliographies differ, or where a short key has come to mean several; empty where none.
   */
  resolveKey(key: CitationKey): readonly Paper[];
  /** Papers with this very name, letter case included ("SEA" is no "sea"). */
  findByName(name: string): readonly Paper[];
  /** The paper that an entry of a digest or a bibliography tells of; undefined for one of an older version. */
  findByEntry(entry: PaperPlace['entry']): Paper | undefined;
}

/** `places` in the order that the library has: digests first. Places that tell of one work are one paper. */
export function createLibrary(places: readonly PaperPlace[]): Library {
  const works = groupPlaces(places);
  const fromDigests = works.filter(isInDigest);
  const taken = collectKeys(works);
  const ladders = fromDigests.map((work) => createKeyLadder(chooseKeyTitle(work)));
  const rungs = assignRungs(ladders, (key) => taken.has(key));
  const digestPapers = fromDigests.map((work, index): Paper => ({ key: ownKey(work) ?? keyAt(ladders, rungs, index), ...mergePlaces(work) }));
  const papers = [...digestPapers, ...works.filter((work) => !isInDigest(work)).map(paperOfEntries)];

  const byKey = new Map<CitationKey, Paper | readonly Paper[]>();
  const byName = new Map<string, Paper[]>();
  for (const paper of papers) {
    for (const name of paper.names) append(byName, name, paper);
    addKey(byKey, paper.key, paper);
    for (const { entry, kind } of paper.places) {
      if (kind !== 'bibliography') continue;
      addKey(byKey, entry.key, paper);
      for (const { key } of entry.aliases) addKey(byKey, key, paper);
    }
  }
  const byBase = new Map<CitationKey, number[]>();
  ladders.forEach((ladder, index) => {
    const base = keyOnRung(ladder, 0);
    append(byBase, base, index);
    // A longer key that lost its first hyphen (`tipadapter`) doesn't lead back to `tip`.
    const longer = keyOnRung(ladder, 1);
    if (longer !== base && !longer.startsWith(`${base}-`)) append(byBase, longer, index);
  });

  const resolveAlias = (key: CitationKey): readonly Paper[] => {
    const found: Paper[] = [];
    for (let base = key; base !== ''; base = base.slice(0, Math.max(0, base.lastIndexOf('-')))) {
      for (const index of byBase.get(base) ?? []) {
        const ladder = ladders[index];
        const paper = digestPapers[index];
        if (ladder !== undefined && paper !== undefined && hasRung(ladder, key)) found.push(paper);
      }
      if (found.length > 0) break;
    }
    return found;
  };
  const withKey = (key: CitationKey): readonly Paper[] => {
    const found = byKey.get(key);
    return found === undefined ? [] : isList(found) ? found : [found];
  };
  const byEntry = lazy(() => new Map(papers.flatMap((paper) => paper.places.map(({ entry }) => [entry, paper] as const))));

  return {
    papers,
    digestPaperCount: digestPapers.length,
    findByKey: (key) => withKey(key)[0],
    resolveKey: (key) => {
      const exact = withKey(key);
      return exact.length > 0 ? exact : resolveAlias(key);
    },
    findByName: (name) => byName.get(name) ?? [],
    findByEntry: (entry) => byEntry().get(entry),
  };
}

function isInDigest([first]: Work): boolean {
  return first.kind === 'digest';
}

/** The writer's own key for a work, from the first bibliography that has it. */
function ownKey(work: Work): CitationKey | undefined {
  const place = work.find(({ kind }) => kind === 'bibliography');
  return place?.kind === 'bibliography' ? place.entry.key : undefined;
}

function collectKeys(works: readonly Work[]): ReadonlySet<CitationKey> {
  const keys = new Set<CitationKey>();
  for (const work of works) {
    for (const { kind, entry } of work) {
      if (kind !== 'bibliography') continue;
      keys.add(entry.key);
      for (const { key } of entry.aliases) keys.add(key);
    }
  }
  return keys;
}

/** A paper of one entry stays the same object as long as the entry does: a large bibliography is joined anew at every edit. */
const papersOfEntries = new WeakMap<PaperPlace['entry'], Paper>();

function paperOfEntries(work: Work): Paper {
  const [{ entry }] = work;
  const known = work.length === 1 ? papersOfEntries.get(entry) : undefined;
  if (known !== undefined) return known;
  const paper: Paper = { key: ownKey(work) ?? '', ...mergePlaces(work) };
  if (work.length === 1) papersOfEntries.set(entry, paper);
  return paper;
}

/** Of spellings that differ by signs the one with a colon, then the first by letters: the order of digests decides nothing. */
function chooseKeyTitle(work: Work): string {
  const [best] = work
    .flatMap(({ kind, entry }) => (kind === 'digest' ? [entry.title] : []))
    .sort((a, b) => Number(b.includes(':')) - Number(a.includes(':')) || (a < b ? -1 : 1));
  return best ?? '';
}

function addKey(map: Map<CitationKey, Paper | readonly Paper[]>, key: CitationKey, paper: Paper): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, paper);
  else if (isList(known)) {
    if (!known.includes(paper)) map.set(key, [...known, paper]);
  } else if (known !== paper) map.set(key, [known, paper]);
}

function isList(papers: Paper | readonly Paper[]): papers is readonly Paper[] {
  return Array.isArray(papers);
}

function keyAt(ladders: readonly KeyLadder[], rungs: readonly number[], index: number): CitationKey {
  const ladder = ladders[index];
  return ladder === undefined ? '' : keyOnRung(ladder, rungs[index] ?? 0);
}

function hasRung(ladder: KeyLadder, key: CitationKey): boolean {
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
