import { splitLocator } from '#text';
import { indexOfSpanAt, type Span } from '../../base/span';
import type { Citation, CitationItem, CitationKey, CitationMode } from '../../model/citation';
import type { DraftScan } from '../../model/draft';

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

/** One work of a citation in brackets, as written but without surrounding white space: `see -@doe99, p. 3`. */
export interface BracketPart extends Span {
  readonly key: string;
  readonly mode: CitationMode;
  /** The key with its `@` and its braces, if any, but without the minus: `@{doe:99.}`. */
  readonly marked: string;
  /** The text before the key, without surrounding white space. */
  readonly prefix: string;
  /** The text after the key, including its comma, without white space at the end. */
  readonly suffix: string;
}

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

/**
 * Cross-references that Quarto and pandoc-crossref write like citations: `@fig-heads`, `@Tbl-results`, `@eq:loss`
 * (Quarto guide, "Cross References"; pandoc-crossref manual).
 */
const crossReference = /^(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau)-|^(?:fig|tbl|sec|eq|lst):/i;

export function isCrossReference(key: string): boolean {
  return crossReference.test(key);
}

/**
 * Reads the works of a citation in brackets. undefined for any other citation, and for a citation that is more than a list of works
 * with a semicolon between each two. Examples are a second citation in a prefix or suffix, a comment, or the `>` of a quotation.
 */
export function readBracket(text: string, scan: DraftScan, { span, items }: Citation): readonly BracketPart[] | undefined {
  if (text[span.start] !== '[' || text[span.end - 1] !== ']' || items.some(({ mode }) => mode === 'narrative')) return undefined;
  const inside = text.slice(span.start, span.end);
  if (/\n[ \t]*>|<!--/.test(inside)) return undefined;
  const parts: BracketPart[] = [];
  let start = span.start + 1;
  for (const [index, item] of items.entries()) {
    const next = items[index + 1];
    const key = getMarkedKeySpan(text, item);
    const end = next === undefined ? span.end - 1 : findSemicolon(text, scan, key.end, getMarkedKeySpan(text, next).start);
    if (end === undefined) return undefined;
    parts.push(readPart(text, item, { start, end }, key));
    start = end + 1;
  }
  return parts;
}

/** The span of the key with its `@` and its braces, if any. */
export function getMarkedKeySpan(text: string, { keySpan }: CitationItem): Span {
  const isBraced = text[keySpan.start - 1] === '{' && text[keySpan.start - 2] === '@';
  return isBraced ? { start: keySpan.start - 2, end: keySpan.end + 1 } : { start: keySpan.start - 1, end: keySpan.end };
}

function readPart(text: string, { key, mode }: CitationItem, { start, end }: Span, marked: Span): BracketPart {
  const prefix = text.slice(start, mode === 'year-only' ? marked.start - 1 : marked.start).trim();
  const inner = text.slice(start, end);
  return {
    start: start + inner.length - inner.trimStart().length,
    end: end - inner.length + inner.trimEnd().length,
    key,
    mode,
    marked: text.slice(marked.start, marked.end),
    prefix,
    suffix: text.slice(marked.end, end).trimEnd(),
  };
}

/** The offset of the semicolon between two keys; undefined if there is none or more than one. */
function findSemicolon(text: string, { opaque }: DraftScan, start: number, end: number): number | undefined {
  let found: number | undefined;
  for (let at = text.indexOf(';', start); at !== -1 && at < end; at = text.indexOf(';', at + 1)) {
    const cover = opaque[indexOfSpanAt(opaque, at)];
    if (isEscaped(text, at) || (cover !== undefined && cover.end > at)) continue;
    if (found !== undefined) return undefined;
    found = at;
  }
  return found;
}

/** Whether the text after a key is a locator and nothing more. */
export function isLocator(affix: string): boolean {
  const { locator, suffix } = splitLocator(affix);
  return locator !== undefined && suffix === '';
}
