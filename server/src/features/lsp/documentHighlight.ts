import type { Span } from '../../base/span';
import { citationsOf } from '../../workspace/citationsOf';
import { locateOccurrence, type Snapshot } from '../../workspace/snapshot';
import { findItemUnderCursor } from '../citing/keyUnderCursor';
import { findPaperUnderCursor } from '../citing/paperUnderCursor';

/**
 * The places in this document where the paper under the cursor is cited, and the paper's titles in a digest or bibliography. For a
 * citation key without a paper, all citations with the same key.
 */
export function documentHighlight(snapshot: Snapshot, uri: string, offset: number): readonly Span[] {
  const found = findPaperUnderCursor(snapshot, uri, offset);
  if (found === undefined) return findSameKeys(snapshot, uri, offset);
  const cited = found.papers.flatMap((paper) => citationsOf(snapshot, paper, uri));
  const occurrences = found.papers.flatMap((paper) => paper.occurrences).filter((occurrence) => occurrence.uri === uri);
  const spans = [...cited.map(({ keySpan }) => keySpan), ...occurrences.map((occurrence) => locateOccurrence(snapshot, occurrence).title)];
  return spans.sort((a, b) => a.start - b.start);
}

function findSameKeys(snapshot: Snapshot, uri: string, offset: number): readonly Span[] {
  const draft = snapshot.drafts.get(uri);
  const item = draft === undefined ? undefined : findItemUnderCursor(draft, offset);
  if (draft === undefined || item === undefined) return [];
  return draft.scan().citations.flatMap(({ items }) => items.filter(({ key }) => key === item.key).map(({ keySpan }) => keySpan));
}
