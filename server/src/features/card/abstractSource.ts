import { createPassageLocator } from '../../annotations/anchor/locatePassage';
import { shiftSpan, sliceSpan, type Span } from '../../base/span';
import type { Paper } from '../../model/paper';
import { locateOccurrence, type Snapshot } from '../../workspace/snapshot';

/** A part of a file. */
export interface SourceSpan {
  readonly uri: string;
  readonly span: Span;
}

/**
 * Finds a part of a paper's abstract in the file from which the abstract was read; `span` is relative to `paper.abstract`. In a digest,
 * the result is the whole abstract if the part can't be found. In a bibliography, the result is always the whole entry. undefined if no
 * occurrence has this abstract, or if its place in the digest is not known.
 */
export function findAbstractSource(snapshot: Snapshot, { abstract, occurrences }: Paper, span: Span): SourceSpan | undefined {
  const occurrence = occurrences.find(({ entry }) => entry.abstract === abstract);
  if (occurrence === undefined) return undefined;
  if (occurrence.kind === 'bibliography') return { uri: occurrence.uri, span: locateOccurrence(snapshot, occurrence).block };
  const file = snapshot.digests.get(occurrence.uri);
  const start = file?.startOf(occurrence.entry);
  if (file === undefined || start === undefined || occurrence.entry.abstractSpan === undefined) return undefined;
  const whole = shiftSpan(occurrence.entry.abstractSpan, start);
  const prefix = abstract.slice(Math.max(0, span.start - 40), span.start);
  const suffix = abstract.slice(span.end, span.end + 40);
  const found = createPassageLocator(sliceSpan(file.text, whole)).locate({ exact: sliceSpan(abstract, span), prefix, suffix });
  return { uri: occurrence.uri, span: found.kind === 'found' ? shiftSpan(found.span, whole.start) : whole };
}

/**
 * Finds an exact string, such as an address, in the paper's blocks in digests and its entries in bibliographies, and returns the first
 * place. undefined if none of them contains the string.
 */
export function findBlockSource(snapshot: Snapshot, { occurrences }: Paper, words: string): SourceSpan | undefined {
  for (const occurrence of occurrences) {
    const text = (occurrence.kind === 'digest' ? snapshot.digests : snapshot.bibliographies).get(occurrence.uri)?.text;
    const { block } = locateOccurrence(snapshot, occurrence);
    const at = text === undefined ? -1 : sliceSpan(text, block).indexOf(words);
    if (at !== -1) return { uri: occurrence.uri, span: { start: block.start + at, end: block.start + at + words.length } };
  }
  return undefined;
}
