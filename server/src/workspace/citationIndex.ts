import type { Span } from '../base/span';
import type { CitationItem, CitationKey } from '../model/citation';
import type { Paper } from '../model/paper';
import { resolveCitation } from './draftLibrary';
import { getNotes } from './notes';
import type { Snapshot } from './snapshot';
import type { DraftFile } from './textFile';

/** A key in a draft. */
export interface CitedAt {
  readonly uri: string;
  readonly key: CitationKey;
  readonly keySpan: Span;
}

const byDraft = new WeakMap<DraftFile, ReadonlyMap<CitationKey, readonly CitationItem[]>>();

/** The items of a draft's citations by their keys, each in the order of the text. */
export function getItemsByKey(draft: DraftFile): ReadonlyMap<CitationKey, readonly CitationItem[]> {
  const known = byDraft.get(draft);
  if (known !== undefined) return known;
  const items = new Map<CitationKey, CitationItem[]>();
  for (const citation of draft.scan().citations) {
    for (const item of citation.items) {
      const others = items.get(item.key);
      if (others === undefined) items.set(item.key, [item]);
      else others.push(item);
    }
  }
  byDraft.set(draft, items);
  return items;
}

const bySnapshot = new WeakMap<Snapshot, ReadonlyMap<Paper, readonly CitedAt[]>>();

/**
 * Where the drafts cite each paper, in the order of drafts and of their keys. Papers that nobody cites are not there; what
 * a note mentions is not cited by that.
 */
export function getCitedPapers(snapshot: Snapshot): ReadonlyMap<Paper, readonly CitedAt[]> {
  const known = bySnapshot.get(snapshot);
  if (known !== undefined) return known;
  const cited = new Map<Paper, CitedAt[]>();
  for (const draft of snapshot.drafts.values()) {
    if (snapshot.notes.has(draft.uri) && getNotes(snapshot).findNote(draft.uri) !== undefined) continue;
    for (const [key, items] of getItemsByKey(draft)) {
      for (const paper of resolveCitation(snapshot, draft.uri, key)) {
        const places = cited.get(paper) ?? [];
        for (const { keySpan } of items) places.push({ uri: draft.uri, key, keySpan });
        cited.set(paper, places);
      }
    }
  }
  bySnapshot.set(snapshot, cited);
  return cited;
}
