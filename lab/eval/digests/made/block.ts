/** Words in one look. */
export interface Piece {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly code?: boolean;
  readonly link?: string;
  /** A picture with a link, as badges are; nothing of it stands in plain text. */
  readonly badge?: boolean;
}

/** One line: what follows stands on a line of its own. */
export type Line = readonly Piece[];

/** How the entries of a list are counted. */
export type Numbering = '1.' | '1)' | '(1)' | '[1]' | 'all ones' | '1 -';

/** A made text before it is written down as Markdown, plain text or HTML. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly line: Line }
  | { readonly kind: 'paragraph'; readonly lines: readonly Line[] }
  | { readonly kind: 'list'; readonly numbering?: Numbering | undefined; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly rows: readonly (readonly Line[])[] }
  | { readonly kind: 'quote'; readonly lines: readonly Line[] }
  | { readonly kind: 'details'; readonly summary: Line; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' };

export function plain(text: string): Piece {
  return { text };
}

export function paragraph(...lines: readonly (string | Line)[]): Block {
  return { kind: 'paragraph', lines: lines.map((line) => (typeof line === 'string' ? [plain(line)] : line)) };
}

export function heading(level: number, line: string | Line): Block {
  return { kind: 'heading', level, line: typeof line === 'string' ? [plain(line)] : line };
}

export function list(items: readonly (string | Line)[], numbering?: Numbering): Block {
  return { kind: 'list', numbering, items: items.map((item) => [paragraph(item)]) };
}

/** Lines joined into one, with blanks between. */
export function joinLines(lines: readonly Line[]): Line {
  return lines.flatMap((line, at) => (at === 0 ? line : [plain(' '), ...line]));
}
