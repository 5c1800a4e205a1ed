import type { Span } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import { isCrossReference } from './crossReferences';

/** An `@key` in a text: for `-@{doe:99.}` the key is `doe:99.`. */
export interface KeyMatch extends Span {
  readonly key: CitationKey;
  readonly keySpan: Span;
}

/*
 * pandoc manual, "Citation syntax": a key begins with a letter, a digit or `_`, and may have single punctuation characters
 * inside; with `:/` and `//` a URL can be a key. A full stop at the end does not belong to it: `@doe99.`
 */
const plainKey = /[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*/uy;
/** `@{...}` can have any key without white space; braces inside are balanced, two levels deep. */
const bracedKey = /\{((?:[^{}\s]|\{[^{}\s]*\})+)\}/y;
/** The character before most citations. */
const plainBefore: ReadonlySet<string | undefined> = new Set([undefined, ' ', '\n', '[', '(', '-']);
const wordBefore = /[\p{L}\p{N}_.]$/u;

/**
 * Whether an `@` at `at` can begin a citation: it is not escaped, and no word is right before it, as in an e-mail
 * address (`me@uni.edu`). An underscore belongs to a word only behind one: `_@doe99 says_` is emphasis.
 */
export function canBeginCitation(text: string, at: number): boolean {
  let before = at;
  while (before > 0 && text[before - 1] === '_') before -= 1;
  if (before === at && plainBefore.has(text[at - 1])) return true;
  if (wordBefore.test(text.slice(Math.max(0, before - 2), before))) return false;
  return !isEscaped(text, at);
}

export function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && text[start - 1] === '\\') start -= 1;
  return (at - start) % 2 === 1;
}

/** The key behind the `@` at `at`, also one of an e-mail address or cross-reference. undefined if there is none. */
export function matchKeyAt(text: string, at: number): KeyMatch | undefined {
  const start = at + 1;
  const braced = text[start] === '{' ? matchAt(bracedKey, text, start) : null;
  if (braced?.[1] !== undefined) {
    const end = start + braced[0].length;
    return { start: at, end, key: braced[1], keySpan: { start: start + 1, end: end - 1 } };
  }
  const end = getKeyEnd(text, start);
  if (end === start) return undefined;
  return { start: at, end, key: text.slice(start, end), keySpan: { start, end } };
}

/** The citation key behind the `@` at `at`; undefined for an e-mail address, an escape or a cross-reference. */
export function matchCitationKeyAt(text: string, at: number): KeyMatch | undefined {
  if (!canBeginCitation(text, at)) return undefined;
  const match = matchKeyAt(text, at);
  return match === undefined || isCrossReference(match.key) ? undefined : match;
}

/** The end of the plain key that begins at `start`; `start` itself if none does. */
export function getKeyEnd(text: string, start: number): number {
  plainKey.lastIndex = start;
  return plainKey.test(text) ? plainKey.lastIndex : start;
}

/** The key as written behind `@`: in braces if it ends in punctuation or has two marks in a row (`{doe:99.}`). */
export function formatKey(key: CitationKey): string {
  return key !== '' && getKeyEnd(key, 0) === key.length ? key : `{${key}}`;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
