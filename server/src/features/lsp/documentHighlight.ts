import type { Span } from '../../base/span';
import { findCitedAt } from '../../workspace/citedAt';
import { locatePlace, type Snapshot } from '../../workspace/snapshot';
import { findItemAt } from '../citing/keyAt';
import { findPaperAt } from '../citing/paperAt';

/**
 * Everything in this document that speaks of the paper under the cursor: its citations, its titles and entries. A key that
 * no paper has is highlighted where it stands again.
 */
export function documentHighlight(snapshot: Snapshot, uri: string, offset: number): readonly Span[] {
  const found = findPaperAt(snapshot, uri, offset);
  if (found === undefined) return findSameKeys(snapshot, uri, offset);
  const cited = found.papers.flatMap((paper) => findCitedAt(snapshot, paper, uri));
  const places = found.papers.flatMap((paper) => paper.places).filter((place) => place.uri === uri);
  const spans = [...cited.map(({ keySpan }) => keySpan), ...places.map((place) => locatePlace(snapshot, place).title)];
  return spans.sort((a, b) => a.start - b.start);
}

function findSameKeys(snapshot: Snapshot, uri: string, offset: number): readonly Span[] {
  const draft = snapshot.drafts.get(uri);
  const item = draft === undefined ? undefined : findItemAt(draft, offset);
  if (draft === undefined || item === undefined) return [];
  return draft.scan().citations.flatMap(({ items }) => items.filter(({ key }) => key === item.key).map(({ keySpan }) => keySpan));
}
