import type { BlockContext, BlockParser, Line, MarkdownConfig } from '@lezer/markdown';
import { findClosingLine } from '../../base/frontMatter';

/** The stretch that is being parsed. One parser can read several stretches of a document, from first to last. */
export interface ParsedStretch {
  /** The whole document, so that a block parser can look for the end of a block before it accepts the first line. */
  readonly text: string;
  /** The offset in the document at which the stretch starts: the start of a line. */
  start: number;
  /**
   * Called with the start of a block or comment that has no end, or whose end is not accepted because text follows it on the same line.
   * `start` is an offset in the document.
   */
  onUnclosed(start: number): void;
}

/**
 * Returns the offset after the block that begins at `start`; undefined if no block begins there. The result is `unclosed` if the text
 * looks like the beginning of a block that never ends; then it is ordinary text. `line` is the text from `start` to the end of the
 * line.
 */
type FindBlockEnd = (text: string, start: number, line: string) => number | 'unclosed' | undefined;

/**
 * Configures the parser for blocks that pandoc has and CommonMark lacks, and for HTML as pandoc reads it: elements may contain
 * Markdown, and only comments, `<pre>`, `<script>`, `<style>` and `<textarea>` are verbatim.
 */
export function blockExtensions(stretch: ParsedStretch): MarkdownConfig {
  const ends = createBlockEndFinders(stretch.text, stretch.start);
  const opaque = (name: string, findEnd: FindBlockEnd): BlockParser => ({
    ...opaqueBlock(stretch, name, findEnd),
    before: 'LinkReference',
  });
  return {
    remove: ['HTMLBlock'],
    defineNodes: [
      { name: 'FrontMatter', block: true },
      { name: 'VerbatimHtml', block: true },
      { name: 'DisplayMath', block: true },
      { name: 'TexEnvironment', block: true },
      { name: 'DivFence', block: true },
      { name: 'Definition', block: true, composite: continueDefinition },
    ],
    parseBlock: [
      opaque('FrontMatter', findFrontMatterEnd),
      opaque('VerbatimHtml', ends.verbatimHtml),
      opaque('DisplayMath', findDisplayMathEnd),
      opaque('TexEnvironment', ends.texEnvironment),
      opaque('DivFence', findDivFenceEnd),
      { name: 'Definition', before: 'LinkReference', parse: parseDefinition, endLeaf: (_, line) => measureDefinitionMark(line) > 0 },
    ],
  };
}

function opaqueBlock(stretch: ParsedStretch, name: string, findEnd: FindBlockEnd): BlockParser {
  /** The end of the block that begins at `line`, as an offset in the stretch; undefined if no block begins there. */
  const find = (cx: BlockContext, line: Line): number | undefined => {
    if (line.next < 0 || line.indent >= line.baseIndent + 4) return undefined;
    const { text, start: base, onUnclosed } = stretch;
    const start = base + cx.lineStart + line.pos;
    const end = findEnd(text, start, line.text.slice(line.pos));
    if (end === undefined) return undefined;
    // If text follows the block on its last line, a block parser would lose that text, so the inline parsers read the block instead.
    if (end !== 'unclosed' && restOfLine(text, end) === '') return end - base;
    onUnclosed(start);
    return undefined;
  };
  return {
    name,
    parse: (cx, line) => {
      const start = cx.lineStart + line.pos;
      const end = find(cx, line);
      if (end === undefined) return false;
      while (cx.lineStart + line.text.length < end && cx.nextLine());
      cx.nextLine();
      cx.addElement(cx.elt(name, start, end));
      return true;
    },
    endLeaf: (cx, line) => name !== 'FrontMatter' && find(cx, line) !== undefined,
  };
}

function restOfLine(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, end === -1 ? text.length : end).trim();
}

/**
 * Metadata may be at the start of the document or anywhere between blocks (pandoc manual, "Extension: yaml_metadata_block"). Between
 * blocks, its first line must look like YAML, because `---` can also be a rule.
 */
function findFrontMatterEnd(text: string, start: number, line: string): ReturnType<FindBlockEnd> {
  if (!/^---\s*$/.test(line)) return undefined;
  const atStart = findTextStart(text) >= start;
  const first = /\n(.*)/y;
  first.lastIndex = start + line.length;
  const next = first.exec(text)?.[1] ?? '';
  if (next.trim() === '' || !(atStart || /^[A-Za-z_][\w -]*:/.test(next))) return undefined;
  return findClosingLine(text, start + line.length + 1)?.end ?? 'unclosed';
}

