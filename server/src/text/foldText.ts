import { ignorable } from '../base/escape';

/** Accents, braces of TeX and invisible characters, which do not separate words. */
const marks = new RegExp(`[\\p{M}{}${ignorable}]+`, 'gu');

/**
 * Folds a title for comparison: lower case, compatibility forms resolved, combining marks and TeX braces removed, punctuation and white
 * space replaced by single spaces. For example, `{BERT}: Pre-training` becomes `bert pre training`. A title that consists only of
 * punctuation becomes the empty string.
 */
export function foldText(text: string): string {
  if (/[^\0-\x7f]/.test(text)) return foldUnicode(text);
  // The text is not built letter by letter, because V8 would then store each of the many titles as a chain of one-letter pieces.
  return text
    .replace(/[{}]+/g, '')
    .toLowerCase()
    .replace(/[^0-9a-z]+/g, ' ')
    .trim();
}

/**
 * The title as `foldText` folds it, except that a plus or number sign after a word counts as a word: `Kite` and `Kite++` are two papers.
 * A title that consists only of punctuation would become empty, so it remains unchanged.
 */
export function foldTitle(title: string): string {
  const folded = foldText(/[+#⁺＋＃]/.test(title) ? spellSigns(title.normalize('NFKC')) : title);
  return folded === '' ? title : folded;
}

function spellSigns(title: string): string {
  return title.replace(/(?<=[\p{L}\p{N}+])\+/gu, ' plus ').replace(/(?<=[\p{L}\p{N}])#/gu, ' sharp ');
}

function foldUnicode(text: string): string {
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Accents and invisible characters, which do not separate words. */
const termMarks = new RegExp(`[\\p{M}${ignorable}]+`, 'gu');

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
        .replace(termMarks, '')
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
