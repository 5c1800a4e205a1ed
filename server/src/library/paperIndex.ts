import { changeGroups } from '../base/changeGroups';
import { lazy, type Lazy } from '../base/lazy';
import { createPositionOf } from '../base/positionOf';
import { createLayeredMap, type LayeredMap } from '../base/layeredMap';
import type { CitationKey } from '../model/citation';
import type { Paper, Occurrence } from '../model/paper';
import { listKeys, type Works } from './works';

/** The papers of a library in order, and by key and by name; each list is in the order of the library. */
export interface PaperIndex {
  readonly papers: readonly Paper[];
  /**
   * The first occurrence of each paper, at the same index as the paper in `papers`. Getting it from each of 100,000 papers would take
   * longer than the rest of an update.
   */
  readonly firstOccurrences: Lazy<readonly Occurrence[]>;
  readonly byKey: LayeredMap<CitationKey, readonly Paper[]>;
  readonly byName: LayeredMap<string, readonly Paper[]>;
}

const empty: PaperIndex = { papers: [], firstOccurrences: lazy(() => []), byKey: createLayeredMap(), byName: createLayeredMap() };

/** `known` is the index of the works from which `works` were updated. */
export function createPaperIndex(works: Works, known: PaperIndex = empty): PaperIndex {
  const { removed, added } = works.change;
  if (removed.length === 0 && added.length === 0) return known;
  const { papers, firstOccurrences, inOrder } = orderPapers(works, known);
  const change = { removed, added: inOrder };
  const rank = createPositionOf(papers);
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

/** Up to this many added and removed papers are looked up one by one, so that none of the 100,000 other papers need be read. */
const fewPapers = 16;

/** Orders papers by their first occurrences. Papers that are not replaced keep their relative order. */
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
