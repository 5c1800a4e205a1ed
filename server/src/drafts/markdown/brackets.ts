import { indexOfSpanAt, type Span } from '../../base/span';
import type { Citation, CitationItem, CitationMode } from '../../model/citation';
import type { DraftScan } from '../../model/draft';
import { splitLocator } from '../../text/locator';
import { isEscaped } from './keySyntax';

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
