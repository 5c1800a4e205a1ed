import type { SyntaxNode } from '@lezer/common';
import { parser as commonMark } from '@lezer/markdown';
import { inlineExtensions } from './inlineParsers';

const markup = new Set([
  'HeaderMark',
  'EmphasisMark',
  'CodeMark',
  'LinkMark',
  'QuoteMark',
  'URL',
  'LinkTitle',
  'LinkLabel',
  'HTMLTag',
  'Comment',
  'Attributes',
]);

/** The text of a heading without markup: `# A *new* [idea](x) {#a}` reads "A new idea". */
export function readHeadingText(source: string): string {
  const plain = /^#{1,6}[ \t]+([^*_`[\]<>\\{}$&#\n]*)$/.exec(source)?.[1];
  if (plain !== undefined) return plain.replace(/\s+/g, ' ').trim();
  const own = inlineExtensions({ text: source, start: 0, onUnclosed: () => undefined });
  const tree = commonMark.configure([{ ...own, remove: ['HardBreak'] }]).parse(source);
  return readPlainText(source, tree.topNode).replace(/\s+/g, ' ').trim();
}

function readPlainText(source: string, node: SyntaxNode): string {
  let plain = '';
  let done = node.from;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    plain += source.slice(done, child.from);
    done = child.to;
    if (isCitationBracket(source, child)) plain += source.slice(child.from, child.to);
    else if (child.name === 'Escape') plain += source.slice(child.from + 1, child.to);
    else if (!markup.has(child.name)) plain += readPlainText(source, child);
  }
  return plain + source.slice(done, node.to);
}

/** CommonMark reads `[@doe99]` as a link, but its brackets belong to the citation, so they are kept. */
function isCitationBracket(source: string, node: SyntaxNode): boolean {
  return node.name === 'Link' && node.getChild('URL') === null && source.slice(node.from, node.to).includes('@');
}
