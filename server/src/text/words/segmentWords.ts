import type { Span } from '../../base/span';
import { ignorable } from '../../base/invisible';
import { lazy } from '../../base/lazy';

/** Letters, digits and marks, and what nobody sees between them. */
const word = new RegExp(`[\\p{L}\\p{N}\\p{M}${ignorable}]+`, 'gu');
/** Scripts that put no spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenter = lazy(() => new Intl.Segmenter('en', { granularity: 'word' }));

/** The words of any text, in order. Slower than reading character codes. */
export function segmentWords(text: string): readonly Span[] {
  return [...text.matchAll(word)].flatMap((match): readonly Span[] => {
    const start = match.index;
    if (!unspaced.test(match[0])) return [{ start, end: start + match[0].length }];
    return [...segmenter().segment(match[0])]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ index, segment }) => ({ start: start + index, end: start + index + segment.length }));
  });
}
