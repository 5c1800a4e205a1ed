import { indexOfSpanAt, listOverlapping, type Span } from '../base/span';
import type { DraftScan } from '../model/draft';
import { unprinted, type Quotation } from '../model/quotation';

/** A longer quotation, in UTF-16 units, is not found. The limit keeps a text of many opening marks fast. */
const longestQuotation = 4000;

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

/** The quotation marks that a language uses. The first group of the pattern, which has the flag `g`, is the mark. */
export interface QuotationMarks {
  readonly opener: RegExp;
  /** The quoted words as they are printed, with the length of the source. */
  readonly print: (text: string, span: Span) => string;
}

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
  const part = text.slice(inner, inner + longestQuotation);
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
