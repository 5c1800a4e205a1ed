import { indexOfSpanAt, type Span } from '../../base/span';
import { texToText } from '../../base/tex/texToText';
import type { DraftScan, Prose } from '../../model/draft';
import type { ProseReader } from '../../model/draftLanguage';
import { type Quotation, unprinted } from '../../model/quotation';
import {
  createHiddenTest,
  createMask,
  emptyBrackets,
  findParagraph,
  type LineKinds,
  listMarkedQuotations,
  printMatches,
  revealMath,
  withoutCitations,
} from '../prose';
import { isEscaped } from './keySyntax';

const lineKinds: LineKinds = {
  begins: (line) => /^[ \t>]*(?:[-*+]|\d{1,9}[.)]|#\.|\[\^[^\]\s]{1,80}\]:)[ \t]/.test(line),
  isSeparate: (line) => /^ {0,3}(?:#{1,6}(?:[ \t]|$)|```|~~~|:::|\||([-*_=])[ \t]*(?:\1[ \t]*)*$|>[ \t]*$)/.test(line),
};

/** The mark of a block at the end of a text: `- `, `2. `, or a heading (`# Caching`) with the line break after it. */
const blockMark = /(?:^|\n)[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+|#{1,6}[ \t].*\n[ \t]*)$/;

export const prose: ProseReader = {
  findProse,
  cellMark: '|',
  findFootnotes,
  endsInBlockMark: (textBefore) => blockMark.test(textBefore),
  isInListItem,
  listAsides,
  listQuotations,
  revealFigures: revealMath,
  printText,
};

/** The words of a paragraph: for `- **Sparse** heads[^1] ([site](x.org))` these are `Sparse heads (site )`. */
function findProse(text: string, scan: DraftScan, offset: number): Prose {
  const hidden = scan.opaque[indexOfSpanAt(scan.opaque, offset)];
  if (hidden !== undefined && hidden.start < offset && offset < hidden.end) return { span: { start: offset, end: offset }, text: '' };
  const span = findParagraph(text, offset, lineKinds);
  const mask = createMask(text, scan, span);
  // Hides footnote marks, attributes, link targets and tags.
  mask.hideMatches(
    /\[\^[^\]\s]{1,80}\]:?|\{[.#=][^{}\n]{0,200}\}|\]\([ \t]*[^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:[ \t]+"[^"\n]{0,200}")?[ \t]*\)|<\/?[A-Za-z][^<>]{0,200}>/g,
  );
  // Hides the marks of headings, quotations and list items at the beginning of a line.
  mask.hideMatches(/^[ \t]*(?:#{1,6}[ \t]+|(?:>[ \t]?)+)?(?:(?:[-*+]|\d{1,9}[.)]|#\.)[ \t]+)?/gm);
  // Hides marks within a line. An underscore inside a word is not a mark.
  mask.hideMatches(/\\(?=[^\p{L}\p{N}\s])|[*~`[\]^]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|!(?=\[)/gu);
  return { span, text: mask.text() };
}

/** pandoc manual, "Inline notes". */
function findFootnotes(text: string, span: Span): readonly Span[] {
  const found: Span[] = [];
  /** The offsets after the brackets that are still open; undefined for a bracket that begins no footnote. */
  const open: (number | undefined)[] = [];
  for (const { 0: mark, index } of text.slice(span.start, span.end).matchAll(/\\[^]|\^?\[|\]/g)) {
    const start = span.start + index;
    if (mark === '^[' || mark === '[') open.push(mark === '[' ? undefined : start + mark.length);
    else if (mark === ']') {
      const begin = open.pop();
      if (begin !== undefined && !open.some((outer) => outer !== undefined)) found.push({ start: begin, end: start });
    }
  }
  return found;
}

function isInListItem(text: string, offset: number): boolean {
  // The second and later lines of an item need not be indented. A blank line or a heading ends the item.
  for (let end = offset; end >= 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, text.indexOf('\n', start) === -1 ? text.length : text.indexOf('\n', start));
    if (/^\s*(?:[-*+]|\d+[.)]|#\.)\s/.test(line)) return true;
    if (line.trim() === '' || /^\s{0,3}#/.test(line) || start === 0) return false;
    end = start - 1;
  }
  return false;
}

/** Descriptions of images, links with their text, addresses, rows of tables and captions of tables. */
const aside =
  /!\[[^\]\n]{0,2000}\]|\[[^[\]\n@]{1,300}\]\([^()\n]{0,1000}\)|\bhttps?:\/\/[^\s()\]]{1,1000}|^[ \t]{0,3}(?:\||(?:Table)?: ).*$/gm;

function listAsides(text: string): readonly Span[] {
  return [...text.matchAll(aside)].map(({ 0: whole, index }) => ({ start: index, end: index + whole.length }));
}

/** How far back the beginning of a footnote is searched for, in UTF-16 code units. */
const maxFootnoteLength = 1000;

/** Whether `offset` is in a footnote: in `^[...]`, or in the first paragraph of `[^1]: ...` (pandoc manual, "Footnotes"). */
export function isInFootnote(text: string, offset: number): boolean {
  const paragraph = getParagraphStart(text, offset);
  return /(?:^|\n) {0,3}\[\^[^\]\s]+\]:/.test(text.slice(paragraph, offset)) || isInInlineFootnote(text, paragraph, offset);
}

function getParagraphStart(text: string, offset: number): number {
  const limit = Math.max(0, offset - maxFootnoteLength);
  for (let at = offset - 1; at > limit; at--) {
    if (text[at] === '\n' && /^[ \t]*\r?\n/.test(text.slice(at + 1, at + 100))) return at + 1;
  }
  return limit;
}

function isInInlineFootnote(text: string, start: number, offset: number): boolean {
  let depth = 0;
  for (let at = offset - 1; at > start; at--) {
    if (text[at] === ']' && !isEscaped(text, at)) depth += 1;
    else if (text[at] === '[' && !isEscaped(text, at)) {
      if (depth > 0) depth -= 1;
      else if (text[at - 1] === '^' && !isEscaped(text, at - 1)) return true;
    }
  }
  return false;
}

/** A mark that can open a quotation: not an inch, an apostrophe, or a mark that is escaped. */
const opener = /(?<=^|[^\p{L}\p{N}\\")\].,;:!?%])(["‘](?=\S)|[“„«])/gu;

/** The lines of a block quotation. */
const block = /(?:^ {0,3}>.*(?:\n|$))+/gm;

/** The quotations of a draft, in the order of their kinds and then of the text. */
function listQuotations(text: string, scan: DraftScan, body: Span): readonly Quotation[] {
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
function printText(text: string, scan: DraftScan, span: Span): string {
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
