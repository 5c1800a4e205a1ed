import type { CitationKey } from '../model/citation';
import type { Paper, Occurrence } from '../model/paper';
import { findByAlias } from './keys/digestKeys';
import { foldTitle, type WorkTitle } from './linkRecords';
import { createPaperIndex, type PaperIndex } from './paperIndex';
import { createWorks, type Works } from './works';

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
  findByEntry(entry: Occurrence['entry']): Paper | undefined;
}

/** What a library answers from, and a later one builds on. */
export interface LibraryParts {
  readonly works: Works;
  readonly index: PaperIndex;
}

/** Kept beside the library: who only asks it has no use for them. */
const parts = new WeakMap<Library, LibraryParts>();

export function findLibraryParts(library: Library): LibraryParts | undefined {
  return parts.get(library);
}

/**
 * `occurrences` in the order that the library has: digests first. Occurrences that tell of one work are one paper. `previous` is
 * an earlier library, of occurrences most of which are the same objects: what is made anew is what the others touch, and
 * papers that did not change stay the same objects.
 */
export function createLibrary(occurrences: readonly Occurrence[], previous?: Library): Library {
  const known = previous === undefined ? undefined : parts.get(previous);
  const works = createWorks(occurrences, known?.works);
  return assembleLibrary({ works, index: createPaperIndex(works, known?.index) });
}

export function assembleLibrary({ works, index }: LibraryParts): Library {
  const { papers, byKey, byName } = index;
  const resolveAlias = (key: CitationKey): readonly Paper[] => {
    const found = findByAlias(works.digestKeys, key).flatMap((title) => findDigestPaper(works, title) ?? []);
    if (found.length < 2) return found;
    const wanted = new Set(found);
    return papers.filter((paper) => wanted.has(paper));
  };
  const library: Library = {
    papers,
    digestPaperCount: works.digestPaperCount,
    findByKey: (key) => byKey.get(key)?.[0],
    resolveKey: (key) => byKey.get(key) ?? resolveAlias(key),
    findByName: (name) => byName.get(name) ?? [],
    findByEntry: (entry) => works.byEntry.get(entry),
  };
  parts.set(library, { works, index });
  return library;
}

/** Papers with this title, as titles are compared: several where it is the title of several works. */
export function findPapersByTitle(library: Library, title: string): readonly Paper[] {
  return findPapersByWorkTitle(library, foldTitle(title));
}

/** The same for a title in the form in which titles are compared (`foldTitle`): for who looks it up again and again. */
export function findPapersByWorkTitle(library: Library, title: WorkTitle): readonly Paper[] {
  const works = parts.get(library)?.works;
  if (works === undefined) return [];
  return (works.byTitle.get(title) ?? []).flatMap(([occurrence]) => works.byEntry.get(occurrence.entry) ?? []);
}

/** Of the works with one title the first has all occurrences of digests. */
function findDigestPaper({ byTitle, byEntry }: Works, title: WorkTitle): Paper | undefined {
  const [work] = byTitle.get(title) ?? [];
  return work === undefined ? undefined : byEntry.get(work[0].entry);
}
