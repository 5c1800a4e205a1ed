import type { ReferenceIndex } from '#ownFiles';
import { foldTitle } from '#text';
import { changeGroups } from '../base/changes';
import { createIndexLookup, createLayeredMap, type LayeredMap } from '../base/collections';
import { type Lazy, lazy } from '../base/derivedValues';
import type { CitationKey } from '../model/citation';
import type { Occurrence, Paper } from '../model/paper';
import type { Work, WorkKey } from './groupIntoWorks';
import { findTitlesByAnyKey } from './keys/digestKeys';
import type { Library } from './library';
import { listOccurrences, type OccurrencesByFile } from './occurrences';
import { createWorks, listKeys, type Works } from './works';

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

/**
 * The papers of a library in its order, and maps that find papers by key and by name. The lists in the maps are in the order of the
 * library too.
 */
export interface PaperIndex {
  readonly papers: readonly Paper[];
  /**
   * The first occurrence of each paper, at the index that the paper has in `papers`. The list is stored because reading it again from
   * 100,000 papers would take longer than the rest of an update.
   */
  readonly firstOccurrences: Lazy<readonly Occurrence[]>;
  readonly byKey: LayeredMap<CitationKey, readonly Paper[]>;
  readonly byName: LayeredMap<string, readonly Paper[]>;
}

const empty: PaperIndex = { papers: [], firstOccurrences: lazy(() => []), byKey: createLayeredMap(), byName: createLayeredMap() };

/** Creates the index of `works`. `known` is the index of the previous works, with which `works.change` compares. */
export function createPaperIndex(works: Works, known: PaperIndex = empty): PaperIndex {
  const { removed, added } = works.change;
  if (removed.length === 0 && added.length === 0) return known;
  const { papers, firstOccurrences, inOrder } = orderPapers(works, known);
  const change = { removed, added: inOrder };
  const rank = createIndexLookup(papers);
  const compare = (a: Paper, b: Paper): number => rank(a) - rank(b);
  return {
    papers,
    firstOccurrences: lazy(() => firstOccurrences),
    byKey: known.byKey.withChanges(changeGroups<CitationKey, Paper>(known.byKey.get, change, { keysOf: listPaperKeys, compare })),
    byName: known.byName.withChanges(changeGroups(known.byName.get, change, { keysOf: ({ names }) => names, compare })),
  };
}

/** The keys of a paper and of its entries, including aliases. */
export function listPaperKeys({ key, occurrences }: Pick<Paper, 'key' | 'occurrences'>): ReadonlySet<CitationKey> {
  return new Set([key, ...occurrences.flatMap(listKeys)]);
}

interface OrderedPapers {
  readonly papers: readonly Paper[];
  readonly firstOccurrences: readonly Occurrence[];
  /** The added papers, in the order of the library. */
  readonly inOrder: readonly Paper[];
}

/**
 * If at most this many papers were added and removed, each is looked up on its own, which is faster than going through all occurrences.
 */
const fewPapers = 16;

/** Orders papers by their first occurrences. The papers that are not replaced are already in this order. */
function orderPapers(works: Works, known: PaperIndex): OrderedPapers {
  const { removed, added } = works.change;
  return removed.length + added.length <= fewPapers ? orderFew(works, known) : orderMany(works, known);
}

function orderMany({ occurrences, change: { removed, added } }: Works, known: PaperIndex): OrderedPapers {
  const gone = new Set(removed);
  const oldOccurrences = known.firstOccurrences().filter((_, index) => !isIn(gone, known.papers[index]));
  const oldPapers = known.papers.filter((paper) => !gone.has(paper));
  const addedAt = new Map(added.map((paper) => [paper.occurrences[0], paper]));
  const papers: Paper[] = [];
  const firstOccurrences: Occurrence[] = [];
  const inOrder: Paper[] = [];
  let next = 0;
  for (const occurrence of occurrences) {
    const isOld = oldOccurrences[next] === occurrence;
    const paper = isOld ? oldPapers[next] : addedAt.get(occurrence);
    if (paper === undefined) continue;
    papers.push(paper);
    firstOccurrences.push(occurrence);
    if (isOld) next += 1;
    else inOrder.push(paper);
  }
  return { papers, firstOccurrences, inOrder };
}

/** Copies both lists without the removed papers, and inserts each added paper after its predecessor. */
function orderFew({ occurrences, byEntry, change: { removed, added } }: Works, known: PaperIndex): OrderedPapers {
  const papers = known.papers.slice();
  const firstOccurrences = known.firstOccurrences().slice();
  for (const paper of removed) {
    const at = papers.indexOf(paper);
    papers.splice(at, 1);
    firstOccurrences.splice(at, 1);
  }
  const placed = added.flatMap((paper) => {
    const [first] = paper.occurrences;
    return first === undefined ? [] : [{ paper, first, index: occurrences.indexOf(first) }];
  });
  placed.sort((a, b) => a.index - b.index);
  for (const { paper, first, index } of placed) {
    let before = index - 1;
    while (before >= 0 && !isFirstOccurrence(byEntry, occurrences[before])) before -= 1;
    const occurrence = occurrences[before];
    const at = occurrence === undefined ? 0 : firstOccurrences.indexOf(occurrence) + 1;
    papers.splice(at, 0, paper);
    firstOccurrences.splice(at, 0, first);
  }
  return { papers, firstOccurrences, inOrder: placed.map(({ paper }) => paper) };
}

function isFirstOccurrence(byEntry: Works['byEntry'], occurrence: Occurrence | undefined): boolean {
  return occurrence !== undefined && byEntry.get(occurrence.entry)?.occurrences[0] === occurrence;
}

function isIn(papers: ReadonlySet<Paper>, paper: Paper | undefined): boolean {
  return paper !== undefined && papers.has(paper);
}
