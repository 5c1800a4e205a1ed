import type { SearchDocument } from '../searchDocument';
import type { SearchOptions, WordQuery } from '../searchQuery';
import type { Collection } from '../segment/collection';
import { createDocumentFilter } from './filterDocuments';
import type { ContextScore } from './scoreContext';
import type { ScoredSegment } from './scoreWords';

/**
 * A document that was found, with the values by which results are sorted: the higher tier first, then the higher nearness, the higher
 * score and the earlier position.
 */
export interface RankedDocument<Document> {
  readonly document: Document;
  readonly tier: number;
  readonly nearness: number;
  readonly score: number;
  readonly position: number;
}

/** Counts the matching documents that pass the filters, and keeps the best of them. */
export interface Collector<Document> {
  /**
   * `segment` is the index of the segment in the collection, `number` that of the document in the segment. Returns whether the
   * document passes the filters.
   */
  take(segment: number, number: number, tier: number): boolean;
  total(): number;
  list(): readonly RankedDocument<Document>[];
}

/** Selects the best items without sorting all of them. It is a heap whose root is the worst of the selected items. */
interface Selection<T> {
  offer(item: T): void;
  /** The item that a further item must surpass to be selected; undefined while fewer than `limit` items are selected. */
  worst(): T | undefined;
  /** The selected items, best first. */
  list(): readonly T[];
}

export function ranksBefore(a: RankedDocument<unknown>, b: RankedDocument<unknown>): boolean {
  return (b.tier - a.tier || b.nearness - a.nearness || b.score - a.score || a.position - b.position) < 0;
}

export function createCollector<Document extends SearchDocument>(
  collection: Collection<Document>,
  scored: readonly ScoredSegment<Document>[],
  query: WordQuery,
  options: SearchOptions<Document>,
  limit: number,
  context?: ContextScore,
): Collector<Document> {
  const selection = createSelection<RankedDocument<Document>>(limit, ranksBefore);
  const filters = collection.views.map((view) => createDocumentFilter(view, query, options));
  const positions = collection.positions();
  let total = 0;
  return {
    take(segment, number, tier) {
      const view = scored[segment];
      const filter = filters[segment];
      if (view === undefined || (filter !== undefined && !filter(number))) return false;
      total += 1;
      const score = (view.scratch.score[number] ?? 0) + (context?.(segment, number) ?? 0);
      const nearness = view.scratch.nearness[number] ?? 0;
      // Most documents rank below all documents that are kept. For them, only this comparison is needed.
      const worst = selection.worst();
      if (
        worst !== undefined &&
        (tier < worst.tier || (tier === worst.tier && (nearness < worst.nearness || (nearness === worst.nearness && score < worst.score))))
      )
        return true;
      const document = view.view.loaded.documents[number];
      if (document !== undefined) selection.offer({ document, tier, nearness, score, position: positions[segment]?.[number] ?? 0 });
      return true;
    },
    total: () => total,
    list: () => selection.list(),
  };
}

/** `isBefore` returns whether `a` is better than `b`; no two items may be equal. */
export function createSelection<T>(limit: number, isBefore: (a: T, b: T) => boolean): Selection<T> {
  const heap: T[] = [];
  const worse = (a: number, b: number): boolean => isBefore(heap[b] as T, heap[a] as T);
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b] as T, heap[a] as T];
  };
  const rise = (from: number): void => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!worse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && worse(child, worst)) worst = child;
      if (worst === at) return;
      swap(at, worst);
      at = worst;
    }
  };
  return {
    offer(item) {
      if (heap.length < limit) {
        heap.push(item);
        rise(heap.length - 1);
      } else if (limit > 0 && isBefore(item, heap[0] as T)) {
        heap[0] = item;
        sink();
      }
    },
    worst: () => (heap.length < limit ? undefined : heap[0]),
    list: () => [...heap].sort((a, b) => (isBefore(a, b) ? -1 : 1)),
  };
}
