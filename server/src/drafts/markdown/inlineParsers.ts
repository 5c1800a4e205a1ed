import type { InlineContext, MarkdownConfig } from '@lezer/markdown';
import { trimUrl } from '#text';
import type { CommentSyntax } from '../../model/draftLanguage';
import type { ParsedStretch } from './blockParsers';

type HasAfter = (cx: InlineContext, mark: string, pos: number) => boolean;

const char = { dollar: 36, less: 60, backslash: 92, f: 102, h: 104, w: 119, brace: 123 };

/**
 * Configures the parser for inline syntax that pandoc has and CommonMark lacks: TeX, attributes, bare URLs, and comments that span
 * several paragraphs. The parsers for emphasis and line breaks are removed. Neither matters for citations, and emphasis is slow in a
 * text with many marks.
 */
export function inlineExtensions(stretch: ParsedStretch): MarkdownConfig {
  const { text, onUnclosed } = stretch;
  const findNext = createFinder(text);
  /** Whether `mark` occurs at or after `pos` in the paragraph of `cx`. */
  const hasAfter = (cx: InlineContext, mark: string, pos: number): boolean =>
    findNext(mark, stretch.start + pos) + mark.length <= stretch.start + cx.end;
  return {
    remove: ['HardBreak', 'Emphasis'],
    defineNodes: ['InlineMath', 'RawTex', 'Attributes', 'BareUrl', 'OpenComment'],
    parseInline: [
      {
        name: 'OpenComment',
        before: 'HTMLTag',
        parse: (cx, next, pos) => {
          if (next !== char.less || cx.slice(pos, pos + 4) !== '<!--' || hasAfter(cx, '-->', pos)) return -1;
          if (findNext('-->', stretch.start + pos) < text.length) return add(cx, 'OpenComment', pos, cx.end - pos);
          // Nothing closes the comment, so its `<!--` is text. It is skipped here because reading it as a tag would be slow.
          onUnclosed(stretch.start + pos);
          return pos + 4;
        },
      },
      { name: 'TexMath', before: 'Escape', parse: (cx, next, pos) => parseMath(cx, next, pos, hasAfter) },
      { name: 'RawTex', before: 'Escape', parse: (cx, next, pos) => parseRawTex(cx, next, pos, hasAfter) },
      { name: 'Attributes', before: 'Link', parse: parseAttributes },
      { name: 'BareUrl', before: 'Link', parse: parseBareUrl },
    ],
  };
}

/** Skips words, so that the inline parsers are not called for every letter. */
export const wordSkipping: MarkdownConfig = { parseInline: [{ name: 'Words', before: 'TexMath', parse: skipWords }] };

