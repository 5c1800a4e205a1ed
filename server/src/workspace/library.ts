import { foldText } from '../base/foldText';
import type { CitationKey } from '../model/citation';
import type { Paper, PaperPlace } from '../model/paper';
import type { PaperLink } from '../model/paperEntry';
import { assignRungs, createKeyLadder, keyOnRung, type KeyLadder } from './citationKeys';

/** All works that a draft can cite. Never changes; a change of a digest makes a new one. */
export interface Library {
  /** In the order of digests (by URI) and of their lines. */
  readonly papers: readonly Paper[];
  /** The paper whose key this is. undefined where no paper has it. */
  findByKey(key: CitationKey): Paper | undefined;
  /**
   * What a key in a draft means: the paper whose key it is, or else every paper that answers to a shorter or longer
   * form of its key. Several where a short key has come to mean several papers; empty where none.
   */
  resolveKey(key: CitationKey): readonly Paper[];
  /** Papers with this very name, letter case included ("SEA" is no "sea"). */
  findByName(name: string): readonly Paper[];
  /** The paper at this place; undefined where the offset stands in no title. */
  findByTitle(title: string): Paper | undefined;
}

export const emptyLibrary: Library = createLibrary([]);

/** `places` in the order that the library has. Places whose titles are equal when folded are one paper. */
export function createLibrary(places: readonly PaperPlace[]): Library {
  const groups = groupByTitle(places);
  const titles = [...groups.keys()];
  const drafts = [...groups.values()].map(mergePlaces);
  const ladders = [...groups.values()].map((group) => createKeyLadder(chooseKeyTitle(group)));
  const rungs = assignRungs(ladders);
  const papers = drafts.map((draft, index): Paper => ({ key: keyAt(ladders, rungs, index), ...draft }));

  const byKey = new Map<CitationKey, Paper>();
  const byTitle = new Map<string, Paper>();
  const byName = new Map<string, Paper[]>();
  const byBase = new Map<CitationKey, number[]>();
  papers.forEach((paper, index) => {
    byKey.set(paper.key, paper);
    byTitle.set(titles[index] ?? '', paper);
    for (const name of paper.names) append(byName, name, paper);
    const ladder = ladders[index];
    if (ladder === undefined) return;
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
        const paper = papers[index];
        if (ladder !== undefined && paper !== undefined && hasRung(ladder, key)) found.push(paper);
      }
      if (found.length > 0) break;
    }
    return found;
  };

  return {
    papers,
    findByKey: (key) => byKey.get(key),
    resolveKey: (key) => {
      const paper = byKey.get(key);
      return paper === undefined ? resolveAlias(key) : [paper];
    },
    findByName: (name) => byName.get(name) ?? [],
    findByTitle: (title) => byTitle.get(foldText(title)),
  };
}

function groupByTitle(places: readonly PaperPlace[]): Map<string, PaperPlace[]> {
  const groups = new Map<string, PaperPlace[]>();
  for (const place of places) {
    const folded = foldText(place.entry.title);
    // A title of signs alone folds to nothing: it is known by its letters as they are.
    append(groups, folded === '' ? place.entry.title : folded, place);
  }
  return groups;
}

/** Of spellings that differ by signs the one with a colon, then the first by letters: the order of digests decides nothing. */
function chooseKeyTitle(places: readonly PaperPlace[]): string {
  const [best] = places
    .map(({ entry }) => entry.title)
    .sort((a, b) => Number(b.includes(':')) - Number(a.includes(':')) || (a < b ? -1 : 1));
  return best ?? '';
}

function mergePlaces(places: readonly PaperPlace[]): Omit<Paper, 'key'> {
  const [first] = places;
  if (first === undefined) throw new Error('A paper stands somewhere.');
  const entries = places.map(({ entry }) => entry);
  const date = entries.find((entry) => entry.date !== undefined)?.date;
  const year = entries.find((entry) => entry.year !== undefined)?.year;
  const arxivId = entries.find((entry) => entry.arxivId !== undefined)?.arxivId;
  const doi = entries.find((entry) => entry.doi !== undefined)?.doi;
  return {
    title: first.entry.title,
    names: places.length === 1 ? first.entry.names : [...new Set(entries.flatMap((entry) => entry.names))],
    abstract: entries.reduce((best, { abstract }) => (abstract.length > best.length ? abstract : best), ''),
    authors: entries.find((entry) => entry.authors.length > 0)?.authors ?? [],
    ...(date === undefined ? {} : { date }),
    ...(year === undefined ? {} : { year }),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(doi === undefined ? {} : { doi }),
    links: places.length === 1 ? first.entry.links : uniqueLinks(entries.flatMap((entry) => entry.links)),
    places,
  };
}

function uniqueLinks(links: readonly PaperLink[]): readonly PaperLink[] {
  return [...new Map(links.map((link) => [link.url, link])).values()];
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
