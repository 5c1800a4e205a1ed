import { lineEnd, lineStart } from '../../base/lineAt';
import type { Span } from '../../base/span';
import type { Corrections } from './corrections';
import { findRejected, matchCorrections, type CorrectionMatch } from './matchCorrections';

/** In UTF-16 units. The words of a correction are no further from its title than this. */
const farthest = 2000;

/** The corrections that apply within a stretch of a text, in order; those that name papers come first. */
export function listCorrectionsIn(text: string, { start, end }: Span, corrections: Corrections): readonly CorrectionMatch[] {
  const from = lineStart(text, Math.max(0, start - farthest));
  const to = lineEnd(text, Math.min(text.length, end + farthest));
  const part = text.slice(from, to);
  return [...matchCorrections(part, corrections), ...findRejected(part, corrections)]
    .map((place) => ({ ...place, titleSpan: { start: place.titleSpan.start + from, end: place.titleSpan.end + from } }))
    .filter(({ titleSpan }) => titleSpan.start <= end && start <= titleSpan.end);
}
