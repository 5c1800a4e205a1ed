import type { Span } from '../base/span';
import { getCitedPapers } from '../workspace/citationIndex';
import { locatePlace, type Snapshot } from '../workspace/snapshot';
import { findPaperAt } from './parts/paperAt';

export interface ReferenceAnswer {
  readonly uri: string;
  readonly span: Span;
}

/**
 * Everywhere the paper under the cursor is cited, in every draft of the workspace; with `declaration` its titles and
 * entries first. Empty where the cursor is on no paper.
 */
export function references(snapshot: Snapshot, uri: string, offset: number, declaration: 'with-declaration' | 'citations-only'): readonly ReferenceAnswer[] {
  const papers = findPaperAt(snapshot, uri, offset)?.papers ?? [];
  const cited = getCitedPapers(snapshot);
  const declared = declaration === 'citations-only' ? [] : papers.flatMap((paper) => paper.places.map((place) => ({ uri: place.uri, span: locatePlace(snapshot, place).title })));
  const places = papers.flatMap((paper) => cited.get(paper) ?? []).map(({ uri: draftUri, keySpan }) => ({ uri: draftUri, span: keySpan }));
  return [...declared, ...places.sort((a, b) => (a.uri === b.uri ? a.span.start - b.span.start : a.uri < b.uri ? -1 : 1))];
}