/** The offset of the first character that is neither white space nor a byte order mark; the length of the text if there is none. */
export function findTextStart(text: string): number {
  const first = text.search(/[^\s\uFEFF]/);
  return first === -1 ? text.length : first;
}

/** Finds the end of `$$ ... $$` that spans several lines without a blank one. A label of Quarto may follow: `$$ {#eq-loss}`. */
function findDisplayMathEnd(text: string, start: number, line: string): number | undefined {
  if (!line.startsWith('$$') || line.indexOf('$$', 2) !== -1) return undefined;
  const end = text.indexOf('$$', start + 2);
  if (end === -1 || /\n[ \t>]*\n/.test(text.slice(start, end))) return undefined;
  const label = /^\s*\{[^{}\n]*\}/.exec(restOfLine(text, end + 2))?.[0] ?? '';
  return label === '' ? end + 2 : text.indexOf('}', end) + 1;
}

function findDivFenceEnd(_text: string, start: number, line: string): number | undefined {
  return line.startsWith(':::') ? start + line.trimEnd().length : undefined;
}

/** Parses footnotes (`[^1]: ...`) and definitions (`:   ...`). Their further paragraphs are indented by four columns. */
function parseDefinition(cx: BlockContext, line: Line): null | false {
  const length = measureDefinitionMark(line);
  if (length === 0) return false;
  cx.startComposite('Definition', line.pos);
  line.moveBase(line.pos + length);
  return null;
}

function measureDefinitionMark(line: Line): number {
  if (line.indent >= line.baseIndent + 4) return 0;
  return /^(?:\[\^[^\]\s]+\]:|[:~](?=[ \t]))[ \t]*/.exec(line.text.slice(line.pos))?.[0].length ?? 0;
}

function continueDefinition(_cx: BlockContext, line: Line): boolean {
  if (line.next < 0) return true;
  if (line.indent < line.baseIndent + 4) return false;
  line.moveBaseColumn(line.baseIndent + 4);
  return true;
}

/**
 * Creates functions that find the ends of blocks that may be long. The last closing tag of each kind of HTML element, and the ends of
 * all environments, are searched for only once, when they are first needed. So a draft with many unclosed blocks is still read quickly.
 * Callers only ask for blocks at or after `from`.
 */
function createBlockEndFinders(text: string, from: number): { readonly verbatimHtml: FindBlockEnd; readonly texEnvironment: FindBlockEnd } {
  const lastCloser = new Map<string, number>();
  let environments: ReadonlyMap<number, number> | undefined;
  return {
    verbatimHtml: (_, start, line) => {
      const closer = getHtmlCloser(line);
      if (closer === undefined) return undefined;
      const last = lastCloser.get(closer.source) ?? findLast(text, closer, from);
      lastCloser.set(closer.source, last);
      if (last < start) return 'unclosed';
      closer.lastIndex = start + 4;
      const found = closer.exec(text);
      return found === null ? 'unclosed' : found.index + found[0].length;
    },
    texEnvironment: (_, start, line) => {
      if (!line.startsWith('\\begin{')) return undefined;
      environments ??= matchEnvironments(text, from);
      return environments.get(start) ?? 'unclosed';
    },
  };
}

/** Text that can change where a block that began far above ends: the end of a block, or a `\begin`, which takes the next `\end`. */
export const longBlockBoundary = /-->|<\/(?:script|pre|style|textarea)|\\(?:begin|end)\{|^(?:---|\.\.\.)/im;

/** A pattern for the end of the comment or verbatim element that begins the line; undefined if the line begins with neither. */
function getHtmlCloser(line: string): RegExp | undefined {
  if (line[0] !== '<') return undefined;
  if (line.startsWith('<!--')) return /-->/g;
  const tag = /^<(script|pre|style|textarea)(?:[\s>]|$)/i.exec(line)?.[1];
  return tag === undefined ? undefined : new RegExp(`</${tag.toLowerCase()}>`, 'gi');
}

function findLast(text: string, pattern: RegExp, from: number): number {
  let last = -1;
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) last = found.index;
  return last;
}

