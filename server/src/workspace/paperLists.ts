import { lazy, type Lazy } from '../base/lazy';
import { createLayeredMap, type LayeredMap } from '../base/layeredMap';
import type { SequenceDifference } from '../base/sequenceChange';
import type { CitationKey } from '../model/citation';
import type { Paper, PaperPlace } from '../model/paper';
import { listKeys, type WorkList } from './workList';

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
  const rank = lazy(() => new Map(papers.map((paper, index) => [paper, index])));
  const compare = (a: Paper, b: Paper): number => (rank().get(a) ?? 0) - (rank().get(b) ?? 0);
  return {
    papers,
    firstPlaces: lazy(() => firstPlaces),
    byKey: withPapers(known.byKey, change, ({ key, places }) => new Set([key, ...places.flatMap(listKeys)]), compare),
    byName: withPapers(known.byName, change, ({ names }) => names, compare),
  };
}

interface PlacedPapers {
  readonly papers: readonly Paper[];
  readonly firstPlaces: readonly PaperPlace[];
}

interface OrderedPapers extends PlacedPapers {
  /** Those that are new, in the order of all. */
  readonly inOrder: readonly Paper[];
}

/** A paper stands where its first place does. The papers that stay keep their order. */
function orderPapers({ places, change: { removed, added } }: WorkList, known: PaperLists): OrderedPapers {
  const stayed = withoutItems(known, removed);
  const addedAt = new Map(added.map((paper) => [paper.places[0], paper]));
  const papers: Paper[] = [];
  const firstPlaces: PaperPlace[] = [];
  const inOrder: Paper[] = [];
  let next = 0;
  for (const place of places) {
    const isOld = stayed.firstPlaces[next] === place;
    const paper = isOld ? stayed.papers[next] : addedAt.get(place);
    if (paper === undefined) continue;
    papers.push(paper);
    firstPlaces.push(place);
    if (isOld) next += 1;
    else inOrder.push(paper);
  }
  return { papers, firstPlaces, inOrder };
}

/** Of few papers each is looked for: that reads the list, and none of the papers. */
const fewPapers = 16;

function withoutItems({ papers, firstPlaces: places }: PaperLists, removed: readonly Paper[]): PlacedPapers {
  const firstPlaces = places();
  if (removed.length > fewPapers) {
    const gone = new Set(removed);
    return { papers: papers.filter((paper) => !gone.has(paper)), firstPlaces: firstPlaces.filter((_, index) => !isIn(gone, papers[index])) };
  }
  const indexes = removed.map((paper) => papers.indexOf(paper)).sort((a, b) => a - b);
  return { papers: withoutIndexes(papers, indexes), firstPlaces: withoutIndexes(firstPlaces, indexes) };
}

/** `indexes` ascend. */
function withoutIndexes<T>(items: readonly T[], indexes: readonly number[]): readonly T[] {
  return [-1, ...indexes].reduce<readonly T[]>((left, index, at) => left.concat(items.slice(index + 1, indexes[at])), []);
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
