import { indexOfSpanAt, type Span } from '../../base/span';
import type { DraftScan, Prose } from '../../model/draft';
import type { ProseReader } from '../../model/draftLanguage';
import { createMask, filler, findParagraph, type LineKinds, type Mask, putInPlace, revealMath, revealTokens } from '../prose';
import { findGroupEnd } from './arguments';
import { listQuotations, printText } from './quotations';

const lineKinds: LineKinds = {
  begins: (line) => /^\s*\\(?:item\b|par\b|noindent\b)/.test(line),
  isSeparate: (line) =>
    /^\s*(?:\\(?:begin|end|part|chapter|(?:sub)*section|(?:sub)?paragraph|title|label|input|include|maketitle|centering|includegraphics|\[|\])(?![a-z])|%|\$\$\s*$)/.test(
      line,
    ),
};

/** Commands whose argument is not part of the sentence. */
const withoutText =
  /^(?:[A-Za-z]*ref\*?|label|begin|end|includegraphics|input|include|index|[hv]space\*?|href|bibliography|bibliographystyle|usepackage|documentclass|footnotemark|gls(?:pl)?|[A-Za-z]*cite[A-Za-z]*\*?)$/;
const footnote = /^(?:footnote(?:text)?|thanks)$/;
const command = /\\(?:([A-Za-z@]+\*?)|[^A-Za-z])/g;

/** The beginning of a block at the end of a text: `\item `, or a heading (`\section{Caching}`) with the line break after it. */
const blockMark = /(?:^|\n)[ \t]*(?:\\item[ \t]+|\\(?:chapter|(?:sub)*section)\b.*\n[ \t]*)$/;

export const prose: ProseReader = {
  findProse,
  cellMark: '&',
  findFootnotes,
  endsInBlockMark: (textBefore) => blockMark.test(textBefore),
  isInListItem,
  listAsides,
  listQuotations,
  revealFigures,
  printText,
};

/** The words of a paragraph: for `\emph{Sparse} heads~\cite{a} ($n$, Sec.~\ref{b})` these are `Sparse heads (, Sec. )`. */
function findProse(text: string, scan: DraftScan, offset: number): Prose {
  const hidden = scan.opaque[indexOfSpanAt(scan.opaque, offset)];
  if (hidden !== undefined && hidden.start < offset && offset < hidden.end) return { span: { start: offset, end: offset }, text: '' };
  const span = findParagraph(text, offset, lineKinds);
  const mask = createMask(text, scan, span);
  hideCommands(text, span, offset, mask);
  mask.hideMatches(/\$[^$]{0,400}\$|\\\([^]{0,400}?\\\)|\\(?:[A-Za-z@]+\*?|[^A-Za-z])|[{}~$]|``|''/g);
  return { span, text: mask.text() };
}

/**
 * Hides options, arguments that are not prose, and footnotes, because they interrupt a sentence. Only a footnote that contains `offset`
 * remains visible.
 */
function hideCommands(text: string, span: Span, offset: number, mask: Mask): void {
  for (const call of text.slice(span.start, span.end).matchAll(command)) {
    const [whole, name] = call;
    const nameEnd = span.start + call.index + whole.length;
    if (name === undefined) continue;
    const optionEnd = skipOption(text, nameEnd);
    mask.hide({ start: nameEnd, end: optionEnd });
    const isFootnote = footnote.test(name);
    if (!isFootnote && !withoutText.test(name)) continue;
    const end = text[optionEnd] === '{' ? (findGroupEnd(text, optionEnd) ?? optionEnd) : optionEnd;
    if (!isFootnote || offset <= optionEnd || offset >= end) mask.hide({ start: optionEnd, end });
  }
}

/** The end of the option `[...]` that begins at `at`; `at` itself if there is none. */
function skipOption(text: string, at: number): number {
  return (text[at] === '[' ? findGroupEnd(text, at) : undefined) ?? at;
}

function findFootnotes(text: string, span: Span): readonly Span[] {
  const found: Span[] = [];
  for (const { 0: whole, 1: name, index } of text.slice(span.start, span.end).matchAll(command)) {
    if (name === undefined || !footnote.test(name)) continue;
    const opening = skipOption(text, span.start + index + whole.length);
    const end = text[opening] === '{' ? findGroupEnd(text, opening) : undefined;
    if (end !== undefined && end <= span.end && opening >= (found.at(-1)?.end ?? 0)) found.push({ start: opening + 1, end: end - 1 });
  }
  return found;
}

function isInListItem(text: string, offset: number): boolean {
  const item = text.lastIndexOf('\\item', offset);
  return item !== -1 && !/\\end\{(?:itemize|enumerate|description)\}/.test(text.slice(item, offset));
}

