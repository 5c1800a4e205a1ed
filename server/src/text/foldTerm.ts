import { ignorable } from '../base/invisible';

/** Accents, and what separates nothing. */
const marks = new RegExp(`[\\p{M}${ignorable}]+`, 'gu');

/** Letters that are no plain one with a mark, and what is typed for them. */
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const undivided = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/** A word in the form in which words are compared: lower-case, compatibility forms resolved, without accents. */
export function foldTerm(text: string): string {
  const lower = text.toLowerCase();
  // Compatibility forms may have capitals of their own: the lower case of `𝒳` is `𝒳`, its form `X`.
  return isAscii(lower)
    ? lower
    : lower
        .normalize('NFKD')
        .replace(marks, '')
        .toLowerCase()
        .replace(undivided, (letter) => plainLetters[letter] ?? letter);
}

/** The text as one word: letters and digits only, folded. */
export function squeezeText(text: string): string {
  const folded = foldTerm(text);
  return isAscii(folded) ? folded.replace(/[^a-z0-9]+/g, '') : folded.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a text consists of ASCII alone; quicker than a pattern for short texts. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
