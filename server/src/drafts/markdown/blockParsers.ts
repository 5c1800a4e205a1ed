import type { BlockContext, BlockParser, Line, MarkdownConfig } from '@lezer/markdown';
import { findBlockEnds, type FindEnd } from './blockEnds';

/**
 * Blocks that pandoc has and CommonMark lacks, and HTML as pandoc reads it: Markdown goes on inside of elements, only
 * comments, `<pre>`, `<script>`, `<style>` and `<textarea>` are verbatim. `text` is the whole document, which lets a
 * parser look for its end before it takes a line.
 */
export function blockExtensions(text: string): MarkdownConfig {
  const ends = findBlockEnds(text);
  const opaque = (name: string, findEnd: FindEnd): BlockParser => opaqueBlock(text, name, findEnd);
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
      { ...opaque('FrontMatter', findFrontMatterEnd), before: 'LinkReference' },
      { ...opaque('VerbatimHtml', ends.verbatimHtml), before: 'LinkReference' },
      { ...opaque('DisplayMath', findDisplayMathEnd), before: 'LinkReference' },
      { ...opaque('TexEnvironment', ends.texEnvironment), before: 'LinkReference' },
      { ...opaque('DivFence', findDivFenceEnd), before: 'LinkReference' },
      { name: 'Definition', before: 'LinkReference', parse: parseDefinition, endLeaf: (_, line) => measureDefinitionMark(line) > 0 },
    ],
  };
}

function opaqueBlock(text: string, name: string, findEnd: FindEnd): BlockParser {
  const find = (cx: BlockContext, line: Line): number | undefined => {
    if (line.next < 0 || line.indent >= line.baseIndent + 4) return undefined;
    const end = findEnd(text, cx.lineStart + line.pos, line.text.slice(line.pos));
    // What stands behind the block on its last line would be lost: then the inline parsers do the work.
    return end === undefined || restOfLine(text, end) !== '' ? undefined : end;
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
 * pandoc manual, "Extension: yaml_metadata_block": at the start of the document, or anywhere between blocks. Elsewhere
 * than at the start the first line must look like YAML, since `---` is also a rule.
 */
function findFrontMatterEnd(text: string, start: number, line: string): number | undefined {
  if (!/^---\s*$/.test(line)) return undefined;
  const atStart = text.slice(0, start).trim() === '' || text.slice(0, start).trim() === '\uFEFF';
  const first = /\n(.*)/y;
  first.lastIndex = start + line.length;
  const next = first.exec(text)?.[1] ?? '';
  if (next.trim() === '' || !(atStart || /^[A-Za-z_][\w -]*:/.test(next))) return undefined;
  const end = /^(?:---|\.\.\.)[ \t]*$/gm;
  end.lastIndex = start + line.length + 1;
  const found = end.exec(text);
  return found === null ? undefined : found.index + found[0].length;
}

/** `$$` over several lines, no blank one among them; an equation label of Quarto may follow: `$$ {#eq-loss}`. */
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

/** Notes (`[^1]: ...`) and definitions (`:   ...`): their further paragraphs are indented by four columns. */
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
