import { indexOfSpanAt, type Span } from '../../base/span';
import type { CitationContext, DraftScan } from '../../model/draft';
import { canBeginCitation, getKeyEnd, isCrossReference, isEscaped, matchCitationKeyAt, matchKeyAt } from './keySyntax';
import { findRoleContext } from './roleWriting';
import { isCitationEnd } from './scanCitations';

/** The longest text after an `@` that is read as a query, in UTF-16 code units. */
const maxQueryLength = 60;
/**
 * How far from the query a bracket is searched for, in UTF-16 code units. Longer citations are not expected, and the limit keeps typing
 * fast in a long paragraph.
 */
const maxClusterLength = 4000;

/**
 * The query at `offset`: for `Sparse heads [see @long hea<|>]` it is `long hea`. undefined if no key can be typed there. Reads only the
 * paragraph around the cursor.
 */
export function findCitationContext(text: string, scan: Pick<DraftScan, 'opaque'>, offset: number): CitationContext | undefined {
  const inRole = findRoleContext(text, scan, offset);
  if (inRole !== undefined) return inRole;
  const at = findAtSign(text, offset);
  if (at === undefined || !canBeginCitation(text, at) || isOpaqueBetween(scan.opaque, at, offset)) return undefined;
  const querySpan = getQuerySpan(text, at, offset);
  const keyUnderCursor = matchKeyAt(text, at);
  if (isCrossReference(text.slice(querySpan.start, offset)) || isCrossReference(keyUnderCursor?.key ?? '')) return undefined;
  const query = text.slice(querySpan.start, offset);
  const bracket = findBracketAround(text, scan.opaque, at, querySpan.end);
  if (bracket === undefined) {
    const end = text[at + 1] === '{' && text[querySpan.end] === '}' ? querySpan.end + 1 : querySpan.end;
    const isYearOnly = isSuppressed(text, at);
    const clusterSpan = { start: isYearOnly ? at - 1 : at, end };
    const isOnlyItem = !/^[ \t]*\[/.test(text.slice(end, end + 20));
    const whole = isOnlyItem && !isYearOnly ? { wholeSpan: clusterSpan } : {};
    return { form: 'bare', query, querySpan, clusterSpan, citedKeys: [], isOnlyItem, ...whole };
  }
  const { span: clusterSpan, isClosed } = bracket;
  const rest = isClosed ? text.slice(querySpan.end, clusterSpan.end - 1) : '';
  return {
    form: 'bracketed',
    query,
    querySpan,
    clusterSpan,
    citedKeys: findOtherKeys(text, scan.opaque, clusterSpan, at),
    isOnlyItem: text.slice(clusterSpan.start + 1, at).trim() === '' && /^\}?\s*$/.test(rest),
  };
}

/**
 * Whether a `-` directly before the `@` asks for the year alone, as in `-@<|>`. A `-` after a letter, a digit, an underscore, a
 * backslash or another `-` does not.
 */
function isSuppressed(text: string, at: number): boolean {
  return text[at - 1] === '-' && !/[\w\\-]/.test(text[at - 2] ?? ' ');
}

/**
 * Finds the `@` on the same line whose query ends at `offset`. A query consists of words. It is ended by brackets, `;`, the punctuation
 * of a sentence (`@doe99, who <|>`) and other markup; then the result is undefined.
 */
