import type { Span } from '../base/span';
import type { Snapshot } from '../workspace/snapshot';

/** The blocks of a digest that fold to their title: one for each paper. */
export function foldingRange(snapshot: Snapshot, uri: string): readonly Span[] {
  return snapshot.digests.get(uri)?.digest().entries.map(({ span }) => span) ?? [];
}
