import { maskControls } from '../base/maskControls';

/** The formatting of a part of a text. */
export type RichStyle = 'italic' | 'bold' | 'upright' | 'small-caps' | 'underline' | 'superscript' | 'subscript';

/** The position of a part of a bibliography entry, such as a number in the margin or a separate line. */
export type RichBlock = 'left-margin' | 'right-inline' | 'block' | 'indent';

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
