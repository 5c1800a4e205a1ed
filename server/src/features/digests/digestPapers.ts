import type { DigestFile, Snapshot } from '#workspace';
import { findLastStart } from '../../base/lineIndex';
import { type Span, shiftSpan } from '../../base/span';
import type { DigestRecord } from '../../model/digest';
import type { Paper } from '../../model/paper';

/** A paper in a digest. */
export interface DigestPaper {
  readonly paper: Paper;
  readonly entry: DigestRecord;
  /** The paper's block. All spans are offsets in the text of the `DigestFile` from which this object was created. */
  readonly span: Span;
  readonly title: Span;
  /** undefined if the digest contains no abstract for the paper. */
  readonly abstract: Span | undefined;
}

/** The papers of a digest whose blocks overlap or touch the span, in the order of the text. */
export function listDigestPapers(snapshot: Snapshot, file: DigestFile, { start, end }: Span): readonly DigestPaper[] {
  const { entries, starts } = file.digest();
  const library = snapshot.library();
  const found: DigestPaper[] = [];
  for (let at = findLastStart(starts, start); at < entries.length; at++) {
    const entry = entries[at];
    const offset = starts[at];
    if (entry === undefined || offset === undefined || offset + entry.span.start > end) break;
    const paper = library.findByEntry(entry);
    const span = shiftSpan(entry.span, offset);
    if (paper === undefined || span.end < start) continue;
    found.push({
      paper,
      entry,
      span,
      title: shiftSpan(entry.titleSpan, offset),
      abstract: entry.abstractSpan === undefined ? undefined : shiftSpan(entry.abstractSpan, offset),
    });
  }
  return found;
}

/** The paper whose block contains or touches the offset; if there are several, the last of them. undefined if there is none. */
export function findDigestPaper(snapshot: Snapshot, file: DigestFile, offset: number): DigestPaper | undefined {
  return listDigestPapers(snapshot, file, { start: offset, end: offset }).at(-1);
}
