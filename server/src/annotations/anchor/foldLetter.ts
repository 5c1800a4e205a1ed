import { ignorable } from '../../base/escape';

const unseen = new RegExp(ignorable, 'u');
/**
 * Accents, Hebrew points and Arabic vowel signs. The vowel signs of Indian and other scripts are also marks in Unicode, but they are
 * not included, because without them a word becomes another word.
 */
const accents = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu;
const dash = /[\p{Pd}\u2212]/u;
const quotationMark = /["'`\u00b4\u2018-\u201f\u2032\u2033\u00ab\u00bb\u2039\u203a]/u;

/**
 * The form of a character (a code point) in which passages are compared: '' if it is ignored, ' ' for white space, '-' for a dash, '"'
 * for a quotation mark, otherwise in lower case without accents.
 */
export function foldLetter(character: string): string {
  if (unseen.test(character)) return '';
  if (/\s/.test(character)) return ' ';
  if (dash.test(character)) return '-';
  if (quotationMark.test(character)) return '"';
  // A separate accent such as `´` decomposes into a space and a mark; the space is removed.
  return character.normalize('NFKD').replace(accents, '').toLowerCase().replace(/\s+/g, '');
}
