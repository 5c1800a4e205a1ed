import { foldText } from '#text';
import { ignorable } from '../../base/escape';
import type { Span } from '../../base/span';

/** A word in the form in which titles are compared, and its position. */
export interface Word extends Span {
  /** The word as `foldText` returns it; never empty. */
  readonly folded: string;
}

/**
 * The characters with which a word may begin and end. They are letters and digits, and also braces and combining marks, which
 * `foldText` removes within a word. Invisible characters are allowed only inside a word. Otherwise an invisible mark next to a title,
 * such as one that changes the text direction, would be copied with the title.
 */
const visible = String.raw`\p{L}\p{N}\p{M}{}`;
const word = new RegExp(`[${visible}](?:[${visible}${ignorable}]*[${visible}])?`, 'gu');

/** 1 for each ASCII character that may be part of a word (a letter, a digit or a brace), 0 for all others. */
const ofWords = Uint8Array.from({ length: 128 }, (_, code) => (/[a-z0-9{}]/i.test(String.fromCharCode(code)) ? 1 : 0));

/**
 * Whether a character belongs to a run. A run consists of letters, digits and braces of ASCII and of any characters outside ASCII. The
 * pattern `word` finds the words in it.
 */
function isWordCode(code: number): boolean {
  return code >= 128 || ofWords[code] === 1;
}

/**
 * The offset at which the next run begins, at `from` or later; the length of the text if no run follows. Targets of Markdown links are
 * skipped.
 */
export function nextRun(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isWordCode(text.charCodeAt(at))) at = text.charCodeAt(at) === bracket ? endOfTarget(text, at) : at + 1;
  return at;
}

const bracket = ']'.charCodeAt(0);
const maxTargetLength = 700;

/**
 * The offset after a link target such as `](https://...)`. If the bracket at `at` does not begin a target, the offset after the
 * bracket.
 */
function endOfTarget(text: string, at: number): number {
  if (text.charAt(at + 1) !== '(') return at + 1;
  const target = /^\]\([^)\s]*\)/.exec(text.slice(at, at + maxTargetLength));
  return at + (target?.[0].length ?? 1);
}

export function endOfRun(text: string, start: number): number {
  let at = start;
  while (at < text.length && isWordCode(text.charCodeAt(at))) at += 1;
  return at;
}

/** Whether a run consists only of ASCII letters and digits. Such a run is one word. */
export function isPlainRun(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) >= 0x7b) return false;
  return true;
}

export function readRun(text: string, start: number, end: number): readonly Word[] {
  if (isPlainRun(text, start, end)) return [{ folded: text.slice(start, end).toLowerCase(), start, end }];
  return Array.from(text.slice(start, end).matchAll(word), ({ 0: found, index }) => ({
    folded: foldText(found),
    start: start + index,
    end: start + index + found.length,
  })).filter(({ folded }) => folded !== '');
}

/** The words of a text, or only those in the given span of the text. */
export function listWords(text: string, { start, end }: Span = { start: 0, end: text.length }): readonly Word[] {
  const part = text.slice(start, end);
  const words: Word[] = [];
  for (let at = nextRun(part, 0); at < part.length; ) {
    const runEnd = endOfRun(part, at);
    for (const found of readRun(part, at, runEnd)) words.push({ folded: found.folded, start: start + found.start, end: start + found.end });
    at = nextRun(part, runEnd);
  }
  return words;
}
