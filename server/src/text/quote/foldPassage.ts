import { ignorable } from '../../base/escape';

/** A text in the form in which passages are compared, with the place of each letter in the source. */
export interface FoldedPassage {
  readonly folded: string;
  /** The UTF-16 offset in the source where each code unit of `folded` begins, followed by the length of the source. */
  readonly starts: Uint32Array;
  /** The offset in the source where each code unit of `folded` ends, after any combining marks. */
  readonly ends: Uint32Array;
}

/**
 * Removes differences that do not matter when passages are compared: case, white space, kinds of quotation marks, hyphens and dashes.
 * So a passage is found even if its lines were wrapped again, if a word was hyphenated, or if an editor replaced straight quotation
 * marks by curly ones.
 */
export function foldPassage(text: string): FoldedPassage {
  /** The folded forms of characters beyond ASCII. Most texts contain only a few such characters, repeatedly. */
  const others = new Map<string, string>();
  const foldOther = (character: string): string => {
    const folded = others.get(character) ?? foldLetter(character);
    others.set(character, folded);
    return folded;
  };
  const letters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let isSpaced = true;
  /** Whether the last visible character is a hyphen directly after a word, so that the word may continue in the next line. */
  let isDivided = false;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const folded = code < 128 ? (ascii[code] ?? '') : foldOther(String.fromCodePoint(text.codePointAt(at) ?? code));
    const end = at + (code >= 0xd800 && code < 0xdc00 && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    if (folded === ' ') {
      if (!isSpaced && !isDivided) {
        letters.push(' ');
        starts.push(at);
        ends.push(end);
      }
      isSpaced = true;
      isDivided = false;
    } else if (folded === '-') {
      isDivided = !isSpaced;
    } else if (folded === '') {
      // A combining mark belongs to the letter before it. A soft hyphen may be at the end of a line, within a word.
      if (code === softHyphen) isDivided = !isSpaced;
      else if (ends.length > 0 && ends[ends.length - 1] === at) ends[ends.length - 1] = end;
    } else if (folded === '"' && letters[letters.length - 1] === '"' && ends[ends.length - 1] === at) {
      // Two single quotation marks count as one double mark, as in TeX.
      ends[ends.length - 1] = end;
    } else {
      for (const letter of folded.length === 1 ? folded : folded.split('')) {
        letters.push(letter);
        starts.push(at);
        ends.push(end);
      }
      isSpaced = false;
      isDivided = false;
    }
    at = end;
  }
  if (letters[letters.length - 1] === ' ') {
    for (const list of [letters, starts, ends]) list.pop();
  }
  starts.push(text.length);
  return { folded: letters.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

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

const unseen = new RegExp(ignorable, 'u');
/**
 * Accents, Hebrew points and Arabic vowel signs. The vowel signs of Indian and other scripts are also marks in Unicode, but they are
 * not included, because without them a word becomes another word.
 */
const accents = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu;
const dash = /[\p{Pd}\u2212]/u;
const quotationMark = /["'`\u00b4\u2018-\u201f\u2032\u2033\u00ab\u00bb\u2039\u203a]/u;
const softHyphen = 0xad;
/** The folded form of each ASCII character. */
const ascii: readonly string[] = Array.from({ length: 128 }, (_, code) => foldLetter(String.fromCharCode(code)));
