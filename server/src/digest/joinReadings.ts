import type { Span } from '../base/span';
import type { ParsedDigest } from './recordDraft';

/** Fewer papers beside others are an example, or the words of a mail around an export. */
export const fewest = 3;

/** What was read of a part of a text that is surely one of papers, and what was read of all around it where that holds some. */
export function joinReadings(part: ParsedDigest, around: ParsedDigest): ParsedDigest {
  if (around.entries.length < fewest) return part;
  return {
    ...part,
    entries: [...around.entries, ...part.entries].sort((a, b) => a.span.start - b.span.start),
    issues: [...around.issues, ...part.issues].sort((a, b) => a.span.start - b.span.start),
  };
}

/** The text with blanks for some stretches of it, in their order, but for the ends of lines. */
export function blankSpans(text: string, spans: readonly Span[]): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of spans) {
    kept += text.slice(from, Math.max(from, start)) + text.slice(Math.max(from, start), end).replace(/[^\r\n]/g, ' ');
    from = Math.max(from, end);
  }
  return kept + text.slice(from);
}
