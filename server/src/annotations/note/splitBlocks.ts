import { parser } from '@lezer/markdown';
import type { Span } from '../../base/span';

/** A parser for blocks only, because inline syntax is not needed. */
const blockParser = parser.configure({ remove: ['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image'] });

/** A top-level block of a Markdown document. */
export interface Block extends Span {
  readonly kind: 'quote' | 'paragraph' | 'comment' | 'heading' | 'rule' | 'other';
}

const kinds: Readonly<Record<string, Block['kind']>> = {
  Blockquote: 'quote',
  Paragraph: 'paragraph',
  CommentBlock: 'comment',
  HorizontalRule: 'rule',
};

/** The top-level blocks of `text` from offset `from` (CommonMark), in the order of the text. Their spans are offsets in the whole text. */
export function splitBlocks(text: string, from: number): readonly Block[] {
  const blocks: Block[] = [];
  const tree = blockParser.parse(normalize(text.slice(from)));
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    const kind = /^(?:ATX|Setext)Heading\d$/.test(node.name) ? 'heading' : (kinds[node.name] ?? 'other');
    blocks.push({ kind, start: from + node.from, end: from + node.to });
  }
  return blocks;
}

/** Replaces `\r\n` and `\r` by line feeds, because the parser knows no other line breaks. All offsets stay the same. */
function normalize(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n/g, ' \n').replace(/\r/g, '\n') : text;
}
