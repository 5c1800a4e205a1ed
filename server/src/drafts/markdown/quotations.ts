import { texToText } from '../../base/tex/texToText';
import type { Span } from '../../base/span';
import type { DraftScan } from '../../model/draft';
import { unprinted, type Quotation } from '../../model/quotation';
import { createHiddenTest, emptyBrackets, listMarkedQuotations, printMatches, withoutCitations } from '../quotationMarks';

/** A mark that can open a quotation: not an inch, an apostrophe, or a mark that is escaped. */
const opener = /(?<=^|[^\p{L}\p{N}\\")\].,;:!?%])(["‘](?=\S)|[“„«])/gu;

/** The lines of a block quotation. */
const block = /(?:^ {0,3}>.*(?:\n|$))+/gm;

/** The quotations of a draft, in the order of their kinds and then of the text. */
export function listQuotations(text: string, scan: DraftScan, body: Span): readonly Quotation[] {
  const print = (_: string, span: Span): string => printText(text, scan, span);
  const isHidden = createHiddenTest(scan);
  const blocks = [...text.matchAll(block)].flatMap(({ 0: lines, index }): readonly Quotation[] => {
    const span = { start: index, end: index + lines.trimEnd().length };
    return isHidden(index) ? [] : [{ kind: 'block', span, inner: span, text: print(text, span) }];
  });
  return [...listMarkedQuotations(text, scan, body, { opener, print }), ...blocks];
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

/** What is printed of a span, as long as the span (see `Quotation.text`). */
export function printText(text: string, scan: DraftScan, span: Span): string {
  let shown = withoutCitations(text, scan, span);
  const hide = (pattern: RegExp): void => {
    shown = printMatches(shown, pattern, () => '');
  };
  hide(/(?<=^|\n)[ \t]*(?:>[ \t]?)+/g);
  hide(/\[\^[^\]\s]{1,80}\]|\^\[[^\]\n]{0,400}\]|<!--[^]{0,400}?-->|<\/?[A-Za-z][^<>]{0,200}>/g);
  // A link or a span: its text remains.
  shown = printMatches(shown, /\[([^[\]\n]{1,200})\](?:\([^()\s]{0,500}\)|\{[^{}\n]{0,200}\})/g, ([, words = '']) => unprinted + words);
  shown = printMatches(shown, /\$([^$\n]{1,200})\$/g, ([, tex = '']) => texToText(`$${tex}$`));
  shown = printMatches(shown, /&(amp|lt|gt|quot|nbsp|ndash|mdash|hellip);/g, ([, name = '']) => entities[name] ?? '');
  shown = printMatches(shown, /\\([!-/:-@[-`{-~])/g, ([, sign = '']) => unprinted + sign);
  hide(/(?<!\0)[*`]+|(?<![\p{L}\p{N}\0])_+|(?<!\0)_+(?![\p{L}\p{N}])|~~/gu);
  return printMatches(shown, emptyBrackets, () => '');
}
