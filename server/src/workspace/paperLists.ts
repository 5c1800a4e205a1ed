import { lazy } from '../base/lazy';
import { createLayeredMap, type LayeredMap } from '../base/layeredMap';
import type { SequenceDifference } from '../base/sequenceChange';
import type { CitationKey } from '../model/citation';
import type { Paper } from '../model/paper';
import { listKeys, type WorkList } from './workList';

/** The papers of a library in their order, and by what they are asked for; lists are in the same order. */
export interface PaperLists {
  readonly papers: readonly Paper[];
  readonly byKey: LayeredMap<CitationKey, readonly Paper[]>;
  readonly byName: LayeredMap<string, readonly Paper[]>;
}

const empty: PaperLists = { papers: [], byKey: createLayeredMap(), byName: createLayeredMap() };

/** `known` are the lists of the works that `works` were made from. */
export function lookUpPapers(works: WorkList, known: PaperLists = empty): PaperLists {
  const { removed, added } = works.change;
  if (removed.length === 0 && added.length === 0) return known;
  const papers = orderPapers(works, known.papers);
  const isAdded = new Set(added);
  const change = { removed, added: added.length < 2 ? added : papers.filter((paper) => isAdded.has(paper)) };
  const rank = lazy(() => new Map(papers.map((paper, index) => [paper, index])));
  const compare = (a: Paper, b: Paper): number => (rank().get(a) ?? 0) - (rank().get(b) ?? 0);
  return {
    papers,
    byKey: withPapers(known.byKey, change, ({ key, places }) => new Set([key, ...places.flatMap(listKeys)]), compare),
    byName: withPapers(known.byName, change, ({ names }) => names, compare),
  };
}

/** A paper stands where its first place does. The papers that stay keep their order. */
function orderPapers({ places, change: { removed, added } }: WorkList, known: readonly Paper[]): readonly Paper[] {
  const gone = new Set(removed);
  const stayed = known.filter((paper) => !gone.has(paper));
  const addedAt = new Map(added.map((paper) => [paper.places[0], paper]));
  const papers: Paper[] = [];
  let next = 0;
  for (const place of places) {
    const paper = stayed[next];
    if (paper?.places[0] === place) {
      papers.push(paper);
      next += 1;
      continue;
    }
    const came = addedAt.get(place);
    if (came !== undefined) papers.push(came);
  }
  return papers;
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
