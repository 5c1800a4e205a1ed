import type { ReferenceIndex } from '#ownFiles';
import { createLayeredMap, type MapBase } from '../../base/collections';
import { lazy } from '../../base/derivedValues';
import { readStrings } from '../../base/stringTable';
import type { CitationKey } from '../../model/citation';
import type { CompletedReference } from '../../model/completedReference';
import type { Occurrence, Paper } from '../../model/paper';
import { type LibraryParts, listPaperKeys, type PaperIndex } from '../createLibrary';
import { getWorkKey, type Work, type WorkKey } from '../groupIntoWorks';
import type { MadeKey } from '../keys/digestKeys';
import { findReference, listOccurrenceIdentifiers, listPossibleWorks, type MergedWork, mergeRecords } from '../mergeRecords';
import { listOccurrences, type OccurrencesByFile } from '../occurrences';
import { countKeys, findSpelling, type Works } from '../works';
import { type DigestTable, findStoredEntry } from './digestTable';
import { readRows } from './keyedRows';
import { type LibraryTable, listPaperBases, noPaper } from './libraryTable';
import { StoredPaper, type StoredPaperSource } from './storedPaper';

/** The occurrences of a library, and, for each restored digest, the index of its first occurrence among all occurrences. */
interface StoredOccurrences {
  readonly byFile: OccurrencesByFile;
  readonly starts: ReadonlyMap<DigestTable, number>;
  /** The references from which the papers were completed. */
  readonly references: ReferenceIndex;
}

/**
 * Restores a packed library. `stored` must contain the occurrences that the library had when it was packed. Occurrences are not linked
 * again, and most maps are not filled: each look-up searches the table.
 */
export function restoreLibrary(table: LibraryTable, stored: StoredOccurrences): LibraryParts {
  const { references } = stored;
  const occurrences = listOccurrences(stored.byFile);
  const firstOccurrenceOf = (index: number): Occurrence =>
    occurrences[table.occurrences[table.occurrenceStarts[index] ?? 0] ?? 0] as Occurrence;
  const papers = createPapers(table, occurrences, (index) => completed().get(papers[index]));
  const paperAt = (index: number): Paper => papers[index] as Paper;
  const papersAt = (indexes: readonly number[]): readonly Paper[] => indexes.map(paperAt);
  const index: PaperIndex = {
    papers,
    firstOccurrences: lazy(() => papers.map((_, index) => firstOccurrenceOf(index))),
    byKey: createLayeredMap(readRows(table.byKey, { wordsOf: (index) => listPaperKeys(paperAt(index)), valueOf: papersAt })),
    byName: createLayeredMap(readRows(table.byName, { wordsOf: (index) => new Set(paperAt(index).names), valueOf: papersAt })),
  };
  const works = createWorks({ table, occurrences, starts: stored.starts, references, papers, firstOccurrenceOf });
  const completed = lazy(() => findCompleted(works));
  return { occurrences: stored.byFile, index, works };
}

/** The papers that have a reference. They are found from the references, since most papers have none. */
function findCompleted(works: Works): ReadonlyMap<Paper | undefined, CompletedReference> {
  const { references, byTitle, byEntry } = works;
  const possible = new Set(references.references.flatMap((reference) => listPossibleWorks(reference, works)));
  return new Map(
    [...possible].flatMap((title) =>
      (byTitle.get(title) ?? []).flatMap((work) => {
        const reference = findReference(references, work);
        return reference === undefined ? [] : [[byEntry.get(work[0].entry), reference] as const];
      }),
    ),
  );
}

function createPapers(
  table: LibraryTable,
  occurrences: readonly Occurrence[],
  findReference: StoredPaperSource['findReference'],
): readonly Paper[] {
  const string = readStrings(table.keys);
  const works: (Work | undefined)[] = [];
  const merged = new Map<number, MergedWork>();
  const source: StoredPaperSource = {
    keyOf: (index: number): CitationKey => string(2 * index),
    workOf: (index: number): Work => (works[index] ??= listOwn(index) as unknown as Work),
    mergedOf(index: number): MergedWork {
      const known = merged.get(index) ?? mergeRecords(source.workOf(index), findReference(index));
      merged.set(index, known);
      return known;
    },
    findReference,
    findOnlyOccurrence: (index: number): Occurrence | undefined => {
      const start = table.occurrenceStarts[index] ?? 0;
      return start + 1 === table.occurrenceStarts[index + 1] ? occurrences[table.occurrences[start] ?? 0] : undefined;
    },
  };
  const listOwn = (index: number): readonly Occurrence[] => {
    const list: Occurrence[] = [];
    for (let at = table.occurrenceStarts[index] ?? 0; at < (table.occurrenceStarts[index + 1] ?? 0); at++)
      list.push(occurrences[table.occurrences[at] ?? 0] as Occurrence);
    return list;
  };
  const papers: Paper[] = [];
  for (let index = 0; index < table.occurrenceStarts.length - 1; index++) papers.push(new StoredPaper(source, index));
  return papers;
}

interface StoredLibrary {
  readonly table: LibraryTable;
  readonly occurrences: readonly Occurrence[];
  readonly starts: StoredOccurrences['starts'];
  readonly references: ReferenceIndex;
  readonly papers: readonly Paper[];
  /** The first occurrence of the paper with this index. */
  firstOccurrenceOf(index: number): Occurrence;
}