function findAtSign(text: string, offset: number): number | undefined {
  const limit = Math.max(0, offset - maxQueryLength - 1);
  let closed = false;
  for (let at = offset - 1; at >= limit; at--) {
    const character = text[at] ?? '';
    if (character === '@') return isQueryStart(text, at, offset, closed) ? at : undefined;
    if (character === '{') {
      if (text[at - 1] !== '@' || closed) return undefined;
    } else if (character === '}') closed = true;
    else if (/[\n\r[\]();|*`"“”]/.test(character)) return undefined;
    else if (/[,!]/.test(character)) return undefined;
    else if (/[.:?]/.test(character) && at + 1 < offset && /\s/.test(text[at + 1] ?? '')) return undefined;
  }
  return undefined;
}

function isQueryStart(text: string, at: number, offset: number, closed: boolean): boolean {
  if (closed) return false;
  if (text[at + 1] === '{' && offset === at + 1) return false;
  return offset === at + 1 || !/\s/.test(text[at + 1] ?? '');
}

/** The span from after the `@` (and its brace) to the end of the word under the cursor. */
function getQuerySpan(text: string, at: number, offset: number): Span {
  if (text[at + 1] === '{') {
    const rest = /^[^{}\s[\];]*/.exec(text.slice(offset, offset + maxQueryLength))?.[0] ?? '';
    return { start: at + 2, end: offset + rest.length };
  }
  const start = at + 1;
  const firstEnd = getKeyEnd(text, start);
  if (offset <= firstEnd) return { start, end: firstEnd };
  const isInWord = !/\s/.test(text[offset - 1] ?? ' ');
  return { start, end: isInWord ? getKeyEnd(text, offset) : offset };
}

function isOpaqueBetween(opaque: readonly Span[], at: number, offset: number): boolean {
  const span = opaque[indexOfSpanAt(opaque, offset - 1)];
  return span !== undefined && span.end > at;
}

/**
 * The bracket around the `@` at `at`: from its `[` to its `]`, or to the end of the query if no `]` is found in the paragraph.
 * undefined if the `@` is in running text, in a link, or directly in a footnote (`^[see @<|>]`).
 */
function findBracketAround(
  text: string,
  opaque: readonly Span[],
  at: number,
  queryEnd: number,
): { span: Span; isClosed: boolean } | undefined {
  const start = findOpenBracket(text, opaque, at);
  if (start === undefined || text[start - 1] === '^') return undefined;
  const end = findClosingBracket(text, opaque, queryEnd);
  if (end === undefined) return { span: { start, end: queryEnd }, isClosed: false };
  return isCitationEnd(text, { start: end, end: findParagraphEnd(text, end) }, opaque)
    ? { span: { start, end }, isClosed: true }
    : undefined;
}

/** A line that certainly ends the paragraph above it: a blank line, or a line that begins a block. */
const blockStart = /^[ \t]*(?:[\r\n]|$|[-*+][ \t]|\d+[.)][ \t]|#{1,6}[ \t]|\||:::|```|~~~)/;

function endsParagraph(text: string, lineBreak: number): boolean {
  return blockStart.test(text.slice(lineBreak + 1, lineBreak + 200));
}

/** The end of the paragraph, or the farthest offset up to which a bracket is searched for, whichever comes first. */
function findParagraphEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + maxClusterLength);
  for (let at = text.indexOf('\n', from); at !== -1 && at < limit; at = text.indexOf('\n', at + 1)) if (endsParagraph(text, at)) return at;
  return limit;
}

function findOpenBracket(text: string, opaque: readonly Span[], from: number): number | undefined {
  let depth = 0;
  const limit = Math.max(0, from - maxClusterLength);
  for (let here = from - 1; here >= limit; here--) {
    const cover = opaque[indexOfSpanAt(opaque, here)];
    if (cover !== undefined && cover.end > here) {
      here = cover.start;
      continue;
    }
    const character = text[here];
    if (character === '\n' && endsParagraph(text, here)) return undefined;
    if (character === ']' && !isEscaped(text, here)) depth += 1;
    else if (character === '[' && !isEscaped(text, here)) {
      if (depth === 0) return here;
      depth -= 1;
    }
  }
  return undefined;
}

/**
 * The offset after the `]` that closes the bracket around `from`; undefined if the paragraph ends first, or if the `]` is too far away.
 */
function findClosingBracket(text: string, opaque: readonly Span[], from: number): number | undefined {
  let depth = 0;
  const limit = Math.min(text.length, from + maxClusterLength);
  for (let here = from; here < limit; here++) {
    const cover = opaque[indexOfSpanAt(opaque, here)];
    if (cover !== undefined && cover.end > here) {
      here = cover.end - 1;
      continue;
    }
    const character = text[here];
    if (character === '\n' && endsParagraph(text, here)) return undefined;
    if (character === '\\') here += 1;
    else if (character === '[') depth += 1;
    else if (character === ']') {
      if (depth === 0) return here + 1;
      depth -= 1;
    }
  }
  return undefined;
}

function findOtherKeys(text: string, opaque: readonly Span[], cluster: Span, cursorAt: number): string[] {
  const keys: string[] = [];
  for (let at = text.indexOf('@', cluster.start); at !== -1 && at < cluster.end; at = text.indexOf('@', at + 1)) {
    const cover = opaque[indexOfSpanAt(opaque, at)];
    if (at === cursorAt || (cover !== undefined && cover.end > at)) continue;
    const match = matchCitationKeyAt(text, at);
    if (match !== undefined) keys.push(match.key);
  }
  return keys;
}
