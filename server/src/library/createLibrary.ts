import type { ReferenceIndex } from '#ownFiles';
import { foldTitle } from '#text';
import type { CitationKey } from '../model/citation';
import type { Paper } from '../model/paper';
import type { Work, WorkKey } from './groupIntoWorks';
import { findTitlesByAnyKey } from './keys/digestKeys';
import type { Library } from './library';
import { listOccurrences, type OccurrencesByFile } from './occurrences';
import { createPaperIndex, type PaperIndex } from './paperIndex';
import { createWorks, type Works } from './works';

/** The parts from which a library is made. The next library is built from them too. */
export interface LibraryParts {
  readonly occurrences: OccurrencesByFile;
  readonly works: Works;
  readonly index: PaperIndex;
}

/**
 * Links the occurrences that belong to the same work, and makes one paper of each work. `previous` are the parts of an earlier library
 * with mostly the same occurrences. If it is given, only works that gained or lost an occurrence are linked again, and papers that have
 * not changed remain the same objects.
 */
export function createLibraryParts(occurrences: OccurrencesByFile, references: ReferenceIndex, previous?: LibraryParts): LibraryParts {
  const works = createWorks(listOccurrences(occurrences), references, previous?.works);
  return { occurrences, works, index: createPaperIndex(works, previous?.index) };
}

export function createLibrary({ occurrences, works, index }: LibraryParts): Library {
  const { papers, byKey, byName } = index;
  const listPapers = (list: readonly Work[]): readonly Paper[] => list.flatMap(([first]) => works.byEntry.get(first.entry) ?? []);
  const findByFoldedTitle = (title: WorkKey): readonly Paper[] => listPapers(works.byTitle.get(title) ?? []);
  const resolveAlias = (key: CitationKey): readonly Paper[] => {
    const found = findTitlesByAnyKey(works.digestKeys, key).flatMap((title) => findDigestPaper(works, title) ?? []);
    if (found.length < 2) return found;
    const wanted = new Set(found);
    return papers.filter((paper) => wanted.has(paper));
  };
  return {
    papers,
    digestPaperCount: works.digestPaperCount,
    occurrences,
    findByKey: (key) => byKey.get(key)?.[0],
    resolveKey: (key) => byKey.get(key) ?? resolveAlias(key),
    findByName: (name) => byName.get(name) ?? [],
    findByTitle: (title) => findByFoldedTitle(foldTitle(title)),
    findByFoldedTitle,
    findByIdentifier: (identifier) => [
      ...new Set((works.byIdentifier.get(identifier) ?? []).flatMap(({ entry }) => works.byEntry.get(entry) ?? [])),
    ],
    *listByTitle() {
      for (const [title, list] of works.byTitle) yield [title, listPapers(list)];
    },
    findByEntry: (entry) => works.byEntry.get(entry),
  };
}

/** The paper of the first work with this title; only the first can have occurrences in digests. undefined if no work has the title. */
function findDigestPaper({ byTitle, byEntry }: Works, title: WorkKey): Paper | undefined {
  const [work] = byTitle.get(title) ?? [];
  return work === undefined ? undefined : byEntry.get(work[0].entry);
}
