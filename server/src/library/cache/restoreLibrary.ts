import { createLayeredMap, type MapBase } from '../../base/layeredMap';
import { lazy } from '../../base/lazy';
import type { CitationKey } from '../../model/citation';
import type { Paper, Occurrence } from '../../model/paper';
import type { MadeKey } from '../keys/digestKeys';
import { getWorkTitle, type Work, type WorkTitle } from '../linkRecords';
import type { LibraryParts } from '../library';
import type { PaperIndex } from '../paperIndex';
import { countKeys, findSpelling, type Works } from '../works';
import { findStoredEntry, type DigestTable } from './digestTable';
import { readRows } from './keyedRows';
import { listPaperBases, listPaperKeys, listTitle, noPaper, type LibraryTable } from './libraryTable';
import { StoredPaper } from './storedPaper';
import { readStrings } from '../../base/stringTable';

/** The occurrences of a library, in its order, and where those of each restored digest begin. */
export interface StoredOccurrences {
  readonly occurrences: readonly Occurrence[];
  readonly starts: ReadonlyMap<DigestTable, number>;
}

/** The library that was packed, of the same occurrences. Nothing is joined, and no map is filled: each answer is looked up. */
export function restoreLibrary(table: LibraryTable, stored: StoredOccurrences): LibraryParts {
  const { occurrences } = stored;
  const papers = createPapers(table, occurrences);
  const paperAt = (index: number): Paper => papers[index] as Paper;
  const papersAt = (indexes: readonly number[]): readonly Paper[] => indexes.map(paperAt);
  const index: PaperIndex = {
    papers,
    firstOccurrences: lazy(() =>
      papers.map((_, index) => occurrences[table.occurrences[table.occurrenceStarts[index] ?? 0] ?? 0] as Occurrence),
    ),
    byKey: createLayeredMap(readRows(table.byKey, { wordsOf: (index) => listPaperKeys(paperAt(index)), valueOf: papersAt })),
    byName: createLayeredMap(readRows(table.byName, { wordsOf: (index) => new Set(paperAt(index).names), valueOf: papersAt })),
  };
  return { index, works: createWorks(table, stored, papers) };
}

function createPapers(table: LibraryTable, occurrences: readonly Occurrence[]): readonly Paper[] {
  const string = readStrings(table.keys);
  const works: (Work | undefined)[] = [];
  const source = {
    keyOf: (index: number): CitationKey => string(2 * index),
    workOf: (index: number): Work => (works[index] ??= listOccurrences(index) as unknown as Work),
    findOnlyOccurrence: (index: number): Occurrence | undefined => {
      const start = table.occurrenceStarts[index] ?? 0;
      return start + 1 === table.occurrenceStarts[index + 1] ? occurrences[table.occurrences[start] ?? 0] : undefined;
    },
  };
  const listOccurrences = (index: number): readonly Occurrence[] => {
    const list: Occurrence[] = [];
    for (let at = table.occurrenceStarts[index] ?? 0; at < (table.occurrenceStarts[index + 1] ?? 0); at++)
      list.push(occurrences[table.occurrences[at] ?? 0] as Occurrence);
    return list;
  };
  const papers: Paper[] = [];
  for (let index = 0; index < table.occurrenceStarts.length - 1; index++) papers.push(new StoredPaper(source, index));
  return papers;
}

function createWorks(table: LibraryTable, stored: StoredOccurrences, papers: readonly Paper[]): Works {
  const string = readStrings(table.keys);
  const { byEntry, numberOf } = createEntryMap(table, stored, papers);
  const worksFrom = (first: number): readonly Work[] => {
    const works: Work[] = [];
    for (let index = first; index !== noPaper; index = table.nextNamesakes[index] ?? noPaper)
      works.push((papers[index] as Paper).occurrences as Work);
    return works;
  };
  const titleRows = readRows(table.byTitle, {
    wordsOf: (index) => listTitle(firstOccurrence(papers[index])),
    valueOf: ([first = noPaper]) => first,
  });
  const untitled = lazy(
    () =>
      new Map(
        stored.occurrences.flatMap((occurrence, number) =>
          getWorkTitle(occurrence) === occurrence ? [[occurrence, numberOf(number)] as const] : [],
        ),
      ),
  );
  const findFirst = (title: WorkTitle): number | undefined => (typeof title === 'string' ? titleRows.get(title) : untitled().get(title));
  const byTitle: MapBase<WorkTitle, readonly Work[]> = {
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
  const madeKeys: MapBase<WorkTitle, MadeKey> = {
    size: table.digestPaperCount,
    get: (title) => {
      const first = findFirst(title);
      return first === undefined || first >= table.digestPaperCount ? undefined : madeKeyOf(first);
    },
    *[Symbol.iterator]() {
      for (let index = 0; index < table.digestPaperCount; index++) yield [getWorkTitle(firstOccurrence(papers[index])), madeKeyOf(index)];
    },
  };
  const byBase = readRows(table.byBase, {
    wordsOf: (index) => listPaperBases(papers[index] as Paper),
    valueOf: (indexes): readonly WorkTitle[] => indexes.map((index) => getWorkTitle(firstOccurrence(papers[index]))),
  });
  const bibliographyOccurrences = stored.occurrences.filter(({ kind }) => kind === 'bibliography');
  const noKeys = createLayeredMap<CitationKey, number>();
  return {
    occurrences: stored.occurrences,
    byTitle: createLayeredMap(byTitle),
    byEntry: createLayeredMap(byEntry),
    entryKeys: noKeys.withChanges(countKeys(noKeys, { removed: [], added: bibliographyOccurrences })),
    digestKeys: { byTitle: createLayeredMap(madeKeys), byBase: createLayeredMap(byBase) },
    digestPaperCount: table.digestPaperCount,
    change: { removed: [], added: [] },
  };
}

interface EntryMap {
  readonly byEntry: MapBase<Occurrence['entry'], Paper>;
  /** The number of the paper that an occurrence, given by its number, tells of. */
  numberOf(occurrence: number): number;
}

function createEntryMap(table: LibraryTable, { occurrences, starts }: StoredOccurrences, papers: readonly Paper[]): EntryMap {
  const paperOf = lazy(() => {
    const numbers = new Uint32Array(occurrences.length);
    for (let index = 0; index < papers.length; index++) {
      for (let at = table.occurrenceStarts[index] ?? 0; at < (table.occurrenceStarts[index + 1] ?? 0); at++)
        numbers[table.occurrences[at] ?? 0] = index;
    }
    return numbers;
  });
  /** Entries of bibliographies are read anew at each start, and know no numbers. */
  const others = lazy(
    () =>
      new Map<Occurrence['entry'], number>(
        occurrences.flatMap(({ kind, entry }, number) => (kind === 'bibliography' ? [[entry, number] as const] : [])),
      ),
  );
  const findOccurrence = (entry: Occurrence['entry']): number | undefined => {
    const digestEntry = findStoredEntry(entry);
    if (digestEntry === undefined) return others().get(entry);
    const occurrence = (starts.get(digestEntry.table) ?? 0) + digestEntry.index;
    // A table may have been restored twice: of a file that is open, and its former version.
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

function firstOccurrence(paper: Paper | undefined): Occurrence {
  return paper?.occurrences[0] as Occurrence;
}
