import { escapeHtml, escapeMarkdown } from '../base/escape';
import { maskControls } from '../base/maskControls';
import type { RichNode, RichText } from './richText';

/** Finds where a citation of an item links to: the `id` of an element on the page, and a title. undefined if there is no link. */
export type FindAnchor = (itemId: string) => { readonly anchor: string; readonly title: string } | undefined;

const htmlTags: Readonly<Record<string, readonly [string, string]>> = {
  italic: ['<em>', '</em>'],
  bold: ['<strong>', '</strong>'],
  upright: ['<span class="csl-upright">', '</span>'],
  'small-caps': ['<span class="csl-small-caps">', '</span>'],
  underline: ['<u>', '</u>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
  'left-margin': ['<span class="csl-left-margin">', '</span>'],
  'right-inline': ['<span class="csl-right-inline">', '</span>'],
  block: ['<span class="csl-block">', '</span>'],
  indent: ['<span class="csl-indent">', '</span>'],
  undefined: ['<strong class="marginalia-undefined">', '</strong>'],
};

/** Renders HTML on one line, with inline elements only. All texts and addresses are escaped, and control characters become spaces. */
export function renderRichHtml(text: RichText, anchors: FindAnchor = () => undefined): string {
  return text.map((node) => renderHtmlNode(node, anchors)).join('');
}

function renderHtmlNode(node: RichNode, anchors: FindAnchor): string {
  if (typeof node === 'string') return escapeHtml(maskControls(node).replace(/\s*\n\s*/g, ' '));
  const inner = renderRichHtml(node.children, anchors);
  if (node.kind === 'link') return isWebAddress(node.url) ? `<a href="${escapeHtml(encodeAddress(node.url))}">${inner}</a>` : inner;
  if (node.kind === 'cite') {
    const target = anchors(node.id);
    return target === undefined
      ? inner
      : `<a class="marginalia-cite" href="#${escapeHtml(target.anchor)}" title="${escapeHtml(target.title)}">${inner}</a>`;
  }
  const [open = '', end = ''] = htmlTags[node.kind] ?? [];
  return `${open}${inner}${end}`;
}

/** Renders Markdown on one line, for a hover. The only formatting is italics, bold text and links; numbers in the margin are omitted. */
export function renderRichMarkdown(text: RichText): string {
  return text.map(renderMarkdownNode).join('').replace(/\s+/g, ' ').trim();
}

function renderMarkdownNode(node: RichNode): string {
  if (typeof node === 'string') return escapeInline(node);
  if (node.kind === 'left-margin') return '';
  const inner = node.children.map(renderMarkdownNode).join('');
  if (node.kind === 'link' && isWebAddress(node.url)) return `[${inner}](<${encodeAddress(node.url)}>)`;
  const sign = node.kind === 'italic' ? '*' : node.kind === 'bold' ? '**' : '';
  const [, before = '', core = '', behind = ''] = /^(\s*)(.*?)(\s*)$/s.exec(inner) ?? [];
  const block = node.kind === 'block' || node.kind === 'indent' ? ' ' : '';
  return core === '' ? inner : `${block}${before}${sign}${core}${sign}${behind}${block}`;
}

/** Escapes text for the middle of a line. `escapeMarkdown` removes spaces at the beginning, so they are added again. */
function escapeInline(text: string): string {
  const line = maskControls(text).replace(/\s*\n\s*/g, ' ');
  const blank = /^\s+/.exec(line)?.[0] ?? '';
  return blank + escapeMarkdown(line.slice(blank.length));
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(url);
}

/** Percent-encodes the characters that could end an address in Markdown or HTML. Existing encoding is not changed. */
function encodeAddress(url: string): string {
  return url.replace(/[<>"'`\\^{|}\s]/g, (sign) => encodeURIComponent(sign).replace("'", '%27'));
}
