import { ignorable } from '../base/invisible';

/** Accents, TeX's braces, and what separates nothing. */
const marks = new RegExp(`[\\p{M}{}${ignorable}]+`, 'gu');

/**
 * The form in which titles are compared: lower case, compatibility forms resolved, without combining marks and TeX
 * braces, punctuation and white space folded to single spaces: `{BERT}: Pre-training` becomes `bert pre training`.
 * A title of punctuation alone folds to the empty string.
 */
export function foldText(text: string): string {
  if (/[^\0-\x7f]/.test(text)) return foldUnicode(text);
  // Never put together letter by letter: V8 keeps such a text in as many pieces, and titles are many.
  return text
    .replace(/[{}]+/g, '')
    .toLowerCase()
    .replace(/[^0-9a-z]+/g, ' ')
    .trim();
}

function foldUnicode(text: string): string {
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
