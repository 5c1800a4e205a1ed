import { escapeLatex } from '../../base/escape';

/**
 * Matches the markup in an affix. The first alternatives stand for a single character of plain text; those from the lone `\\` on are
 * any other markup.
 */
const token =
  /\\text(?:backslash|asciitilde|asciicircum)(?:\{\}|(?![A-Za-z])\s*)|\\([%&_#${}])|\\ |\\,|\\([SP])(?![A-Za-z])(?:\{\}|\s*)|~|\\|[{}$^#&%_`"]|''|[[\]]/g;

/**
 * The plain text of a prefix or suffix, with U+00A0 for ties: for `see p.~3 \& more` it is `see p. 3 & more` with U+00A0 before the 3.
 * undefined if the affix contains other markup, whose meaning plain text would lose: another macro, braces, math, a comment, a
 * quotation or a bracket.
 */
export function parseAffix(affix: string): string | undefined {
  let isPlain = true;
  const text = affix.replace(token, (mark: string, escaped: string | undefined, sign: string | undefined) => {
    if (escaped !== undefined) return escaped;
    if (sign !== undefined) return `${sign === 'S' ? '§' : '¶'}${mark.endsWith(' ') ? ' ' : ''}`;
    // The line cannot break at the thin space in `p.\,3` either, so it is read as a tie.
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

/** The space between an abbreviation and its number, which is written as a tie: `p.~3`. */
const tied = /(?<=\b(?:pp?|chaps?|secs?|vols?|figs?|nos?|ll?)\.) (?=\d)/gi;

/** Writes plain text as a prefix or suffix. undefined if the text contains a bracket, which would end the prefix or suffix. */
export function renderAffix(text: string): string | undefined {
  if (/[[\]]/.test(text)) return undefined;
  return text.replace(tied, '\u00a0').split('\u00a0').map(escapeLatex).join('~');
}