/** The characters that can begin inline syntax of `inlineExtensions` or of CommonMark. */
const beginnings = /[$<\\`&![\]{]|https?:\/\/|ftp:\/\/|www\./g;

function skipWords(cx: InlineContext, _next: number, pos: number): number {
  beginnings.lastIndex = pos - cx.offset;
  const found = beginnings.exec(cx.text);
  const at = found === null ? cx.end : cx.offset + found.index;
  return at === pos ? -1 : at;
}

/**
 * Creates a function that finds the next `mark` at or after an offset, or returns the length of the text if there is none. If the
 * offsets increase from call to call, the text is searched only once for each mark.
 */
function createFinder(text: string): (mark: string, from: number) => number {
  const known = new Map<string, { from: number; at: number }>();
  return (mark, from) => {
    const last = known.get(mark);
    if (last !== undefined && last.from <= from && from <= last.at) return last.at;
    const found = text.indexOf(mark, from);
    const at = found === -1 ? text.length : found;
    known.set(mark, { from, at });
    return at;
  };
}

function add(cx: InlineContext, type: string, from: number, length: number): number {
  return length === 0 ? -1 : cx.addElement(cx.elt(type, from, from + length));
}

function parseMath(cx: InlineContext, next: number, pos: number, hasAfter: HasAfter): number {
  if (next === char.dollar) return add(cx, 'InlineMath', pos, measureDollarMath(cx.slice(pos, cx.end)));
  const closer = next === char.backslash ? { '(': '\\)', '[': '\\]' }[cx.slice(pos + 1, pos + 2)] : undefined;
  if (closer === undefined || !hasAfter(cx, closer, pos + 2)) return -1;
  return add(cx, 'InlineMath', pos, measureTexMath(cx.slice(pos, cx.end)));
}

/** Measures `\(...\)` or `\[...\]`, which is math in R Markdown (pandoc manual, "Extension: tex_math_single_backslash"). */
function measureTexMath(text: string): number {
  const closer = { '(': ')', '[': ']' }[text[1] ?? ''];
  if (closer === undefined) return 0;
  for (let at = text.indexOf('\\', 2); at !== -1; at = text.indexOf('\\', at + 2)) {
    if (text[at + 1] === closer) return at === 2 ? 0 : at + 2;
  }
  return 0;
}

/**
 * The length of the math at the start of `text`; 0 if there is none. The opening `$` must be directly followed by a non-space, and the
 * closing `$` must directly follow a non-space and must not be followed by a digit (pandoc manual, "Math"), so "$20 and $30" is text.
 */
function measureDollarMath(text: string): number {
  if (text.startsWith('$$')) {
    const end = text.indexOf('$$', 2);
    return end <= 2 ? 0 : end + 2;
  }
  if (/^\$\s/.test(text)) return 0;
  for (let at = 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '$') return at === 1 || /\s/.test(text[at - 1] ?? '') || /[0-9]/.test(text[at + 1] ?? '') ? 0 : at + 1;
  }
  return 0;
}

/** Parses TeX such as `\textsc{...}`, `\cite[...]{...}` and `\begin{x}...\end{x}`. A command without arguments is text. */
function parseRawTex(cx: InlineContext, next: number, pos: number, hasAfter: HasAfter): number {
  if (next !== char.backslash) return -1;
  const name = /^[A-Za-z]+\*?/.exec(cx.slice(pos + 1, Math.min(cx.end, pos + 40)))?.[0];
  if (name === undefined) return -1;
  const text = cx.slice(pos, cx.end);
  const start = name.length + 1;
  let end = start;
  for (let after = matchBraces(text, end); after > end; after = matchBraces(text, end)) end = after;
  if (name === 'begin' && end > start) {
    const closer = `\\end${text.slice(start, end)}`;
    if (hasAfter(cx, closer, pos + end)) end = text.indexOf(closer, end) + closer.length;
  }
  return end === start ? -1 : add(cx, 'RawTex', pos, end);
}

const attribute = String.raw`(?:[#.][^\s{}]+|-|=[\w-]+|[\w:-]+=(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s{}"']*))`;
const attributes = new RegExp(String.raw`^\{\s*(?:${attribute}(?:\s+${attribute})*)?\s*\}`);

/**
 * Parses attributes such as `{#sec-heads .unnumbered}` directly after a link, an image or code, or at the end of a heading or paragraph
 * (pandoc manual, "Attributes").
 */
function parseAttributes(cx: InlineContext, next: number, pos: number): number {
  if (next !== char.brace) return -1;
  const text = cx.slice(pos, cx.end);
  const length = attributes.exec(text)?.[0].length ?? 0;
  const before = pos > cx.offset ? cx.slice(pos - 1, pos) : '';
  const belongs = /[\])`]/.test(before) || text.slice(length).trim() === '';
  return belongs ? add(cx, 'Attributes', pos, length) : -1;
}

const bareUrl = /^(?:(?:https?|ftp):\/\/|www\.)[^\s<>"`|\][{}]+/;

function parseBareUrl(cx: InlineContext, next: number, pos: number): number {
  if (next !== char.h && next !== char.w && next !== char.f) return -1;
  if (pos > cx.offset && /[\w@{/]/.test(cx.slice(pos - 1, pos))) return -1;
  const url = bareUrl.exec(cx.slice(pos, Math.min(cx.end, pos + 2000)))?.[0];
  return url === undefined ? -1 : add(cx, 'BareUrl', pos, trimUrl(url).length);
}

export const comments: CommentSyntax = {
  opener: '<!--',
  gap: '\n\n',
  renderComment(text) {
    // `-->` would end the comment, so every second hyphen is escaped. If the text is copied out of the comment, it still renders the
    // same.
    const escaped = text.replace(/-(?=-)/g, '-\\');
    return escaped.includes('\n') ? `<!--\n${escaped}\n-->` : `<!-- ${escaped} -->`;
  },
  readComment: (line) => /^<!-- (.*) -->$/.exec(line)?.[1],
};

/** The longest argument that is read, in UTF-16 code units. A limit is needed because a brace may never be closed. */
const maxLength = 4000;

/**
 * The offset after the `{...}` or `[...]` that opens at `at`, with balanced braces inside it. `at` itself if no such group opens there,
 * or if the group is not closed before `end` and within the longest argument.
 */
export function matchBraces(text: string, at: number, end = text.length): number {
  const open = text[at];
  if (open !== '{' && open !== '[') return at;
  const limit = Math.min(end, at + maxLength);
  let depth = 0;
  for (let here = at + 1; here < limit; here++) {
    const next = text[here];
    if (next === '\\') here += 1;
    else if (depth === 0 && next === (open === '{' ? '}' : ']')) return here + 1;
    else if (next === '{') depth += 1;
    else if (next === '}') depth -= 1;
  }
  return at;
}
