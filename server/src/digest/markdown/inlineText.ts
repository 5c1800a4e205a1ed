import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../base/span';
import { anyOf } from '../../base/anyOf';
import { maskControls } from '../../base/maskControls';
import type { Passage } from '../entryDraft';
import { foldLines } from '../joinLines';
import { findLabel } from '../labels';

export interface InlineLink {
  readonly url: string;
  readonly text: string;
}

/** A stretch of Markdown as a reader sees it. */
export interface InlineText extends Passage {
  /** From the first visible character to the last one, without the markup around them. */
  readonly span: Span;
  readonly links: readonly InlineLink[];
}

/** Whether links that only say "PDF" or "code" count as words. */
export type LabelLinks = 'keep-label-links' | 'drop-label-links';

const marks = new Set([
  'HeaderMark',
  'EmphasisMark',
  'CodeMark',
  'LinkMark',
  'QuoteMark',
  'ListMark',
  'TaskMarker',
  'LinkTitle',
  'LinkLabel',
  'Comment',
  'TableDelimiter',
]);
/** Tags that only set type; any other tag is shown as text. */
const typesettingTag =
  /^<\/?(?:b|i|em|strong|sub|sup|code|span|a|u|font|small|big|tt|kbd|p|div|center|img|summary|details)\b[^>]*>$/i;
const breakTag = /^<br\s*\/?>$/i;
const imagePlaceholder = /^\[?(?:图片|image|img|avatar)\b|^\[?图片/i;

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a reader sees of a node, or of its part between `from` and `to`: markup unwrapped, lines joined. */
export function readInline(
  text: string,
  node: SyntaxNode,
  from = node.from,
  to = node.to,
  labelLinks: LabelLinks = 'keep-label-links',
): InlineText {
  const pieces: Piece[] = [];
  const links: InlineLink[] = [];
  const into: Collector = { from, to, labelLinks, pieces, links };
  if (node.name === 'Link') addLink(text, node, into);
  else collect(text, node, into);
  const shown = pieces.filter((piece) => piece.text.trim() !== '');
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined) return { text: '', span: { start: from, end: from }, links };
  const joined = foldLines(pieces.map((piece) => piece.text).join('')).trim();
  const start = first.start + (first.text.length - first.text.trimStart().length);
  const end = last.end - (last.text.length - last.text.trimEnd().length);
  return { text: joined, span: { start, end: Math.max(start, end) }, links };
}

interface Collector {
  readonly from: number;
  readonly to: number;
  readonly labelLinks: LabelLinks;
  readonly pieces: Piece[];
  readonly links: InlineLink[];
}

function collect(text: string, node: SyntaxNode, into: Collector): void {
  let at = node.from;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    addText(text, at, child.from, into);
    addChild(text, child, into);
    at = child.to;
  }
  addText(text, at, node.to, into);
}

function addText(text: string, start: number, end: number, { from, to, pieces }: Collector): void {
  const clippedStart = Math.max(start, from);
  const clippedEnd = Math.min(end, to);
  if (clippedStart < clippedEnd)
    pieces.push({ text: text.slice(clippedStart, clippedEnd), start: clippedStart, end: clippedEnd });
}

function addChild(text: string, node: SyntaxNode, into: Collector): void {
  if (node.to <= into.from || node.from >= into.to || marks.has(node.name)) return;
  if (node.name === 'Link') addLink(text, node, into);
  else if (node.name === 'Image' || node.name === 'HardBreak') addReplacement(node, node.name === 'HardBreak' ? '\n' : '', into);
  else if (node.name === 'Escape') addReplacement(node, text.slice(node.from + 1, node.to), into);
  else if (node.name === 'Entity') addReplacement(node, decodeEntity(text.slice(node.from, node.to)), into);
  else if (node.name === 'HTMLTag') addTag(text, node, into);
  else if (node.name === 'Autolink') addAutolink(text, node, into);
  else if (node.name === 'InlineMath' || node.firstChild === null) addText(text, node.from, node.to, into);
  else collect(text, node, into);
}

function addReplacement(node: SyntaxNode, replacement: string, { pieces }: Collector): void {
  if (replacement !== '') pieces.push({ text: replacement, start: node.from, end: node.to });
}

function addTag(text: string, node: SyntaxNode, into: Collector): void {
  const tag = text.slice(node.from, node.to);
  if (breakTag.test(tag)) addReplacement(node, ' ', into);
  else if (!typesettingTag.test(tag)) addText(text, node.from, node.to, into);
}

function addAutolink(text: string, node: SyntaxNode, into: Collector): void {
  const url = text.slice(node.from + 1, node.to - 1);
  into.links.push({ url, text: url });
  addReplacement(node, url, into);
}

function addLink(text: string, node: SyntaxNode, into: Collector): void {
  const address = node.getChild('URL');
  const inner: Collector = { ...into, pieces: [] };
  const labelEnd = node.getChildren('LinkMark')[1]?.from ?? node.to;
  let at = node.from + 1;
  for (let child = node.firstChild; child !== null && child.from < labelEnd; child = child.nextSibling) {
    addText(text, at, child.from, inner);
    addChild(text, child, inner);
    at = child.to;
  }
  addText(text, at, labelEnd, inner);
  const label = foldLines(inner.pieces.map((piece) => piece.text).join('')).trim();
  if (address !== null && label !== '' && !imagePlaceholder.test(label)) {
    into.links.push({ url: text.slice(address.from, address.to).replace(/^<|>$/g, ''), text: label });
  }
  if (into.labelLinks === 'keep-label-links' || !isLinkLabel(label)) into.pieces.push(...inner.pieces);
}

const leadsTo =
  anyOf(`arxiv hugging_?face github project paper pdf code html slides? video poster blog data demo website homepage here link
  model dataset page official`);
const linkLabel = new RegExp(
  String.raw`^(?:(?:the )?${leadsTo}(?: (?:page|repo|repository|link|paper|code|\d[\d.,]*[km]?))?|\d{1,4})$`,
  'i',
);

/** Whether a link's text says only what it leads to: `PDF`, `[code]`, `arXiv Page`. */
export function isLinkLabel(label: string): boolean {
  const word = label.replace(/^[[(]+|[\])]+$/g, '').trim();
  return findLabel(word) !== undefined || linkLabel.test(word);
}

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  times: '×',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  eacute: 'é',
  ouml: 'ö',
  uuml: 'ü',
  auml: 'ä',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** The character of an entity; entities that are not known stay as they are. */
function decodeEntity(entity: string): string {
  const numeric = /^&#(?:x([\da-f]{1,6})|(\d{1,7}));$/i.exec(entity);
  if (numeric === null) return namedEntities[entity.slice(1, -1)] ?? entity;
  const code = numeric[1] === undefined ? Number(numeric[2]) : Number.parseInt(numeric[1], 16);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? maskControls(String.fromCodePoint(code)) : entity;
}
