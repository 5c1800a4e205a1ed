import { listOverlapping, type Span } from '../base/span';
import type { DraftScan } from '../model/draft';

/** How much running text is read before and behind an offset, in UTF-16 code units: a keystroke must not cost more in a long paragraph. */
export const farthestProse = 2000;

/** A stretch of a draft in which everything but the words of sentences becomes spaces, so that offsets don't change. */
export interface Mask {
  /** As long as the stretch, in one line. */
  text(): string;
  /** In offsets of the draft; the part outside of the stretch is ignored. */
  hide(span: Span): void;
  /** Hides every match in the text that is not hidden yet. The pattern has the flag `g`. */
  hideMatches(pattern: RegExp): void;
}

/** Opaque stretches, citations and line ends are hidden from the start. */
export function createMask(text: string, { opaque, citations }: DraftScan, stretch: Span): Mask {
  let masked = text.slice(stretch.start, stretch.end);
  const hide = ({ start, end }: Span): void => {
    const from = Math.max(start, stretch.start) - stretch.start;
    const to = Math.min(end, stretch.end) - stretch.start;
    if (from < to) masked = masked.slice(0, from) + ' '.repeat(to - from) + masked.slice(to);
  };
  const asSpan = (span: Span): Span => span;
  for (const span of listOverlapping(opaque, stretch, asSpan)) hide(span);
  for (const { span } of listOverlapping(citations, stretch, (citation) => citation.span)) hide(span);
  return {
    text: () => masked.replace(/\s/g, ' '),
    hide,
    hideMatches: (pattern) => {
      masked = masked.replace(pattern, (match) => ' '.repeat(match.length));
    },
  };
}
