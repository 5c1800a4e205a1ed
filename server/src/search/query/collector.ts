import type { SearchDocument } from '../searchDocument';
import type { SearchOptions, WordQuery } from '../searchQuery';
import type { Collection } from './collection';
import type { ContextScore } from './scoreContext';
import { createFilter } from './filterDocuments';
import type { ScoredView } from './scoreWords';
import { createSelection } from './selectBest';

/** A document that was found, and by what it is ranked: a better tier first, then the nearer name, the higher score, the earlier place. */
export interface Found<Document> {
  readonly document: Document;
  readonly tier: number;
  readonly nearness: number;
  readonly score: number;
  readonly position: number;
}

/** Takes documents that were found, counts those that fit the filters, and keeps the best. */
export interface Collector<Document> {
  /** `part` is the place of the part in the collection, `number` that of the document in the part. Whether it fits the filters. */
  take(part: number, number: number, tier: number): boolean;
  total(): number;
  list(): readonly Found<Document>[];
}

export function isBefore(a: Found<unknown>, b: Found<unknown>): boolean {
  return (b.tier - a.tier || b.nearness - a.nearness || b.score - a.score || a.position - b.position) < 0;
}

export function createCollector<Document extends SearchDocument>(
  collection: Collection<Document>,
  scored: readonly ScoredView<Document>[],
  query: WordQuery,
  options: SearchOptions<Document>,
  limit: number,
  context?: ContextScore,
): Collector<Document> {
  const selection = createSelection<Found<Document>>(limit, isBefore);
  const filters = collection.views.map((view) => createFilter(view, query, options));
  const positions = collection.positions();
  let total = 0;
  return {
    take(part, number, tier) {
      const view = scored[part];
      const filter = filters[part];
      if (view === undefined || (filter !== undefined && !filter(number))) return false;
      total += 1;
      const score = (view.scratch.score[number] ?? 0) + (context?.(part, number) ?? 0);
      const nearness = view.scratch.nearness[number] ?? 0;
      // Most documents are worse than those that are kept, and need no more than this look.
      const worst = selection.worst();
      if (
        worst !== undefined &&
        (tier < worst.tier || (tier === worst.tier && (nearness < worst.nearness || (nearness === worst.nearness && score < worst.score))))
      )
        return true;
      const document = view.view.stored.documents[number];
      if (document !== undefined) selection.offer({ document, tier, nearness, score, position: positions[part]?.[number] ?? 0 });
      return true;
    },
    total: () => total,
    list: () => selection.list(),
  };
}
