import { foldTerm } from '#text';
import { ignorable } from '../../base/escape';
import type { Span } from '../../base/span';
import { unprinted } from '../../model/quotation';

/** A part of a quotation, or of the text from which it may be. */
export interface QuotedToken extends Span {
  /** - `word`; - `sign`: a punctuation mark or a symbol; - `gap`: an ellipsis, or words in brackets, in place of any words. */
  readonly kind: 'word' | 'sign' | 'gap';
  /** The word or sign as it is compared: in lower case, without accents, ligatures and soft hyphens. Empty for a gap. */
  readonly text: string;
  /** What is between the token before and this one. A dash may have spaces around it; a minus is directly before a number. */
  readonly joint: 'none' | 'space' | 'dash' | 'minus';
}

const wordUnit = /[\p{L}\p{N}\p{M}×]/u;
const invisible = new RegExp(`^(?:[${unprinted}{}$\\\\^_*\`]|${ignorable}|\\p{Emoji_Presentation})$`, 'u');
/** White space, and control characters, which the texts of digests don't have (`maskControls`). */
const blank = /[\s\u0001-\u001f\u007f-\u009f]/;
const dash = /[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/;
const apostrophe = /['\u2019\u02bc\u2032]/;
const quotationMark = /["\u00ab\u00bb\u2018\u2019\u201a-\u201f\u2032\u2033'`]/;
const ellipsis = /…|\.(?:\0*\s?\0*\.){2,}/y;
const bracket = /\[([^[\]]{0,300})\]/y;

/**
 * The words and signs of a text, in order. Quotation marks, markup, emoji and white space are no tokens. In a draft (`'draft'`) an ellipsis and
 * words in brackets are gaps, and `[sic]` is nothing.
 */
export function readQuotedTokens(source: string, where: 'draft' | 'paper'): readonly QuotedToken[] {
  const tokens: QuotedToken[] = [];
  let joint: QuotedToken['joint'] = 'none';
  const add = (kind: QuotedToken['kind'], text: string, start: number, end: number): void => {
    tokens.push({ kind, text, start, end, joint: joint === 'minus' && !/^\d/.test(text) ? 'dash' : joint });
    joint = 'none';
  };
  for (let at = 0; at < source.length; ) {
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    const next = at + character.length;
    const gap = where === 'draft' ? findGap(source, at) : undefined;
    if (gap !== undefined) {
      if (gap.kind === 'gap') add('gap', '', at, gap.end);
      at = gap.end;
    } else if (wordUnit.test(character)) {
      const word = readWord(source, at);
      add('word', word.text, at, word.end);
      at = word.end;
    } else {
      if (blank.test(character)) joint = joint === 'none' ? 'space' : joint === 'minus' ? 'dash' : joint;
      else if (dash.test(character)) joint = joint === 'space' ? 'minus' : 'dash';
      else if (!invisible.test(character) && !quotationMark.test(character) && !/[[\]]/.test(character))
        add('sign', foldSign(character), at, next);
      at = next;
    }
  }
  return tokens;
}

function foldSign(sign: string): string {
  return /[~\u223c\u2248\u02dc]/.test(sign) ? '~' : sign.normalize('NFKC');
}

/** An ellipsis, in brackets or not, words in brackets, or `[sic]`, which is no gap. */
function findGap(source: string, at: number): { readonly kind: 'gap' | 'nothing'; readonly end: number } | undefined {
  const next = source.charAt(at);
  if (next !== '[' && next !== '.' && next !== '…') return undefined;
  const pattern = next === '[' ? bracket : ellipsis;
  pattern.lastIndex = at;
  const found = pattern.exec(source);
  if (found === null) return undefined;
  return { kind: /^\W*sic\W*$/i.test(found[1] ?? '') ? 'nothing' : 'gap', end: at + found[0].length };
}

/** A word with its apostrophes, a number with its point. Markup inside of it is no part of its text. */
function readWord(source: string, start: number): { readonly text: string; readonly end: number } {
  let text = '';
  let end = start;
  for (let at = start; at < source.length; ) {
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    const after = at + character.length;
    if (wordUnit.test(character)) {
      text += character === '×' ? 'x' : character;
      end = after;
    } else if (!invisible.test(character)) {
      const follows = source.slice(after, after + 2);
      const isInner = apostrophe.test(character)
        ? /^\p{L}/u.test(follows) && /\p{L}$/u.test(text)
        : /^\d/.test(follows) && /\d$/.test(text);
      if (!isInner || !/['\u2019\u02bc\u2032.,]/.test(character)) break;
      text += apostrophe.test(character) ? "'" : character;
    }
    at = after;
  }
  // The comma of thousands.
  return { text: foldTerm(text).replace(/(?<=\d),(?=\d{3}(?!\d))/g, ''), end };
}

/**
 * What is between two tokens as it is compared: hyphens and dashes are the same, also where they are missing, and spaces count only
 * between two words or two numbers.
 */
export function compareJoint(before: QuotedToken | undefined, { joint, text, kind }: QuotedToken): '' | ' ' | '-' {
  const left = before?.text.at(-1) ?? '';
  const right = text.charAt(0);
  if (joint === 'minus') return '-';
  if (before?.kind !== 'word' || kind !== 'word') return '';
  const areDigits = /\d/.test(left) && /\d/.test(right);
  if (joint === 'dash') return areDigits ? '-' : '';
  return joint === 'space' && (areDigits || (!/\d/.test(left) && !/\d/.test(right))) ? ' ' : '';
}
