import { ignorable } from '../base/invisible';

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
