import { lazy, type Lazy } from '../base/lazy';
import { createRank } from '../base/rank';
import { createLayeredMap, type LayeredMap } from '../base/layeredMap';
import type { SequenceDifference } from '../base/sequenceChange';
import type { CitationKey } from '../model/citation';
import type { Paper, PaperPlace } from '../model/paper';
import { listKeys, type WorkList } from './works';

/** The papers of a library in their order, and by what they are asked for; lists are in the same order. */
export interface PaperLists {
  readonly papers: readonly Paper[];
  /** The first place of each paper, beside it: looking into 100,000 papers for it takes longer than all the rest. */
  readonly firstPlaces: Lazy<readonly PaperPlace[]>;
  readonly byKey: LayeredMap<CitationKey, readonly Paper[]>;
  readonly byName: LayeredMap<string, readonly Paper[]>;
}

const empty: PaperLists = { papers: [], firstPlaces: lazy(() => []), byKey: createLayeredMap(), byName: createLayeredMap() };

/** `known` are the lists of the works that `works` were made from. */
export function lookUpPapers(works: WorkList, known: PaperLists = empty): PaperLists {
  const { removed, added } = works.change;
  if (removed.length === 0 && added.length === 0) return known;
  const { papers, firstPlaces, inOrder } = orderPapers(works, known);
  const change = { removed, added: inOrder };
  const rank = createRank(papers);
  const compare = (a: Paper, b: Paper): number => rank(a) - rank(b);
  return {
    papers,
    firstPlaces: lazy(() => firstPlaces),
    byKey: withPapers(known.byKey, change, ({ key, places }) => new Set([key, ...places.flatMap(listKeys)]), compare),
    byName: withPapers(known.byName, change, ({ names }) => names, compare),
  };
}

interface OrderedPapers {
  readonly papers: readonly Paper[];
  readonly firstPlaces: readonly PaperPlace[];
  /** Those that are new, in the order of all. */
  readonly inOrder: readonly Paper[];
}

/** Of so few papers each is looked for: that reads lists, and none of 100,000 papers. */
const fewPapers = 16;

/** A paper stands where its first place does. The papers that stay keep their order. */
function orderPapers(works: WorkList, known: PaperLists): OrderedPapers {
  const { removed, added } = works.change;
  return removed.length + added.length <= fewPapers ? orderFew(works, known) : orderMany(works, known);
}

function orderMany({ places, change: { removed, added } }: WorkList, known: PaperLists): OrderedPapers {
  const gone = new Set(removed);
  const oldPlaces = known.firstPlaces().filter((_, index) => !isIn(gone, known.papers[index]));
  const oldPapers = known.papers.filter((paper) => !gone.has(paper));
  const addedAt = new Map(added.map((paper) => [paper.places[0], paper]));
  const papers: Paper[] = [];
  const firstPlaces: PaperPlace[] = [];
  const inOrder: Paper[] = [];
  let next = 0;
  for (const place of places) {
    const isOld = oldPlaces[next] === place;
    const paper = isOld ? oldPapers[next] : addedAt.get(place);
    if (paper === undefined) continue;
    papers.push(paper);
    firstPlaces.push(place);
    if (isOld) next += 1;
    else inOrder.push(paper);
  }
  return { papers, firstPlaces, inOrder };
}

/** Copies both lists, takes out what is gone and puts each new paper behind the one that stands before it. */
function orderFew({ places, byEntry, change: { removed, added } }: WorkList, known: PaperLists): OrderedPapers {
  const papers = known.papers.slice();
  const firstPlaces = known.firstPlaces().slice();
  for (const paper of removed) {
    const at = papers.indexOf(paper);
    papers.splice(at, 1);
    firstPlaces.splice(at, 1);
  }
  const placed = added.flatMap((paper) => {
    const [first] = paper.places;
    return first === undefined ? [] : [{ paper, first, index: places.indexOf(first) }];
  });
  placed.sort((a, b) => a.index - b.index);
  for (const { paper, first, index } of placed) {
    let before = index - 1;
    while (before >= 0 && !isFirstPlace(byEntry, places[before])) before -= 1;
    const place = places[before];
    const at = place === undefined ? 0 : firstPlaces.indexOf(place) + 1;
    papers.splice(at, 0, paper);
    firstPlaces.splice(at, 0, first);
  }
  return { papers, firstPlaces, inOrder: placed.map(({ paper }) => paper) };
}

function isFirstPlace(byEntry: WorkList['byEntry'], place: PaperPlace | undefined): boolean {
  return place !== undefined && byEntry.get(place.entry)?.places[0] === place;
}

function isIn(papers: ReadonlySet<Paper>, paper: Paper | undefined): boolean {
  return paper !== undefined && papers.has(paper);
}

function withPapers<K>(
  known: LayeredMap<K, readonly Paper[]>,
  { removed, added }: SequenceDifference<Paper>,
  keysOf: (paper: Paper) => Iterable<K>,
  compare: (a: Paper, b: Paper) => number,
): LayeredMap<K, readonly Paper[]> {
  const gone = new Set(removed);
  const lists = new Map<K, { readonly papers: Paper[]; readonly keptCount: number }>();
  const listOf = (key: K): Paper[] => {
    const list = lists.get(key);
    if (list !== undefined) return list.papers;
    const kept = (known.get(key) ?? []).filter((paper) => !gone.has(paper));
    lists.set(key, { papers: kept, keptCount: kept.length });
    return kept;
  };
  for (const paper of removed) for (const key of keysOf(paper)) listOf(key);
  for (const paper of added) for (const key of keysOf(paper)) listOf(key).push(paper);
  const changes = new Map<K, readonly Paper[] | undefined>();
  for (const [key, { papers, keptCount }] of lists) {
    const isMixed = keptCount > 0 && papers.length > keptCount;
    // A copy takes no more memory than it needs; a list that has grown does.
    changes.set(key, papers.length === 0 ? undefined : (isMixed ? papers.sort(compare) : papers).slice());
  }
  return known.withChanges(changes);
}
