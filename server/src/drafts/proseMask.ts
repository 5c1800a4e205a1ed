import { type Span, listOverlapping } from '../base/span';
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

/** Fills the place of hidden syntax beside a figure that is shown. White space to regular expressions, but in no text. */
export const filler = '\ufeff';

/** Math in dollars or in `\(...\)` of at most a few characters, as figures have it. */
const math = /\$([^$]{1,80})\$|\\\(([^]{1,80}?)\\\)/g;
const signs: Readonly<Record<string, string>> = {
  '\\times': '×',
  '\\%': '%',
  '\\sim': '~',
  '\\approx': '≈',
  '\\le': '≤',
  '\\leq': '≤',
  '\\ge': '≥',
  '\\geq': '≥',
};
const mathToken =
  /\\(?:times|%|sim|approx|leq?|geq?)(?![A-Za-z])|\\[,;!: ]|[\d.,%~<>≤≥≈×+-]|[{}\s]|\\(?:text|mathrm|textbf|mathbf)(?=\{)|x(?![A-Za-z])/g;

/**
 * Shows figures that are written in math, such as `$2.5\times$`, `$\sim 50\%$` and `2.5$\times$`. `prose` is `source` with syntax
 * replaced by spaces; the result is as long, and each digit has its own place. Other math remains hidden.
 */
export function revealMath(source: string, prose: string): string {
  let shown = prose;
  for (const match of source.matchAll(math)) {
    const inner = match[1] ?? match[2] ?? '';
    const figure = revealTokens(
      inner,
      mathToken,
      (token) => signs[token] ?? (/^[\d.,%~<>≤≥≈×+-]$/.test(token) ? token : token === 'x' ? '×' : ''),
    );
    if (figure === undefined || !/[\d×]/.test(figure)) continue;
    const opening = match[0].indexOf(inner);
    shown = putInPlace(shown, match.index, `${filler.repeat(opening)}${figure}`.padEnd(match[0].length, filler));
  }
  return shown;
}

/** A text with each token replaced in its place and filled up to its length; undefined if it has anything else than tokens. */
export function revealTokens(text: string, token: RegExp, show: (token: string) => string | undefined): string | undefined {
  let result = '';
  for (const match of text.matchAll(token)) {
    const shown = match.index === result.length ? show(match[0]) : undefined;
    if (shown === undefined || shown.length > match[0].length) return undefined;
    result += shown.padEnd(match[0].length, filler);
  }
  return result.length === text.length ? result : undefined;
}

/** A text with a part of it replaced by another of the same length. */
export function putInPlace(text: string, at: number, part: string): string {
  return text.slice(0, at) + part + text.slice(at + part.length);
}
