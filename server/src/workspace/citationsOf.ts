import type { Span } from '../base/span';
import type { CitationKey } from '../model/citation';
import type { Paper } from '../model/paper';
import type { Snapshot } from './snapshot';

/** A key in a draft, with its position. */
export interface CitedKey {
  readonly uri: string;
  readonly key: CitationKey;
  readonly keySpan: Span;
}

/** How often the drafts of the workspace cite a paper. */
export function countCitations(snapshot: Snapshot, paper: Paper): number {
  return (snapshot.citations().citing.get(paper) ?? []).reduce((sum, { count }) => sum + count, 0);
}

/**
 * The places where drafts of the workspace cite a paper, draft by draft, and in each draft key by key. With `uri`, only the places in
 * that draft.
 */
export function citationsOf(snapshot: Snapshot, paper: Paper, uri?: string): readonly CitedKey[] {
  const citing = (snapshot.citations().citing.get(paper) ?? []).filter((draft) => uri === undefined || draft.uri === uri);
  return citing.flatMap(({ uri: draftUri, key }) => {
    const draft = snapshot.drafts.get(draftUri);
    const items = draft === undefined ? [] : (draft.itemsByKey().get(key) ?? []);
    return items.map(({ keySpan }) => ({ uri: draftUri, key, keySpan }));
  });
}
