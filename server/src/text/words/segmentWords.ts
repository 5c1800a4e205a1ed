import type { Span } from '../../base/span';
import { ignorable } from '../../base/invisible';
import { lazy } from '../../base/lazy';

/** Matches letters, digits and marks, with invisible characters between them. */
const word = new RegExp(`[\\p{L}\\p{N}\\p{M}${ignorable}]+`, 'gu');
/** Matches a letter of a script without spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenter = lazy(() => new Intl.Segmenter('en', { granularity: 'word' }));

/** Whether a text has letters of a script without spaces between words, so that its words can only be found with the functions below. */
export function hasUnspacedScript(text: string): boolean {
  return unspaced.test(text);
}

/** Splits a text in any script into its words and the text between them. This is slow, so use it only for texts that need it. */
export function segmentText(text: string): readonly string[] {
  return segment(text).map((each) => each.segment);
}

/** The spans of the words of a text in any script, in order. Finding them is slow, so use this only for texts that need it. */
export function segmentWords(text: string): readonly Span[] {
  return [...text.matchAll(word)].flatMap((match): readonly Span[] => {
    const start = match.index;
    if (!hasUnspacedScript(match[0])) return [{ start, end: start + match[0].length }];
    return segment(match[0]).flatMap((each) => (each.isWord ? [{ start: start + each.start, end: start + each.end }] : []));
  });
}

interface Segment extends Span {
  readonly segment: string;
  readonly isWord: boolean;
}

/**
 * The segmenter takes a time that grows with the square of the length: ten thousand letters take half a second. So it gets a text in
 * pieces, which end before white space or another sign, or else after this many characters.
 */
const pieces = /[^]{1,500}(?=\s|$)|[^]{1,500}(?![\p{L}\p{N}\p{M}])|[^]{1,500}/gu;

function segment(text: string): readonly Segment[] {
  return [...text.matchAll(pieces)].flatMap(({ 0: piece, index: start }) =>
    Array.from(segmenter().segment(piece), ({ index, segment: words, isWordLike = false }) => ({
      start: start + index,
      end: start + index + words.length,
      segment: words,
      isWord: isWordLike,
    })),
  );
}
