import { maskControls } from '../base/maskControls';

/** How a part of formatted text is set. */
export type RichStyle = 'italic' | 'bold' | 'upright' | 'small-caps' | 'underline' | 'superscript' | 'subscript';

/** A part of a bibliography entry with its own position: a number in the margin, a separate line. */
export type RichBlock = 'left-margin' | 'right-inline' | 'block' | 'indent';

/** Formatted text as a tree of plain texts. The renderer escapes them, so nothing in a field becomes markup. */
export type RichNode =
  | string
  | { readonly kind: RichStyle | RichBlock; readonly children: RichText }
  | { readonly kind: 'link'; readonly url: string; readonly children: RichText }
  /** The text for one work of a citation; `id` is the item's. */
  | { readonly kind: 'cite'; readonly id: string; readonly children: RichText }
  /** The text for a citation key that no work has. */
  | { readonly kind: 'undefined'; readonly children: RichText };

export type RichText = readonly RichNode[];

/*
 * The processor hands strings about, so its output marks structure by Unicode noncharacters, which no text holds
 * (Unicode, 23.7: U+FDD0 to U+FDEF are for use inside a program). `stripMarks` takes them out of what goes in.
 */
const close = '\ufdd0';
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

type MarkedKind = keyof typeof opens;

const kinds: ReadonlyMap<string, MarkedKind> = new Map(Object.entries(opens).map(([kind, open]) => [open, kind as MarkedKind]));

export function mark(kind: Exclude<MarkedKind, 'link' | 'cite'>, text: string): string {
  return `${opens[kind]}${text}${close}`;
}

/** `value` is the address of a link or the id of a cited work. */
export function markWith(kind: 'link' | 'cite', value: string, text: string): string {
  return `${opens[kind]}${value}${separator}${text}${close}`;
}

export function stripMarks(text: string): string {
  return text.replace(/[\ufdd0-\ufdef]/g, '');
}

/** Never throws: a mark that is not closed ends with the mark around it. */
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
  // A surplus closing mark is ignored.
  while (at < tokens.length) nodes.push(...readUntilClose());
  return nodes;
}

/** The plain text; control characters become spaces. */
export function plainText(text: RichText): string {
  return text.map((node) => (typeof node === 'string' ? maskControls(node) : plainText(node.children))).join('');
}
