import { lineStart } from '../../base/lineIndex';
import { listOverlapping, type Span } from '../../base/span';
import type { ParsedDigest, UnnamedRecord } from '../recordDraft';
import { type Corrections, foldWords } from './corrections';
import { cutRecord } from './cutRecord';
import { type CorrectionMatch, matchCorrections } from './matchCorrections';
import { createRecordReader } from './recordReader';
import { retitle } from './retitle';

/** The parts of a read digest that corrections may change. */
type Corrected = Pick<ParsedDigest, 'entries' | 'issues'>;

/**
 * Applies the writer's corrections to the result of reading a text. Each title that the writer named becomes a paper, whether it was
 * missed, was part of another abstract, or was read too long or too short. If a named title begins within another record, that record
 * then ends before the title. Records whose titles the writer rejected are removed. All other records remain the same objects.
 */
export function applyCorrections<Read extends Corrected>(text: string, read: Read, corrections: Corrections): Read {
  const places = matchCorrections(text, corrections);
  const named = places.length === 0 ? read : { ...read, ...namePapers(text, read, places) };
  if (corrections.noPapers.size === 0) return named;
  const entries = named.entries.filter(({ title }) => !corrections.noPapers.has(foldWords(title)));
  return entries.length === named.entries.length ? named : { ...named, entries };
}

function namePapers(text: string, { entries, issues }: Corrected, places: readonly CorrectionMatch[]): Corrected {
  const kept: (UnnamedRecord | undefined)[] = [...entries];
  const made: UnnamedRecord[] = [];
  const readRecord = createRecordReader(text);
  let at = 0;
  for (const [index, { title, titleSpan }] of places.entries()) {
    const passage = { text: title, span: titleSpan };
    while (at < entries.length && (kept[at]?.span.end ?? 0) <= titleSpan.start) at += 1;
    let after = at;
    while (after < entries.length && (kept[after]?.span.start ?? 0) < titleSpan.end) after += 1;
    const [first, ...others] = kept
      .slice(at, after)
      .filter((entry) => entry !== undefined && overlaps(entry.titleSpan, titleSpan)) as UnnamedRecord[];
    if (first !== undefined) {
      if (others.length === 0 && foldWords(first.title) === foldWords(title)) continue;
      const read: readonly [UnnamedRecord, ...UnnamedRecord[]] = [first, ...others];
      for (const entry of read) kept[kept.indexOf(entry, at)] = undefined;
      const start = lineStart(text, Math.min(first.span.start, titleSpan.start));
      made.push(retitle(text, read, readRecord(passage, { start, end: Math.max(titleSpan.end, ...read.map(({ span }) => span.end)) })));
      continue;
    }
    const around = kept[at];
    // The line in which the next title begins does not belong to this paper.
    const nextPaper = Math.min(places[index + 1]?.titleSpan.start ?? text.length, kept[after]?.span.start ?? text.length);
    const next = nextPaper < text.length ? lineStart(text, nextPaper) : nextPaper;
    const isInside = around !== undefined && around.span.start <= titleSpan.start && around.titleSpan.end <= titleSpan.start;
    if (isInside) kept[at] = cutRecord(text, around, titleSpan.start);
    const above = isInside
      ? lineStart(text, titleSpan.start)
      : Math.max(kept[at - 1]?.span.end ?? 0, places[index - 1]?.titleSpan.end ?? 0);
    const limit = isInside ? Math.min(next, around.span.end) : next;
    made.push(readRecord(passage, { start: above, end: Math.max(titleSpan.end, limit) }));
  }
  const all = [...kept.filter((entry) => entry !== undefined), ...made].sort((a, b) => a.span.start - b.span.start);
  return { entries: all, issues: issues.filter(({ span }) => listOverlapping(made, span, (entry) => entry.span).length === 0) };
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
