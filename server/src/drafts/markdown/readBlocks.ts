import { parser as commonMark } from '@lezer/markdown';
import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import type { Span } from '../../base/span';
import type { DraftHeading } from '../../model/draft';
import { blockExtensions } from './blockParsers';
import { inlineExtensions } from './inlineParsers';

/** What a document is made of, as far as citations go. All spans are ordered. */
export interface MarkdownBlocks {
  readonly headings: readonly DraftHeading[];
  /** Code, math, comments, URLs, attributes: nothing in them is prose. Disjoint. */
  readonly opaque: readonly Span[];
  /** Paragraphs and headings: a citation never reaches over the end of one. */
  readonly inlines: readonly Span[];
  /** The `>` of quotations, which may stand inside a citation that is broken over lines. */
  readonly quoteMarks: readonly Span[];
}

const opaqueNodes = new Set([
  'FrontMatter', 'VerbatimHtml', 'DisplayMath', 'TexEnvironment', 'DivFence',
  'InlineMath', 'RawTex', 'Attributes', 'BareUrl', 'OpenComment',
  'CodeBlock', 'FencedCode', 'InlineCode', 'CommentBlock', 'ProcessingInstructionBlock', 'LinkReference',
  'URL', 'LinkTitle', 'LinkLabel', 'Autolink', 'HTMLTag', 'Comment', 'ProcessingInstruction',
]);
const headingNode = /^(?:ATX|Setext)Heading([1-6])$/;

/** `text` has no carriage returns. */
export function readBlocks(text: string): MarkdownBlocks {
  const lastCommentEnd = text.lastIndexOf('-->');
  const parser = commonMark.configure([blockExtensions(text), inlineExtensions((from) => from < lastCommentEnd)]);
  const headings: DraftHeading[] = [];
  const opaque: Span[] = [];
  const inlines: Span[] = [];
  const quoteMarks: Span[] = [];
  let covered = 0;
  parser.parse(text).iterate({
    enter: (node) => {
      if (node.to <= covered && node.to > node.from) return false;
      const level = headingNode.exec(node.name)?.[1];
      if (level !== undefined || node.name === 'Paragraph') inlines.push({ start: node.from, end: node.to });
      if (level !== undefined && !isParagraphOverRule(text, node)) headings.push(readHeading(text, node.node, Number(level)));
      if (node.name === 'QuoteMark') quoteMarks.push({ start: node.from, end: node.to });
      if (!opaqueNodes.has(node.name)) return true;
      if (isCitationLabel(text, node)) {
        if (node.name === 'LinkReference') inlines.push({ start: node.from, end: node.to });
        return false;
      }
      const end = node.name === 'OpenComment' ? text.indexOf('-->', node.to) + 3 : node.to;
      const start = Math.max(node.from, covered);
      if (start < end) opaque.push({ start, end });
      covered = Math.max(covered, end);
      return false;
    },
  });
  return { headings, opaque, inlines, quoteMarks };
}

/** `[@doe99]: a remark` defines no link, and `[@doe99][@roe00]` is none, for pandoc. */
function isCitationLabel(text: string, node: SyntaxNodeRef): boolean {
  return (node.name === 'LinkReference' || node.name === 'LinkLabel') && text.startsWith('[@', node.from);
}

/** Several lines above `---` are a paragraph and a rule: pandoc's underlined heading is one line. */
function isParagraphOverRule(text: string, node: SyntaxNodeRef): boolean {
  return node.name.startsWith('Setext') && text.slice(node.from, node.to).split('\n').length > 2;
}

function readHeading(text: string, node: SyntaxNode, level: number): DraftHeading {
  return { level, text: readPlainText(text, node).replace(/\s+/g, ' ').trim(), span: { start: node.from, end: node.to } };
}

const markup = new Set([
  'HeaderMark', 'EmphasisMark', 'CodeMark', 'LinkMark', 'QuoteMark', 'URL', 'LinkTitle', 'LinkLabel', 'HTMLTag', 'Comment', 'Attributes',
]);

/** The text of a node without markup: `A *new* [idea](x) {#a}` reads "A new idea ". */
function readPlainText(text: string, node: SyntaxNode): string {
  let plain = '';
  let done = node.from;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    plain += text.slice(done, child.from);
    done = child.to;
    if (isCitationBracket(text, child)) plain += text.slice(child.from, child.to);
    else if (child.name === 'Escape') plain += text.slice(child.from + 1, child.to);
    else if (!markup.has(child.name)) plain += readPlainText(text, child);
  }
  return plain + text.slice(done, node.to);
}

/** CommonMark takes `[@doe99]` for a link to somewhere; its brackets are part of the citation. */
function isCitationBracket(text: string, node: SyntaxNode): boolean {
  return node.name === 'Link' && node.getChild('URL') === null && text.slice(node.from, node.to).includes('@');
}
