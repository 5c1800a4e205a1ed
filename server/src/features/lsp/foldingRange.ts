import { shiftSpan, type Span } from '../../base/span';
import type { Snapshot } from '../../workspace/snapshot';

/** A span for each paper of a digest: its block, which folds to its first line. Empty for other documents. */
export function foldingRange(snapshot: Snapshot, uri: string): readonly Span[] {
  const digest = snapshot.digests.get(uri)?.digest();
  return digest?.entries.map(({ span }, index) => shiftSpan(span, digest.starts[index] ?? 0)) ?? [];
}
