import { shiftSpan, type Span } from '../../base/span';
import type { Snapshot } from '../../workspace/snapshot';

/** The blocks of a digest that fold to their title: one for each paper. */
export function foldingRange(snapshot: Snapshot, uri: string): readonly Span[] {
  const digest = snapshot.digests.get(uri)?.digest();
  return digest?.entries.map(({ span }, index) => shiftSpan(span, digest.starts[index] ?? 0)) ?? [];
}
