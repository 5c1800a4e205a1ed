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
  return Array.from(segmenter().segment(text), ({ segment }) => segment);
}

/** The spans of the words of a text in any script, in order. Finding them is slow, so use this only for texts that need it. */
export function segmentWords(text: string): readonly Span[] {
  return [...text.matchAll(word)].flatMap((match): readonly Span[] => {
    const start = match.index;
    if (!hasUnspacedScript(match[0])) return [{ start, end: start + match[0].length }];
    return [...segmenter().segment(match[0])]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ index, segment }) => ({ start: start + index, end: start + index + segment.length }));
  });
}