/** The text of an environment is bounded, so that one that never ends costs little. */
const aside =
  /\\begin\{(abstract|tabular[*xy]?|longtable|table\*?|figure\*?|thebibliography|algorithm\*?)\}[^]{0,20000}?\\end\{\1\}|\\(?:caption\*?|title|subtitle|author|keywords|href\{[^{}]{0,1000}\})(?:\[[^[\]]{0,500}\])?\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,500}\}){0,500}\}){0,5000}\}/g;

function listAsides(text: string): readonly Span[] {
  return [...text.matchAll(aside)].map(({ 0: whole, index }) => ({ start: index, end: index + whole.length }));
}

const comment = /(?<!\\)%[^\n]*/g;
/** siunitx: `\SI{2.5}{\times}`, `\qty{3}{\giga\byte}`, `\num{1e3}`, `\numrange{2}{4}` (siunitx manual, "Numbers and units"). */
const siunitx =
  /\\(SI|qty|num|SIrange|qtyrange|numrange)(?:\[[^\]]{0,80}\])?\{([^{}]{1,40})\}(?:\{([^{}]{0,60})\})?(?:\{([^{}]{0,60})\})?/g;
const escaped = /\\%|\\\$(?=\d)|\\[,;!]|(?<=\d)\{[,.]\}(?=\d)/g;
const unitToken =
  /\\(?:times|percent|%|kilo|mega|giga|tera|milli|micro|nano|centi|byte|second|minute|hour|day|metre|meter|gram|hertz|watt|joule|electronvolt|decibel)(?![A-Za-z])|[A-Za-zµ%×]/g;
const unitSigns: Readonly<Record<string, string>> = {
  times: '×',
  percent: '%',
  '%': '%',
  kilo: 'k',
  mega: 'M',
  giga: 'G',
  tera: 'T',
  milli: 'm',
  micro: 'µ',
  nano: 'n',
  centi: 'c',
  byte: 'B',
  second: 's',
  minute: 'min',
  hour: 'h',
  day: 'day',
  metre: 'm',
  meter: 'm',
  gram: 'g',
  hertz: 'Hz',
  watt: 'W',
  joule: 'J',
  electronvolt: 'eV',
  decibel: 'dB',
};

/**
 * Shows figures that LaTeX writes with commands: `50\,\%`, `1{,}000`, `2.5$\times$`, `\SI{2.5}{\times}`, `\numrange{2}{4}`. The result is
 * as long as `source` and `prose`, and each digit has its own place. Comments and footnotes of which `prose` shows nothing stay hidden.
 */
function revealFigures(source: string, prose: string): string {
  const visible = hideFootnotes(source, prose).replace(comment, (text) => ' '.repeat(text.length));
  let shown = revealMath(visible, prose);
  for (const match of visible.matchAll(escaped)) {
    const sign =
      match[0] === '\\%'
        ? `%${filler}`
        : match[0] === '\\$'
          ? `${filler}$`
          : /^\{/.test(match[0])
            ? `${filler}${match[0].charAt(1)}${filler}`
            : filler.repeat(2);
    shown = putInPlace(shown, match.index, sign);
  }
  for (const match of visible.matchAll(siunitx)) {
    const [whole, name = '', first = '', second = '', third = ''] = match;
    const isRange = name.endsWith('range');
    const unit = revealTokens(isRange ? third : second, unitToken, (token) => (token.length === 1 ? token : unitSigns[token.slice(1)]))
      ?.replaceAll(filler, '')
      // By itself `B` would be a billion.
      .replace(/^B$/, /\\byte/.test(isRange ? third : second) ? 'byte' : 'B');
    if (unit === undefined || !/^[\s\d.,]+$/.test(first)) continue;
    const at = whole.indexOf(`{${first}}`) + 1;
    // The end of a range takes the place after its `}{`, in which a dash is shown.
    // `\SI{30.2}{\mega} words` are 30.2M words.
    const end = unit === '' ? '' : /^[kMT]$/.test(unit) ? `${filler}${unit}` : `${filler} ${unit}`;
    const rest = isRange ? `-${filler}${second}${end}` : name === 'num' ? '' : end;
    shown = putInPlace(shown, match.index, `${filler.repeat(at)}${first}${rest}`.padEnd(whole.length, filler));
  }
  return shown;
}

function hideFootnotes(source: string, prose: string): string {
  let visible = source;
  for (const match of source.matchAll(/\\footnote(?:text)?(?=\{)/g)) {
    const open = match.index + match[0].length;
    const end = findGroupEnd(source, open) ?? source.length;
    if (prose.slice(open, end).trim() === '') visible = putInPlace(visible, open, ' '.repeat(end - open));
  }
  return visible;
}
