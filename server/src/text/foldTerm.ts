import { ignorable } from '../base/invisible';

/** Accents and invisible characters, which do not separate words. */
const marks = new RegExp(`[\\p{M}${ignorable}]+`, 'gu');

/** Letters that Unicode does not decompose into a plain letter and a mark, and the plain letters that people type instead. */
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const undivided = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/** Folds a word for comparison: in lower case, with compatibility forms resolved and without accents. */
export function foldTerm(text: string): string {
  const lower = text.toLowerCase();
  // Lower case is needed twice: `𝒳` has no lower case, but its compatibility form is `X`.
  return isAscii(lower)
    ? lower
    : lower
        .normalize('NFKD')
        .replace(marks, '')
        .toLowerCase()
        .replace(undivided, (letter) => plainLetters[letter] ?? letter);
}

/** A text folded into one word that consists only of its letters and digits. */
export function squeezeText(text: string): string {
  const folded = foldTerm(text);
  return isAscii(folded) ? folded.replace(/[^a-z0-9]+/g, '') : folded.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a text consists of ASCII characters only. For short texts this loop is faster than a regular expression. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
