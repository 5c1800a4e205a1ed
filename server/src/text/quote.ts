import search from 'approx-string-match';
import { ignorable } from '../base/escape';
import type { Span } from '../base/span';
import type { TextQuoteSelector } from '../model/annotation';

/*
 * Finds words that were quoted, in a text that has changed since, letter by letter in texts folded by `foldPassage`. What counts as found
 * is decided by those who ask: the passage of a note must be clear, the sentence of a dismissal may have been edited more. Two others
 * compare whole words, and with less work or more facts than letters give: corrections of digests look for hundreds of titles in one pass
 * over a file, word for word, and altered quotations need to know which words differ and how much each of them says.
 */

/** A place in a folded text that resembles a quotation. */
export interface Match extends Span {
  /** The number of letters that differ. */
  readonly errors: number;
}

export function findExact(text: string, words: string): readonly Match[] {
  const all: Match[] = [];
  for (let start = text.indexOf(words); start !== -1; start = text.indexOf(words, start + 1))
    all.push({ start, end: start + words.length, errors: 0 });
  return all;
}

/**
 * At most `maxCount` places that differ in at most `maxErrors` letters, most similar first. They do not overlap. The search library returns
 * only the best places, so the text before and after each of them is searched again.
 */
export function findLike(text: string, words: string, maxErrors: number, maxCount: number): readonly Match[] {
  const chosen: Match[] = [];
  const rest: Span[] = [{ start: 0, end: text.length }];
  while (rest.length > 0 && chosen.length < maxCount) {
    const { start: from, end: to } = rest.shift() ?? { start: 0, end: 0 };
    if (to - from < words.length - maxErrors) continue;
    const [best] = search(text.slice(from, to), words, maxErrors);
    if (best === undefined || best.end === best.start) continue;
    chosen.push({ start: from + best.start, end: from + best.end, errors: best.errors });
    rest.push({ start: from, end: from + best.start }, { start: from + best.end, end: to });
  }
  return chosen.sort((a, b) => a.errors - b.errors || a.start - b.start);
}

/** How similar `known` is to the most similar part of `text`, from 0 to 1: one minus the share of its letters that differ. */
export function computeLikeness(known: string, text: string): number {
  if (known === '') return 0;
  let errors = known.length;
  for (const match of search(text, known, known.length)) errors = Math.min(errors, match.errors);
  return 1 - errors / known.length;
}

/** Whether the place consists of whole words: the "rain" in "training" does not. */
export function isWhole(text: string, { start, end }: Span): boolean {
  return !isInsideWord(text, start) && !isInsideWord(text, end);
}

/** Whether the letters before and after the offset belong to the same word. */
function isInsideWord(text: string, at: number): boolean {
  return letter.test(text[at - 1] ?? '') && letter.test(text[at] ?? '');
}

const letter = /[\p{L}\p{N}]/u;
/**
 * The longest rest of a word that is added to a place, in letters. If the rest is longer, the script probably has no spaces, so there
 * is no word to complete.
 */
const maxRest = 12;

/** Extends an edited place to whole words. */
export function toWholeWords(text: string, match: Match): Match {
  if (match.errors === 0) return match;
  let { start, end } = match;
  while (isInsideWord(text, start) && match.start - start < maxRest) start -= 1;
  while (isInsideWord(text, end) && end - match.end < maxRest) end += 1;
  return { ...match, start: isInsideWord(text, start) ? match.start : start, end: isInsideWord(text, end) ? match.end : end };
}

/** The span in the source. An edited place may begin or end with white space, which is not included. */
export function toSource({ folded, starts, ends }: FoldedPassage, { start, end }: Span): Span {
  const from = folded[start] === ' ' ? start + 1 : start;
  const to = folded[end - 1] === ' ' ? end - 1 : end;
  return { start: starts[from] ?? 0, end: ends[Math.max(from, to - 1)] ?? starts[to] ?? 0 };
}

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

/** How much text before and after the passage is included at most, in UTF-16 code units. This text is shortened to whole words. */
const contextLength = 40;

/**
 * Creates a selector for the passage `span` of a text, including the words around the passage. Each run of white space becomes one
 * space. A character that the span cuts in half is included.
 */
export function createSelector(text: string, { start, end }: Span): TextQuoteSelector {
  const from = isInCharacter(text, start) ? start - 1 : start;
  const to = isInCharacter(text, end) ? end + 1 : end;
  const before = fold(text.slice(0, from));
  const after = fold(text.slice(to));
  return {
    exact: fold(text.slice(from, to)).trim(),
    prefix: before.length <= contextLength ? before.trimStart() : dropHalf(before.slice(-contextLength)).replace(/^\S*\s(?=\S)/, ''),
    suffix: after.length <= contextLength ? after.trimEnd() : dropHalf(after.slice(0, contextLength)).replace(/(?<=\S)\s\S*$/, ''),
  };
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Whether the offset is between the two code units of one character. */
function isInCharacter(text: string, at: number): boolean {
  return at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

/** Removes half a character (one of two code units) at either end. */
function dropHalf(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
