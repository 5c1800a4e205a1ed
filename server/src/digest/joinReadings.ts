import type { Span } from '../base/span';
import type { ParsedDigest } from './recordDraft';

/**
 * If an export beside a longer list has fewer papers than this, the export is taken for an example and ignored. Fewer papers than this
 * in the text around an export are ignored too.
 */
export const fewest = 3;

/**
 * Combines the papers of one part of a text, which surely has papers, with those read from the text around that part. The latter are
 * ignored if there are fewer than `fewest`.
 */
export function joinReadings(part: ParsedDigest, around: ParsedDigest): ParsedDigest {
  if (around.entries.length < fewest) return part;
  return {
    ...part,
    entries: [...around.entries, ...part.entries].sort((a, b) => a.span.start - b.span.start),
    issues: [...around.issues, ...part.issues].sort((a, b) => a.span.start - b.span.start),
  };
}

/** Replaces all characters in stretches of a text by blanks, except line ends. `spans` must be in order. */
export function blankSpans(text: string, spans: readonly Span[]): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of spans) {
    kept += text.slice(from, Math.max(from, start)) + text.slice(Math.max(from, start), end).replace(/[^\r\n]/g, ' ');
    from = Math.max(from, end);
  }
  return kept + text.slice(from);
}
