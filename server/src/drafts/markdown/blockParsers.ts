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
