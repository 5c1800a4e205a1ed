import { indexOfSpanAt, listOverlapping, type Span } from '../base/span';
import type { DraftScan } from '../model/draft';
import { type Quotation, unprinted } from '../model/quotation';

/** The quotation marks that a language uses. The first group of the pattern, which has the flag `g`, is the mark. */
interface QuotationMarks {
  readonly opener: RegExp;
  /** The quoted words as they are printed, with the length of the source. */
  readonly print: (text: string, span: Span) => string;
}

/** A part of a draft in which text that is not prose is replaced with spaces, so that offsets don't change. */
export interface Mask {
  /** The masked text in one line, as long as the original. */
  text(): string;
  /**
   * Replaces a span with spaces. The span is given in offsets of the draft, and any part of it outside of the masked stretch is
   * ignored.
   */
  hide(span: Span): void;
  /** Replaces every match in the masked text with spaces. The pattern must have the flag `g`. */
  hideMatches(pattern: RegExp): void;
}

/** A longer quotation, in UTF-16 units, is not found. The limit keeps a text of many opening marks fast. */
const maxQuotationLength = 4000;

/** The marks that can close what each mark opens. */
const closers: Readonly<Record<string, RegExp>> = {
  '“': /”/g,
  '„': /[“”]/g,
  '«': /»/g,
  '"': /(?<!\\)"/g,
  '``': /''|”|(?<!\\)"/g,
  '‘': /’(?![\p{L}\p{N}])/gu,
  '`': /'(?![\p{L}\p{N}'])/gu,
};

/**
 * The words between quotation marks in `body`. A quotation ends before the next blank line. Marks in opaque text and in citations don't
 * count. If a single quotation mark has several possible ends (one may be an apostrophe), there is no quotation.
 */
export function listMarkedQuotations(text: string, scan: DraftScan, body: Span, { opener, print }: QuotationMarks): readonly Quotation[] {
  const found: Quotation[] = [];
  const isHidden = createHiddenTest(scan);
  opener.lastIndex = body.start;
  for (let match = opener.exec(text); match !== null && match.index < body.end; match = opener.exec(text)) {
    const mark = match[1] ?? '';
    const start = match.index + match[0].length - mark.length;
    const inner = start + mark.length;
    if (isHidden(start)) continue;
    const close = findClose(text, inner, mark, isHidden);
    if (close === undefined) continue;
    const span = { start: inner, end: close.start };
    found.push({ kind: 'marks', span: { start, end: close.end }, inner: span, text: print(text, span) });
    opener.lastIndex = close.end;
  }
  return found;
}

