import { lineEnd, lineStart } from '../../base/lineIndex';
import type { Span } from '../../base/span';
import type { Corrections } from './corrections';
import { type CorrectionMatch, findRejected, matchCorrections } from './matchCorrections';

/** How far the text before and after the span is searched, in UTF-16 units. A correction may have words around its title. */
const maxDistance = 2000;

/**
 * The corrections whose titles overlap or adjoin the given span of a text. Those that name papers come first, then those that reject
 * titles; each group is in the order of the text.
 */
export function listCorrectionsIn(text: string, { start, end }: Span, corrections: Corrections): readonly CorrectionMatch[] {
  const from = lineStart(text, Math.max(0, start - maxDistance));
  const to = lineEnd(text, Math.min(text.length, end + maxDistance));
  const part = text.slice(from, to);
  return [...matchCorrections(part, corrections), ...findRejected(part, corrections)]
    .map((place) => ({ ...place, titleSpan: { start: place.titleSpan.start + from, end: place.titleSpan.end + from } }))
    .filter(({ titleSpan }) => titleSpan.start <= end && start <= titleSpan.end);
}