function createWorks(stored: StoredLibrary): Works {
  const { table, occurrences, references, papers, firstOccurrenceOf } = stored;
  const string = readStrings(table.keys);
  const { byEntry, numberOf } = createEntryMap(stored);
  const titles = new Map<number, WorkKey>();
  const titleOf = (index: number): WorkKey => {
    const title = titles.get(index) ?? getWorkKey(firstOccurrenceOf(index));
    titles.set(index, title);
    return title;
  };
  const worksFrom = (first: number): readonly Work[] => {
    const works: Work[] = [];
    for (let index = first; index !== noPaper; index = table.nextNamesakes[index] ?? noPaper)
      works.push((papers[index] as Paper).occurrences as Work);
    return works;
  };
  const titleRows = readRows(table.byTitle, {
    wordsOf: (index) => [titleOf(index)].filter((title) => typeof title === 'string'),
    valueOf: ([first = noPaper]) => first,
  });
  const untitled = lazy(
    () =>
      new Map(
        occurrences.flatMap((occurrence, number) => (occurrence.entry.title === '' ? [[occurrence, numberOf(number)] as const] : [])),
      ),
  );
  const findFirst = (title: WorkKey): number | undefined => (typeof title === 'string' ? titleRows.get(title) : untitled().get(title));
  const byTitle: MapBase<WorkKey, readonly Work[]> = {
    size: titleRows.size,
    get: (title) => {
      const first = findFirst(title);
      return first === undefined ? undefined : worksFrom(first);
    },
    *[Symbol.iterator]() {
      for (const [title, first] of titleRows) yield [title, worksFrom(first)];
      for (const [occurrence, first] of untitled()) yield [occurrence, worksFrom(first)];
    },
  };
  const madeKeyOf = (index: number): MadeKey => ({ key: string(2 * index + 1), spelling: findSpelling(papers[index]?.occurrences) ?? '' });
  const madeKeys: MapBase<WorkKey, MadeKey> = {
    size: table.digestPaperCount,
    get: (title) => {
      const first = findFirst(title);
      return first === undefined || first >= table.digestPaperCount ? undefined : madeKeyOf(first);
    },
    *[Symbol.iterator]() {
      for (let index = 0; index < table.digestPaperCount; index++) yield [titleOf(index), madeKeyOf(index)];
    },
  };
  const byIdentifier = readRows(table.byIdentifier, {
    wordsOf: (index) => listOccurrenceIdentifiers(occurrences[index] as Occurrence),
    valueOf: (indexes): readonly Occurrence[] => indexes.map((index) => occurrences[index] as Occurrence),
  });
  const byBase = readRows(table.byBase, {
    wordsOf: (index) => listPaperBases(papers[index] as Paper),
    valueOf: (indexes): readonly WorkKey[] => indexes.map(titleOf),
  });
  const bibliographyOccurrences = occurrences.filter(({ kind }) => kind === 'bibliography');
  const noKeys = createLayeredMap<CitationKey, number>();
  return {
    occurrences,
    byTitle: createLayeredMap(byTitle),
    byEntry: createLayeredMap(byEntry),
    byIdentifier: createLayeredMap(byIdentifier),
    references,
    entryKeys: noKeys.withChanges(countKeys(noKeys, { removed: [], added: bibliographyOccurrences })),
    digestKeys: { byTitle: createLayeredMap(madeKeys), byBase: createLayeredMap(byBase) },
    digestPaperCount: table.digestPaperCount,
    change: { removed: [], added: [] },
  };
}

interface EntryMap {
  readonly byEntry: MapBase<Occurrence['entry'], Paper>;
  /** The index of the paper that has the occurrence with this index. */
  numberOf(occurrence: number): number;
}

function createEntryMap({ table, occurrences, starts, papers }: StoredLibrary): EntryMap {
  const paperOf = lazy(() => {
    const numbers = new Uint32Array(occurrences.length);
    for (let index = 0; index < papers.length; index++) {
      for (let at = table.occurrenceStarts[index] ?? 0; at < (table.occurrenceStarts[index + 1] ?? 0); at++)
        numbers[table.occurrences[at] ?? 0] = index;
    }
    return numbers;
  });
  /** Entries of bibliographies are new objects at each start and do not contain their index, so this map contains the index of each. */
  const bibliographyEntries = lazy(
    () =>
      new Map<Occurrence['entry'], number>(
        occurrences.flatMap(({ kind, entry }, number) => (kind === 'bibliography' ? [[entry, number] as const] : [])),
      ),
  );
  const findOccurrence = (entry: Occurrence['entry']): number | undefined => {
    const digestEntry = findStoredEntry(entry);
    if (digestEntry === undefined) return bibliographyEntries().get(entry);
    const occurrence = (starts.get(digestEntry.table) ?? 0) + digestEntry.index;
    // A table may have been restored twice: once for the open document, and once for the earlier version of its file.
    return occurrences[occurrence]?.entry === entry ? occurrence : undefined;
  };
  const numberOf = (occurrence: number): number => paperOf()[occurrence] ?? 0;
  return {
    numberOf,
    byEntry: {
      size: occurrences.length,
      get: (entry) => {
        const occurrence = findOccurrence(entry);
        return occurrence === undefined ? undefined : papers[numberOf(occurrence)];
      },
      *[Symbol.iterator]() {
        for (const [number, { entry }] of occurrences.entries()) yield [entry, papers[numberOf(number)] as Paper];
      },
    },
  };
}
