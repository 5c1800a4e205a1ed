import { foldLetter } from './foldLetter';

/** A text in the form in which passages are compared, and where each of its letters comes from. */
export interface FoldedPassage {
  readonly folded: string;
  /** For each code unit of `folded`, and for the end behind the last: the UTF-16 offset in the source. */
  readonly starts: Uint32Array;
  /** For each code unit of `folded`: the offset behind what it comes from, with the marks on it. */
  readonly ends: Uint32Array;
}

/**
 * Case, white space, kinds of quotation marks and hyphens do not tell passages apart: a line that was wrapped anew, a
 * word that was divided at its end, quotation marks that an editor made round. Hyphens and dashes are left out, whatever
 * stands around them.
 */
export function foldPassage(text: string): FoldedPassage {
  const letters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let isSpaced = true;
  /** The last visible character was a hyphen right behind a word, which may go on in the next line. */
  let isDivided = false;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const folded = code < 128 ? (ascii[code] ?? '') : foldLetter(String.fromCodePoint(text.codePointAt(at) ?? code));
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
      // A mark belongs to its letter; a soft hyphen may stand at a line's end.
      if (code === softHyphen) isDivided = !isSpaced;
      else if (ends.length > 0 && ends[ends.length - 1] === at) ends[ends.length - 1] = end;
    } else if (folded === '"' && letters[letters.length - 1] === '"' && ends[ends.length - 1] === at) {
      // Two single marks stand for one double mark, as in TeX.
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

const softHyphen = 0xad;
/** What each ASCII character folds to; most texts have few others. */
const ascii: readonly string[] = Array.from({ length: 128 }, (_, code) => foldLetter(String.fromCharCode(code)));
