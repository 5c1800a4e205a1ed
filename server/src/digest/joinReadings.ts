import type { Span } from '../base/span';
import type { ParsedDigest, UnnamedRecord } from './recordDraft';

/**
 * An export with fewer papers than this is taken for an example, and ignored, if the text around it lists at least this many papers.
 * Fewer papers than this in the text around an export are ignored.
 */
export const minPapers = 3;

/**
 * Combines the papers of an export or a mail (`part`) with the papers in the text around it. Returns only `part` if the text around it
 * has fewer than `minPapers` papers.
 */
export function joinReadings(part: ParsedDigest, around: ParsedDigest): ParsedDigest {
  const steps = [...(part.steps ?? []), ...(around.steps ?? [])];
  if (around.entries.length < minPapers) return { ...part, steps };
  return {
    ...part,
    entries: [...around.entries, ...part.entries].sort((a, b) => a.span.start - b.span.start),
    issues: [...around.issues, ...part.issues].sort((a, b) => a.span.start - b.span.start),
    steps,
  };
}

/** Replaces all characters within `spans` by blanks, except line ends. `spans` must be ordered by their start. */
export function blankSpans(text: string, spans: readonly Span[]): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of spans) {
    kept += text.slice(from, Math.max(from, start)) + text.slice(Math.max(from, start), end).replace(/[^\r\n]/g, ' ');
    from = Math.max(from, end);
  }
  return kept + text.slice(from);
}

/** The record with its spans converted, for example from a decoded text to the file. */
export function relocateRecord(entry: UnnamedRecord, toSource: (span: Span) => Span): UnnamedRecord {
  return {
    ...entry,
    span: toSource(entry.span),
    titleSpan: toSource(entry.titleSpan),
    ...(entry.abstractSpan === undefined ? {} : { abstractSpan: toSource(entry.abstractSpan) }),
  };
}
