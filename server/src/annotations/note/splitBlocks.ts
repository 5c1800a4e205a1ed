import { parser } from '@lezer/markdown';
import type { Span } from '../../base/span';

/** Blocks alone: what stands within a line is of no interest. */
const blockParser = parser.configure({ remove: ['Escape', 'Entity', 'InlineCode', 'HTMLTag', 'Emphasis', 'HardBreak', 'Link', 'Image'] });

/** A block at the top of a Markdown document. */
export interface Block extends Span {
  readonly kind: 'quote' | 'paragraph' | 'comment' | 'heading' | 'rule' | 'other';
}

const kinds: Readonly<Record<string, Block['kind']>> = {
  Blockquote: 'quote',
  Paragraph: 'paragraph',
  CommentBlock: 'comment',
  HorizontalRule: 'rule',
};

/** The blocks of `text[from, ...)` in order (CommonMark); offsets are those of the whole text. */
export function splitBlocks(text: string, from: number): readonly Block[] {
  const blocks: Block[] = [];
  const tree = blockParser.parse(normalize(text.slice(from)));
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    const kind = /^(?:ATX|Setext)Heading\d$/.test(node.name) ? 'heading' : (kinds[node.name] ?? 'other');
    blocks.push({ kind, start: from + node.from, end: from + node.to });
  }
  return blocks;
}

/** The parser knows line feeds only; a space keeps every offset. */
function normalize(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n/g, ' \n').replace(/\r/g, '\n') : text;
}
