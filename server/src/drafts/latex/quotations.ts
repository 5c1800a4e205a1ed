import { indexOfSpanAt, type Span } from '../../base/span';
import { symbols } from '../../base/tex/texTables';
import { texToText } from '../../base/tex/texToText';
import type { DraftScan } from '../../model/draft';
import { type Quotation, unprinted } from '../../model/quotation';
import { createHiddenTest, emptyBrackets, listMarkedQuotations, printMatches, withoutCitations } from '../prose';
import { findGroupEnd, skipBlank } from './arguments';

/** A mark that can open a quotation. `\"a` is a letter, `5"` is a measure. */
const opener = /(?<=^|[^\p{L}\p{N}\\`")\].,;:!?%])(``|["‘](?=\S)|`(?=[^`\s])|[“„«])/gu;

/** Commands whose last argument is a quotation, with the number of their mandatory arguments (csquotes manual, sections 3 to 5). */
const commands =
  /\\(?:(enquote|textquote|blockquote|textelp)|(foreignquote|hyphenquote|textcquote|blockcquote|foreigntextquote))\*?(?![A-Za-z])/g;

/** Environments that set a quotation. Those of csquotes have options and, with a `c` before `quote`, a key. */
const environment =
  /\\begin\{(quote|quotation|quoting|displayquote|displaycquote)\}((?:\[[^\]\n]*\])*)((?:\{[^}\n]*\})?)([^]{1,8000}?)\\end\{\1\}/g;

/** The quotations of a draft, in the order of their kinds and then of the text. */
export function listQuotations(text: string, scan: DraftScan, body: Span): readonly Quotation[] {
  const isHidden = createHiddenTest(scan);
  const print = (_: string, span: Span): string => printText(text, scan, span);
  const inBody = ({ start }: Span): boolean => start >= body.start && start < body.end;
  const called = [...text.matchAll(commands)].flatMap(({ 0: whole, 1: single, index }): readonly Quotation[] => {
    const inner = isCovered(scan.opaque, index) ? undefined : findLastArgument(text, index + whole.length, single === undefined ? 2 : 1);
    if (inner === undefined) return [];
    return [{ kind: 'marks', span: { start: index, end: inner.end + 1 }, inner, text: print(text, inner) }];
  });
  const blocks = [...text.matchAll(environment)].flatMap(
    ({ 0: whole, 1: name, 2: options = '', 3: key = '', index }): readonly Quotation[] => {
      if (isHidden(index)) return [];
      const start = index + `\\begin{${name}}`.length + options.length + (name === 'displaycquote' ? key.length : 0);
      const inner = { start, end: index + whole.length - `\\end{${name}}`.length };
      return [{ kind: 'block', span: { start: index, end: index + whole.length }, inner, text: print(text, inner) }];
    },
  );
  return [...listMarkedQuotations(text, scan, body, { opener, print }), ...called, ...blocks].filter(({ span }) => inBody(span));
}

function isCovered(spans: readonly Span[], at: number): boolean {
  return (spans[indexOfSpanAt(spans, at)]?.end ?? 0) > at;
}

/** The span inside the braces of the last of `count` arguments; options in brackets between them are passed over. */
function findLastArgument(text: string, from: number, count: number): Span | undefined {
  let at = from;
  for (let left = count; ; ) {
    at = skipBlank(text, at);
    const end = findGroupEnd(text, at);
    if (end === undefined || !/[[{]/.test(text.charAt(at))) return undefined;
    if (text.charAt(at) === '{') left -= 1;
    if (left === 0) return { start: at + 1, end: end - 1 };
    at = end;
  }
}

/** What prints nothing: comments, notes, labels and the space that only ends the name of a command. */
const hidden = /(?<!\\)%[^\n]*(?:\n[ \t]*|$)|\\(?:footnote|label|index|phantom|vspace|hspace)\*?\{[^{}]{0,1000}\}/g;

const asciiSigns: Readonly<Record<string, string>> = { textasciitilde: '~', textasciicircum: '^', textbackslash: '\\' };

/** Commands of math that print their name (LaTeX manual, "Log-like functions"). */
const operators = /^(?:arg|cos|det|dim|exp|inf|lim|ln|log|max|min|sin|sup|tan|tanh)$/;

/** A command for a sign, a letter or an accent, with what belongs to it. Any other command prints nothing itself. */
const command = /\\(?:["'`^~=.](?:\{\\?\p{L}?\}|\\?\p{L})|[A-Za-z@]+\*?(?:\{\}|[ \t]+|\n)?|[^A-Za-z])/gu;

/** What is printed of a span, as long as the span (see `Quotation.text`). */
export function printText(text: string, scan: DraftScan, span: Span): string {
  let shown = withoutCitations(text, scan, span);
  shown = printMatches(shown, hidden, () => '');
  shown = printMatches(shown, /(?<!\\)~/g, () => ' ');
  shown = printMatches(shown, command, ([whole = '']) => printCommand(whole));
  shown = printMatches(shown, /[{}$^]|(?<!\0)_/g, () => '');
  return printMatches(shown, emptyBrackets, () => '');
}

function printCommand(whole: string): string {
  const sign = /^\\([%&#_${}])$/.exec(whole)?.[1];
  if (sign !== undefined) return unprinted + sign;
  if (/^\\(?:[,;:!> \n\\/]|q?quad|thinspace|newline|linebreak)/.test(whole)) return /^\\[!/]/.test(whole) ? '' : ' ';
  if (/^\\[l]?dots[a-z]?\b|^\\textellipsis|^\\textelp/.test(whole)) return '…';
  if (whole.startsWith('\\-')) return '';
  const name = /^\\([A-Za-z]+)/.exec(whole)?.[1];
  if (name === undefined) return texToText(whole);
  return asciiSigns[name] ?? symbols.get(name) ?? (operators.test(name) ? name : '');
}