/** Maps the offset of each `\begin{x}` to the offset after its `\end{x}`. Environments of the same name may be nested. */
function matchEnvironments(text: string, from: number): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open = new Map<string, number[]>();
  const marks = /\\(begin|end)\{([A-Za-z]+\*?)\}/g;
  marks.lastIndex = from;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const name = mark[2] ?? '';
    const starts = open.get(name) ?? [];
    open.set(name, starts);
    if (mark[1] === 'begin') starts.push(mark.index);
    else {
      const start = starts.pop();
      if (start !== undefined) ends.set(start, mark.index + mark[0].length);
    }
  }
  return ends;
}

/** The text as it is given to the parser. It has the same length, but unusual text that would make the parser slow is replaced. */
export function maskForParser(text: string): string {
  return maskTargets(maskDeepMarks(text));
}

/**
 * At most this many marks of lists and quotations in a line are given to the parser. The parser reads the whole line again for each
 * mark, and no writer nests that many lists and quotations.
 */
const maxDepth = 100;
const blockMark = String.raw`[ \t]{0,8}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])`;
/**
 * Lines that consist only of `-` or `*` are left alone, because they may be thematic breaks (CommonMark, "Thematic breaks"), which do
 * not nest anything.
 */
const deepLine = new RegExp(`^(?![-* \\t]*$)((?:${blockMark}){${maxDepth}})((?:${blockMark})+)`, 'gm');

/** Replaces the marks of lists and quotations after the hundredth mark of a line with letters. */
function maskDeepMarks(text: string): string {
  return text.replace(deepLine, (_, nesting: string, deeper: string) => nesting + deeper.replace(/\S/g, 'x'));
}

/**
 * The longest link title that is recognised, in UTF-16 code units. Without a limit, each link would start a long search for the end of
 * its title.
 */
const maxTitleLength = 1000;
const title = (open: string, close: string): string => `${open}(?:\\\\[^]|[^\\\\${close}]){0,${maxTitleLength}}${close}`;
/** The text that can follow the address of a link, up to the closing parenthesis (CommonMark, "Links"). */
const linkEnd = new RegExp(
  String.raw`[ \t\n\r]+(?:(?:${title('"', '"')}|${title("'", "'")}|${title(String.raw`\(`, String.raw`\)`)})[ \t\n\r]*)?\)`,
  'y',
);

/**
 * Replaces the opening parenthesis of each link that is not closed, as in `[a](b`, with a full stop. The parser reads `[a]` as a link
 * without an address either way, but it would search from each such parenthesis to the end of the line.
 */
function maskTargets(text: string): string {
  const open: number[] = [];
  for (let at = text.indexOf(']('); at !== -1; at = text.indexOf('](', at)) at = readAddresses(text, at + 1, open);
  if (open.length === 0) return text;
  const parts: string[] = [];
  let after = 0;
  for (const at of open) {
    parts.push(text.slice(after, at), '.');
    after = at + 1;
  }
  return parts.join('') + text.slice(after);
}

/**
 * Reads from the parenthesis at `start` to the next white space, where every address ends, and returns the offset of that white space.
 * Adds the opening parentheses of links that are not closed to `open`, in order.
 */
function readAddresses(text: string, start: number, open: number[]): number {
  const waiting: number[] = [];
  let at = start;
  for (; at < text.length && !isBlank(text, at); at += 1) {
    if (text[at] === '\\' && !isBlank(text, at + 1)) at += 1;
    else if (text[at] === '(') waiting.push(at);
    else if (text[at] === ')') waiting.pop();
  }
  at = Math.min(at, text.length);
  // After the last parenthesis, white space may come before the address.
  if (waiting.at(-1) === at - 1) waiting.pop();
  // An address in `<...>` may contain white space.
  const targets = waiting.filter((paren) => text[paren - 1] === ']' && text[paren + 1] !== '<');
  linkEnd.lastIndex = at;
  if (targets.length > 0 && !linkEnd.test(text)) open.push(...targets);
  return at;
}

function isBlank(text: string, at: number): boolean {
  const letter = text[at];
  return letter === ' ' || letter === '\n' || letter === '\t' || letter === '\r';
}
