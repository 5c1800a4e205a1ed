import { escapeHtml, escapeMarkdown, maskControls } from '../base/escape';

/** The formatting of a part of a text. */
type RichStyle = 'italic' | 'bold' | 'upright' | 'small-caps' | 'underline' | 'superscript' | 'subscript';

/** The position of a part of a bibliography entry, such as a number in the margin or a separate line. */
type RichBlock = 'left-margin' | 'right-inline' | 'block' | 'indent';

/**
 * Formatted text as a tree whose leaves are plain texts. The renderer escapes the leaves, so text in a field of a work cannot become
 * markup.
 */
export type RichNode =
  | string
  | { readonly kind: RichStyle | RichBlock; readonly children: RichText }
  | { readonly kind: 'link'; readonly url: string; readonly children: RichText }
  /** The text for one work of a citation; `id` is the id of its item. */
  | { readonly kind: 'cite'; readonly id: string; readonly children: RichText }
  /** The text for a citation key without a work. */
  | { readonly kind: 'undefined'; readonly children: RichText };

export type RichText = readonly RichNode[];

/*
 * The processor returns strings, so the output format marks structure by Unicode noncharacters, which are reserved for use inside a
 * program (Unicode, 23.7: U+FDD0 to U+FDEF). `stripMarks` removes them from texts that are passed to the processor.
 */
const close = '\ufdd0';

type MarkedKind = keyof typeof opens;

/** Finds where a citation of an item links to: the `id` of an element on the page, and a title. undefined if there is no link. */
export type FindAnchor = (itemId: string) => { readonly anchor: string; readonly title: string } | undefined;

const separator = '\ufdd1';
const opens = {
  italic: '\ufdd2',
  bold: '\ufdd3',
  upright: '\ufdd4',
  'small-caps': '\ufdd5',
  underline: '\ufdd6',
  superscript: '\ufdd7',
  subscript: '\ufdd8',
  'left-margin': '\ufdd9',
  'right-inline': '\ufdda',
  block: '\ufddb',
  indent: '\ufddc',
  link: '\ufddd',
  cite: '\ufdde',
  undefined: '\ufddf',
} as const;

const kinds: ReadonlyMap<string, MarkedKind> = new Map(Object.entries(opens).map(([kind, open]) => [open, kind as MarkedKind]));

export function mark(kind: Exclude<MarkedKind, 'link' | 'cite'>, text: string): string {
  return `${opens[kind]}${text}${close}`;
}

/** Like `mark`, with a value: the address of a link or the id of a cited work. */
export function markWith(kind: 'link' | 'cite', value: string, text: string): string {
  return `${opens[kind]}${value}${separator}${text}${close}`;
}

export function stripMarks(text: string): string {
  return text.replace(/[\ufdd0-\ufdef]/g, '');
}

/** Parses text with marks; never throws. A mark that is not closed ends where the mark around it ends. */
export function parseMarked(marked: string): RichText {
  const tokens = marked.split(/([\ufdd0\ufdd2-\ufddf])/).filter((token) => token !== '');
  let at = 0;
  const readUntilClose = (): RichNode[] => {
    const nodes: RichNode[] = [];
    while (at < tokens.length) {
      const token = tokens[at] ?? '';
      at += 1;
      if (token === close) break;
      const kind = kinds.get(token);
      nodes.push(kind === undefined ? token : readNode(kind));
    }
    return nodes;
  };
  const readNode = (kind: MarkedKind): RichNode => {
    if (kind !== 'link' && kind !== 'cite') return { kind, children: readUntilClose() };
    const [value = '', rest = ''] = (tokens[at] ?? '').split(separator);
    if (kinds.has(value) || value === close) return { kind: 'upright', children: readUntilClose() };
    if (rest === '') at += 1;
    else tokens[at] = rest;
    const children = readUntilClose();
    return kind === 'link' ? { kind, url: value, children } : { kind, id: value, children };
  };
  const nodes: RichNode[] = [];
  // A closing mark without an opening one is ignored.
  while (at < tokens.length) nodes.push(...readUntilClose());
  return nodes;
}

/** The text without formatting. Control characters become spaces. */
export function plainText(text: RichText): string {
  return text.map((node) => (typeof node === 'string' ? maskControls(node) : plainText(node.children))).join('');
}

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
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(inner) ?? [];
  const block = node.kind === 'block' || node.kind === 'indent' ? ' ' : '';
  return core === '' ? inner : `${block}${before}${sign}${core}${sign}${after}${block}`;
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

/**
 * Converts Markdown emphasis in a prefix or suffix to CSL's tags: `see *esp.*` becomes `see <i>esp.</i>`. Backslash escapes are
 * resolved, and `~` becomes a no-break space. Other markup is not changed.
 */
export function toCslMarkup(markdown: string): string {
  return markdown
    .replace(
      /\\([!-/:-@[-`{-~])|(\*\*|__)(?=\S)(.+?)(?<=\S)\2|([*_])(?=\S)(.+?)(?<=\S)\4/g,
      (whole, escaped?: string, _strong?: string, bold?: string, _sign?: string, italic?: string) => {
        if (escaped !== undefined) return escaped;
        if (bold !== undefined) return `<b>${bold}</b>`;
        return italic === undefined ? whole : `<i>${italic}</i>`;
      },
    )
    .replace(/\\[\u00a0 ]|~/g, '\u00a0');
}
