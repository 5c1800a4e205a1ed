import { createLayeredMap, type MapBase } from '../../base/layeredMap';
import { lazy } from '../../base/lazy';
import type { CitationKey } from '../../model/citation';
import type { Paper, PaperPlace } from '../../model/paper';
import type { MadeKey } from '../keys/digestKeys';
import { getWorkTitle, type Work, type WorkTitle } from '../linkRecords';
import type { LibraryParts } from '../library';
import type { PaperLists } from '../paperIndex';
import { countKeys, findSpelling, type WorkList } from '../works';
import { findStoredEntry, type DigestTable } from './digestTable';
import { readRows } from './keyedRows';
import { listPaperBases, listPaperKeys, listTitle, noPaper, type LibraryTable } from './libraryTable';
import { StoredPaper } from './storedPaper';
import { readStrings } from '../../base/stringTable';

/** The places of a library, in its order, and where those of each restored digest begin. */
export interface StoredPlaces {
  readonly places: readonly PaperPlace[];
  readonly starts: ReadonlyMap<DigestTable, number>;
}

/** The library that was packed, of the same places. Nothing is joined, and no map is filled: each answer is looked up. */
export function restoreLibrary(table: LibraryTable, stored: StoredPlaces): LibraryParts {
  const { places } = stored;
  const papers = createPapers(table, places);
  const paperAt = (index: number): Paper => papers[index] as Paper;
  const papersAt = (indexes: readonly number[]): readonly Paper[] => indexes.map(paperAt);
  const lists: PaperLists = {
    papers,
    firstPlaces: lazy(() => papers.map((_, index) => places[table.places[table.placeStarts[index] ?? 0] ?? 0] as PaperPlace)),
    byKey: createLayeredMap(readRows(table.byKey, { wordsOf: (index) => listPaperKeys(paperAt(index)), valueOf: papersAt })),
    byName: createLayeredMap(readRows(table.byName, { wordsOf: (index) => new Set(paperAt(index).names), valueOf: papersAt })),
  };
  return { lists, works: createWorks(table, stored, papers) };
}

function createPapers(table: LibraryTable, places: readonly PaperPlace[]): readonly Paper[] {
  const string = readStrings(table.keys);
  const works: (Work | undefined)[] = [];
  const source = {
    keyOf: (index: number): CitationKey => string(2 * index),
    workOf: (index: number): Work => (works[index] ??= listPlaces(index) as unknown as Work),
    findOnlyPlace: (index: number): PaperPlace | undefined => {
      const start = table.placeStarts[index] ?? 0;
      return start + 1 === table.placeStarts[index + 1] ? places[table.places[start] ?? 0] : undefined;
    },
  };
  const listPlaces = (index: number): readonly PaperPlace[] => {
    const list: PaperPlace[] = [];
    for (let at = table.placeStarts[index] ?? 0; at < (table.placeStarts[index + 1] ?? 0); at++)
      list.push(places[table.places[at] ?? 0] as PaperPlace);
    return list;
  };
  const papers: Paper[] = [];
  for (let index = 0; index < table.placeStarts.length - 1; index++) papers.push(new StoredPaper(source, index));
  return papers;
}

function createWorks(table: LibraryTable, stored: StoredPlaces, papers: readonly Paper[]): WorkList {
  const string = readStrings(table.keys);
  const { byEntry, numberOf } = createEntryMap(table, stored, papers);
  const worksFrom = (first: number): readonly Work[] => {
    const works: Work[] = [];
    for (let index = first; index !== noPaper; index = table.nextNamesakes[index] ?? noPaper)
      works.push((papers[index] as Paper).places as Work);
    return works;
  };
  const titleRows = readRows(table.byTitle, {
    wordsOf: (index) => listTitle(firstPlace(papers[index])),
    valueOf: ([first = noPaper]) => first,
  });
  const untitled = lazy(
    () => new Map(stored.places.flatMap((place, number) => (getWorkTitle(place) === place ? [[place, numberOf(number)] as const] : []))),
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
      for (const [place, first] of untitled()) yield [place, worksFrom(first)];
    },
  };
  const madeKeyOf = (index: number): MadeKey => ({ key: string(2 * index + 1), spelling: findSpelling(papers[index]?.places) ?? '' });
  const madeKeys: MapBase<WorkTitle, MadeKey> = {
    size: table.digestPaperCount,
    get: (title) => {
      const first = findFirst(title);
      return first === undefined || first >= table.digestPaperCount ? undefined : madeKeyOf(first);
    },
    *[Symbol.iterator]() {
      for (let index = 0; index < table.digestPaperCount; index++) yield [getWorkTitle(firstPlace(papers[index])), madeKeyOf(index)];
    },
  };
  const byBase = readRows(table.byBase, {
    wordsOf: (index) => listPaperBases(papers[index] as Paper),
    valueOf: (indexes): readonly WorkTitle[] => indexes.map((index) => getWorkTitle(firstPlace(papers[index]))),
  });
  const bibliographyPlaces = stored.places.filter(({ kind }) => kind === 'bibliography');
  const noKeys = createLayeredMap<CitationKey, number>();
  return {
    places: stored.places,
    byTitle: createLayeredMap(byTitle),
    byEntry: createLayeredMap(byEntry),
    entryKeys: noKeys.withChanges(countKeys(noKeys, { removed: [], added: bibliographyPlaces })),
    digestKeys: { byTitle: createLayeredMap(madeKeys), byBase: createLayeredMap(byBase) },
    digestPaperCount: table.digestPaperCount,
    change: { removed: [], added: [] },
  };
}

interface EntryMap {
  readonly byEntry: MapBase<PaperPlace['entry'], Paper>;
  /** The number of the paper that a place, given by its number, tells of. */
  numberOf(place: number): number;
}

function createEntryMap(table: LibraryTable, { places, starts }: StoredPlaces, papers: readonly Paper[]): EntryMap {
  const paperOf = lazy(() => {
    const numbers = new Uint32Array(places.length);
    for (let index = 0; index < papers.length; index++) {
      for (let at = table.placeStarts[index] ?? 0; at < (table.placeStarts[index + 1] ?? 0); at++) numbers[table.places[at] ?? 0] = index;
    }
    return numbers;
  });
  /** Entries of bibliographies are read anew at each start, and know no numbers. */
  const others = lazy(
    () =>
      new Map<PaperPlace['entry'], number>(
        places.flatMap(({ kind, entry }, number) => (kind === 'bibliography' ? [[entry, number] as const] : [])),
      ),
  );
  const findPlace = (entry: PaperPlace['entry']): number | undefined => {
    const digestEntry = findStoredEntry(entry);
    if (digestEntry === undefined) return others().get(entry);
    const place = (starts.get(digestEntry.table) ?? 0) + digestEntry.index;
    // A table may have been restored twice: of a file that is open, and its former version.
    return places[place]?.entry === entry ? place : undefined;
  };
  const numberOf = (place: number): number => paperOf()[place] ?? 0;
  return {
    numberOf,
    byEntry: {
      size: places.length,
      get: (entry) => {
        const place = findPlace(entry);
        return place === undefined ? undefined : papers[numberOf(place)];
      },
      *[Symbol.iterator]() {
        for (const [number, { entry }] of places.entries()) yield [entry, papers[numberOf(number)] as Paper];
      },
    },
  };
}

function firstPlace(paper: Paper | undefined): PaperPlace {
  return paper?.places[0] as PaperPlace;
}