function findClose(text: string, inner: number, mark: string, isHidden: (at: number) => boolean): Span | undefined {
  const part = text.slice(inner, inner + maxQuotationLength);
  const blank = /\n[ \t>]*\r?\n/.exec(part);
  const inParagraph = blank === null ? part : part.slice(0, blank.index);
  const ends = [...inParagraph.matchAll(closers[mark] ?? /$^/g)].filter(({ index }) => index > 0 && !isHidden(inner + index));
  const [first, second] = ends;
  if (first === undefined) return undefined;
  // `‘the models’ output’`: the first mark may be an apostrophe. What stands between two quotations begins with a new opening mark.
  const isSingle = mark === '‘' || mark === '`';
  if (isSingle && second !== undefined && !/[‘`]/.test(inParagraph.slice(first.index, second.index))) return undefined;
  return { start: inner + first.index, end: inner + first.index + first[0].length };
}

/** Whether an offset is in opaque text or in a citation. */
export function createHiddenTest({ opaque, citations }: DraftScan): (at: number) => boolean {
  const cited = citations.map(({ span }) => span);
  const covers = (spans: readonly Span[], at: number): boolean => (spans[indexOfSpanAt(spans, at)]?.end ?? 0) > at;
  return (at) => covers(opaque, at) || covers(cited, at);
}

/** Replaces each match by what is printed of it, filled with `unprinted` to the same length. What would become longer is unprinted. */
export function printMatches(source: string, pattern: RegExp, print: (match: RegExpExecArray) => string): string {
  let shown = '';
  let done = 0;
  for (const match of source.matchAll(pattern)) {
    const { length } = match[0];
    const printed = print(match);
    shown += source.slice(done, match.index) + (printed.length > length ? '' : printed).padEnd(length, unprinted);
    done = match.index + length;
  }
  return shown + source.slice(done);
}

/** Brackets around nothing but citations: `(\citealp{doe})`. */
export const emptyBrackets = /\((?=[\s,;]*\0)[\s,;\0]*\)/g;

/** The source of a span, in which the citations are unprinted. */
export function withoutCitations(text: string, { citations }: DraftScan, span: Span): string {
  let shown = '';
  let done = span.start;
  for (const { span: cited } of listOverlapping(citations, span, (citation) => citation.span)) {
    const [from, to] = [Math.max(done, cited.start), Math.min(span.end, cited.end)];
    shown += text.slice(done, from) + unprinted.repeat(to - from);
    done = to;
  }
  return shown + text.slice(done, span.end);
}

/** At most this many UTF-16 code units before and after an offset are read. The limit keeps typing fast in a long paragraph. */
export const maxProseDistance = 2000;

/** Creates a mask of `stretch` in which opaque text, citations and line breaks are already hidden. */
export function createMask(text: string, { opaque, citations }: DraftScan, stretch: Span): Mask {
  let masked = text.slice(stretch.start, stretch.end);
  const hide = ({ start, end }: Span): void => {
    const from = Math.max(start, stretch.start) - stretch.start;
    const to = Math.min(end, stretch.end) - stretch.start;
    if (from < to) masked = masked.slice(0, from) + ' '.repeat(to - from) + masked.slice(to);
  };
  const asSpan = (span: Span): Span => span;
  for (const span of listOverlapping(opaque, stretch, asSpan)) hide(span);
  for (const { span } of listOverlapping(citations, stretch, (citation) => citation.span)) hide(span);
  return {
    text: () => masked.replace(/\s/g, ' '),
    hide,
    hideMatches: (pattern) => {
      masked = masked.replace(pattern, (match) => ' '.repeat(match.length));
    },
  };
}

/** Fills the place of hidden syntax beside a figure that is shown. White space to regular expressions, but in no text. */
export const filler = '\ufeff';

/** Math in dollars or in `\(...\)` of at most a few characters, as figures have it. */
const math = /\$([^$]{1,80})\$|\\\(([^]{1,80}?)\\\)/g;
const signs: Readonly<Record<string, string>> = {
  '\\times': '×',
  '\\%': '%',
  '\\sim': '~',
  '\\approx': '≈',
  '\\le': '≤',
  '\\leq': '≤',
  '\\ge': '≥',
  '\\geq': '≥',
};
const mathToken =
  /\\(?:times|%|sim|approx|leq?|geq?)(?![A-Za-z])|\\[,;!: ]|[\d.,%~<>≤≥≈×+-]|[{}\s]|\\(?:text|mathrm|textbf|mathbf)(?=\{)|x(?![A-Za-z])/g;

/**
 * Shows figures that are written in math, such as `$2.5\times$`, `$\sim 50\%$` and `2.5$\times$`. `prose` is `source` with syntax
 * replaced by spaces; the result is as long, and each digit has its own place. Other math remains hidden.
 */
export function revealMath(source: string, prose: string): string {
  let shown = prose;
  for (const match of source.matchAll(math)) {
    const inner = match[1] ?? match[2] ?? '';
    const figure = revealTokens(
      inner,
      mathToken,
      (token) => signs[token] ?? (/^[\d.,%~<>≤≥≈×+-]$/.test(token) ? token : token === 'x' ? '×' : ''),
    );
    if (figure === undefined || !/[\d×]/.test(figure)) continue;
    const opening = match[0].indexOf(inner);
    shown = putInPlace(shown, match.index, `${filler.repeat(opening)}${figure}`.padEnd(match[0].length, filler));
  }
  return shown;
}

/** A text with each token replaced in its place and filled up to its length; undefined if it has anything else than tokens. */
export function revealTokens(text: string, token: RegExp, show: (token: string) => string | undefined): string | undefined {
  let result = '';
  for (const match of text.matchAll(token)) {
    const shown = match.index === result.length ? show(match[0]) : undefined;
    if (shown === undefined || shown.length > match[0].length) return undefined;
    result += shown.padEnd(match[0].length, filler);
  }
  return result.length === text.length ? result : undefined;
}

/** A text with a part of it replaced by another of the same length. */
export function putInPlace(text: string, at: number, part: string): string {
  return text.slice(0, at) + part + text.slice(at + part.length);
}

/** The tests by which a draft language recognises the lines that separate paragraphs. */
export interface LineKinds {
  /** Whether a paragraph begins with the line, for example a list item. */
  begins(line: string): boolean;
  /** Whether the line is a paragraph by itself, for example a heading, a rule, or the start of an environment. */
  isSeparate(line: string): boolean;
}

/** Only this many UTF-16 code units at the beginning of a line are examined. */
const maxLineStartLength = 200;

/**
 * The lines of the paragraph around `offset`, up to `maxProseDistance` before and after it; an empty span if the line at `offset` is
 * blank.
 */
export function findParagraph(text: string, offset: number, { begins, isSeparate }: LineKinds): Span {
  const first = Math.max(0, offset - maxProseDistance);
  const last = Math.min(text.length, offset + maxProseDistance);
  const lineStart = (at: number): number => (at <= first ? first : Math.max(first, text.lastIndexOf('\n', at - 1) + 1));
  const lineEnd = (at: number): number => {
    const end = text.indexOf('\n', at);
    return end === -1 || end > last ? last : end;
  };
  const lineAt = (start: number): string => text.slice(start, Math.min(lineEnd(start), start + maxLineStartLength)).trimEnd();
  let start = lineStart(offset);
  let end = lineEnd(offset);
  if (lineAt(start).trim() === '') return { start: offset, end: offset };
  if (isSeparate(lineAt(start))) return { start, end };
  while (start > first && !begins(lineAt(start))) {
    const above = lineStart(start - 1);
    const line = lineAt(above);
    if (line === '' || isSeparate(line)) break;
    start = above;
  }
  while (end < last) {
    const line = lineAt(end + 1);
    if (line === '' || begins(line) || isSeparate(line)) break;
    end = lineEnd(end + 1);
  }
  return { start, end };
}
