import { shiftSpan, type Span } from '../../base/span';
import type { Snapshot } from '../../workspace/snapshot';

/** The block of each paper in a digest, which the editor can fold to its first line. Empty for other documents. */
export function foldingRange(snapshot: Snapshot, uri: string): readonly Span[] {
  const digest = snapshot.digests.get(uri)?.digest();
  return digest?.entries.map(({ span }, index) => shiftSpan(span, digest.starts[index] ?? 0)) ?? [];
}
