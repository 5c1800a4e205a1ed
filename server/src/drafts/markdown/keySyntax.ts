import type { Span } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import { isCrossReference } from './crossReferences';

/** An `@key` in a text. In `-@{doe:99.}` the key is `doe:99.`. */
export interface KeyMatch extends Span {
  readonly key: CitationKey;
  readonly keySpan: Span;
}

/*
 * pandoc manual, "Citation syntax": a key begins with a letter, a digit or `_`, and may contain single punctuation
 * characters. `:/` and `//` are allowed too, so that a URL can be a key. A full stop at the end is not part of the key: `@doe99.`
 */
const plainKey = /[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*/uy;
/** `@{...}` can contain any key without white space. Braces inside the key must be balanced, and they cannot be nested. */
const bracedKey = /\{((?:[^{}\s]|\{[^{}\s]*\})+)\}/y;
/** The characters that precede most citations; undefined represents the start of the text. */
const plainBefore: ReadonlySet<string | undefined> = new Set([undefined, ' ', '\n', '[', '(', '-']);
const wordBefore = /[\p{L}\p{N}_.]$/u;

/**
 * Whether the `@` at `at` can begin a citation: it is not escaped and does not directly follow a word, as it does in an e-mail address
 * (`me@uni.edu`). An underscore counts as part of a word only if it follows a word: in `_@doe99 says_`, the first underscore marks
 * emphasis.
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

/** The key after the `@` at `at`, even in an e-mail address or a cross-reference. undefined if no key follows. */
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

/** The citation key after the `@` at `at`. undefined if no key follows, and for an e-mail address, an escaped `@` or a cross-reference. */
export function matchCitationKeyAt(text: string, at: number): KeyMatch | undefined {
  if (!canBeginCitation(text, at)) return undefined;
  const match = matchKeyAt(text, at);
  return match === undefined || isCrossReference(match.key) ? undefined : match;
}

/** The end of the plain key that begins at `start`; `start` itself if no key begins there. */
export function getKeyEnd(text: string, start: number): number {
  plainKey.lastIndex = start;
  return plainKey.test(text) ? plainKey.lastIndex : start;
}

/** The key as it is written after `@`: in braces if it is not a plain key, for example because it ends in punctuation (`{doe:99.}`). */
export function formatKey(key: CitationKey): string {
  return key !== '' && getKeyEnd(key, 0) === key.length ? key : `{${key}}`;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
