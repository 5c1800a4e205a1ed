import { listOverlapping, type Span } from '../base/span';
import type { DraftScan } from '../model/draft';

/** At most this many UTF-16 code units before and after an offset are read. The limit keeps typing fast in a long paragraph. */
export const farthestProse = 2000;

/** A part of a draft in which text that is not prose is replaced with spaces, so that offsets don't change. */
export interface Mask {
  /** The masked text in one line, as long as the original. */
  text(): string;
  /**
   * Replaces a span with spaces. The span is given in offsets of the draft, and any part of it outside of the masked stretch is
   * ignored.
   */
  hide(span: Span): void;
  /** Replaces every match in the masked text with spaces. The pattern must have the flag `g`. */
  hideMatches(pattern: RegExp): void;
}

/** Creates a mask of `stretch` in which opaque text, citations and line breaks are already hidden. */
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
