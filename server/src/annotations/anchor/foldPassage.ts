/** A text in the form in which passages are compared, and where each of its letters comes from. */
export interface FoldedPassage {
  readonly folded: string;
  /** For each code unit of `folded`, and for the end behind the last: the UTF-16 offset in the source. */
  readonly starts: Uint32Array;
  /** For each code unit of `folded`: the offset behind what it comes from. */
  readonly ends: Uint32Array;
}

const invisible = /[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/u;
const dash = /[\p{Pd}\u2212]/u;
const quotationMark = /["'`\u2018-\u201f\u2032\u2033\u00ab\u00bb\u2039\u203a]/u;

/**
 * Case, white space, kinds of quotation marks and hyphens do not tell passages apart: a line that was wrapped anew, a
 * word that was divided at its end, quotation marks that an editor made round. Hyphens and dashes are left out, whatever
 * stands around them.
 */
export function foldPassage(text: string): FoldedPassage {
  const starts = new Uint32Array(text.length * 2 + 1);
  const ends = new Uint32Array(text.length * 2 + 1);
  let folded = '';
  let count = 0;
  let at = 0;
  const add = (letters: string, end: number): void => {
    if (count + letters.length > text.length * 2) return;
    folded += letters;
    for (let index = 0; index < letters.length; index++) {
      starts[count] = at;
      ends[count++] = end;
    }
  };
  let isSpaced = true;
  for (const character of text) {
    const end = at + character.length;
    if (/\s/.test(character)) {
      // A word that was divided goes on in the next line.
      if (!isSpaced && !endsWithDash(text, at)) add(' ', end);
      isSpaced = true;
    } else if (!invisible.test(character) && !dash.test(character)) {
      add(quotationMark.test(character) ? '"' : foldCharacter(character), end);
      isSpaced = false;
    }
    at = end;
  }
  const trimmed = folded.trimEnd();
  starts[trimmed.length] = at;
  return { folded: trimmed, starts: starts.slice(0, trimmed.length + 1), ends: ends.slice(0, trimmed.length) };
}

function endsWithDash(text: string, at: number): boolean {
  return at > 1 && dash.test(text[at - 1] ?? '') && /\S/.test(text[at - 2] ?? '');
}

function foldCharacter(character: string): string {
  return character < '\u0080' ? character.toLowerCase() : character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
