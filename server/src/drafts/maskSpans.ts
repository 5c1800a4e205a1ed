import { listOverlapping, type Span } from '../base/span';
import type { DraftScan } from '../model/draft';

/** How far running text is looked at before and behind a place, in UTF-16 code units: a keystroke must not cost more in a long paragraph. */
export const farthestProse = 2000;

/** A stretch of a draft in which what is no word of a sentence becomes spaces, so that every offset stays. */
export interface Mask {
  /** As long as the stretch, in one line. */
  text(): string;
  /** Offsets of the draft; what lies outside of the stretch is left out. */
  hide(span: Span): void;
  /** Every match in what is not hidden. The pattern has the flag `g`. */
  hideMatches(pattern: RegExp): void;
}

/** Hidden from the start: opaque stretches, citations and line ends. */
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
