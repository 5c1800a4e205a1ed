import { escapeLatex } from '../../base/escape';

/** What a note may hold besides characters that stand for themselves; anything else is markup. */
const token =
  /\\text(?:backslash|asciitilde|asciicircum)(?:\{\}|(?![A-Za-z])\s*)|\\([%&_#${}])|\\ |\\,|\\([SP])(?![A-Za-z])(?:\{\}|\s*)|~|\\|[{}$^#&%_`"]|''|[[\]]/g;

/**
 * The text of a note without markup, U+00A0 for ties: for `see p.~3 \& more` it is `see p. 3 & more`. undefined where it
 * holds a macro, math, a quotation or a bracket, whose meaning plain text would lose.
 */
export function parsePlainText(note: string): string | undefined {
  let isPlain = true;
  const text = note.replace(token, (mark: string, escaped: string | undefined, sign: string | undefined) => {
    if (escaped !== undefined) return escaped;
    if (sign !== undefined) return `${sign === 'S' ? '§' : '¶'}${mark.endsWith(' ') ? ' ' : ''}`;
    // `p.\,3` is the typist's other way to write `p.~3`.
    if (mark === '~' || mark === '\\,') return '\u00a0';
    if (mark === '\\ ') return ' ';
    if (mark.startsWith('\\textb')) return '\\';
    if (mark.startsWith('\\textasciit')) return '~';
    if (mark.startsWith('\\textasciic')) return '^';
    isPlain = false;
    return '';
  });
  return isPlain ? text.replace(/[ \t\r\n]+/g, ' ').trim() : undefined;
}

/** An abbreviation and its number are tied, as typists do: `p.~3`. */
const tied = /(?<=\b(?:pp?|chaps?|secs?|vols?|figs?|nos?|ll?)\.) (?=\d)/gi;

/** Plain text as a note; undefined where it holds a bracket, which would end it. */
export function renderPlainText(text: string): string | undefined {
  if (/[[\]]/.test(text)) return undefined;
  return text.replace(tied, '\u00a0').split('\u00a0').map(escapeLatex).join('~');
}
