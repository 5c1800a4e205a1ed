import { findKeySentence } from '#digest';
import { createSelector, splitSentences } from '#text';
import type { DigestFile, Snapshot } from '#workspace';
import { type Span, shiftSpan, sliceSpan } from '../../base/span';
import type { TextQuoteSelector } from '../../model/annotation';
import type { Paper } from '../../model/paper';
import { findDigestPaper } from '../digests/digestPapers';
import { refusals } from './noteEdit';

/** A passage of a paper's abstract that a note is about. */
export interface AbstractPassage {
  readonly paper: Paper;
  readonly file: DigestFile;
  /** The span of the passage in the digest. */
  readonly span: Span;
  readonly selector: TextQuoteSelector;
}

/**
 * The passage of an abstract at a span of a digest, or the reason why no note can be added there. If the span is empty, the passage is
 * a whole sentence. The span refers to the digest as it is in `seen`, which may be an earlier snapshot; the returned paper is the one
 * in `snapshot`.
 */
export function findAbstractPassage(
  snapshot: Snapshot,
  { digest, span }: { readonly digest: string; readonly span: Span },
  seen: Snapshot,
): AbstractPassage | string {
  const file = seen.digests.get(digest);
  const found = file === undefined ? undefined : findDigestPaper(seen, file, span.start);
  if (file === undefined || found?.abstract === undefined) return refusals.noAbstract();
  const { abstract } = found;
  const text = sliceSpan(file.text, abstract);
  const inside: Span =
    span.start === span.end
      ? findSentence(found.paper, text, span.start - abstract.start)
      : { start: Math.max(span.start, abstract.start) - abstract.start, end: Math.min(span.end, abstract.end) - abstract.start };
  if (inside.start >= inside.end || text.slice(inside.start, inside.end).trim() === '') return refusals.noAbstract();
  const paper = seen === snapshot ? found.paper : findSame(snapshot, found.paper);
  return paper === undefined
    ? refusals.noPaper(found.paper.key)
    : { paper, file, span: shiftSpan(inside, abstract.start), selector: createSelector(text, inside) };
}

/**
 * The span of the sentence at an offset of an abstract. If the offset is before the abstract, it is the sentence that says what the
 * paper does.
 */
function findSentence({ title, names }: Paper, abstract: string, offset: number): Span {
  const line = abstract.replace(/\s/g, ' ');
  const sentence =
    offset < 0 ? findKeySentence(title, names, line) : splitSentences(line).findLast(({ start }, at) => at === 0 || start <= offset);
  return sentence ?? { start: 0, end: abstract.length };
}

/**
 * Finds a paper of an earlier snapshot again: the paper with the same title, preferably one that also has the same key; if no paper has
 * the title, the paper with the key.
 */
function findSame(snapshot: Snapshot, { title, key }: Paper): Paper | undefined {
  const titled = snapshot.library().findByTitle(title);
  return titled.find((paper) => paper.key === key) ?? titled[0] ?? findPaper(snapshot, key);
}

/** Finds a paper by its key, or by an older or shorter form of its key. */
export function findPaper(snapshot: Snapshot, key: string): Paper | undefined {
  const library = snapshot.library();
  return library.findByKey(key) ?? library.resolveKey(key)[0];
}
