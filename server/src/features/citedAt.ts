import type { Span } from '../base/span';
import type { Paper } from '../model/paper';
import type { Snapshot } from '../workspace/snapshot';

/** A key in a draft that cites the paper. */
export interface CitedAt {
  readonly uri: string;
  readonly keySpan: Span;
}

/** Where the open drafts cite a paper, in the order of drafts and of their text. */
export function findCitedAt(snapshot: Snapshot, paper: Paper): readonly CitedAt[] {
  const library = snapshot.library();
  const places: CitedAt[] = [];
  for (const draft of snapshot.drafts.values()) {
    for (const { items } of draft.scan().citations) {
      for (const { key, keySpan } of items) {
        if (library.resolveKey(key).includes(paper)) places.push({ uri: draft.uri, keySpan });
      }
    }
  }
  return places;
}
