import { ignorable } from '../../base/invisible';

const unseen = new RegExp(ignorable, 'u');
/**
 * Accents, Hebrew points and Arabic vowel signs. The vowel signs of Indian and other scripts are marks for Unicode too,
 * but there a word without them is another word.
 */
const accents = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu;
const dash = /[\p{Pd}\u2212]/u;
const quotationMark = /["'`\u00b4\u2018-\u201f\u2032\u2033\u00ab\u00bb\u2039\u203a]/u;

/** What a character (a code point) counts as where passages are compared: '' nothing, ' ' white space, '-' a dash, '"' a quotation mark. */
export function foldLetter(character: string): string {
  if (unseen.test(character)) return '';
  if (/\s/.test(character)) return ' ';
  if (dash.test(character)) return '-';
  if (quotationMark.test(character)) return '"';
  // Signs that stand alone, as an acute accent, fold to a space and a mark.
  return character.normalize('NFKD').replace(accents, '').toLowerCase().replace(/\s+/g, '');
}
