import type { MarkedLine } from '../marked/markedLine';
import { targetKindOf } from '../records/slots/evidence';

/** What a token is. A break begins each line; a style token stands where bold, italic or a link begins or ends. */
export const tokenTypes = { break: 0, word: 1, number: 2, han: 3, kana: 4, mark: 5, identifier: 6, style: 7, picture: 8 } as const;

/** Bits of `styles`: how a token is formatted, and whether the link around it leads to a paper or to code. */
export const styleBits = { bold: 1, italic: 2, link: 4, paperLink: 8, codeLink: 16 } as const;

/** The tokens of a document, in parallel arrays. */
export interface Tokens {
  readonly count: number;
  readonly types: Uint8Array;
  /** For each token the index of its text in `texts`. The text of a style token says what changes: `+1` begins bold, `-4` ends a link. */
  readonly textIds: Int32Array;
  readonly texts: readonly string[];
  readonly styles: Uint8Array;
  /** For each token the index of its line. */
  readonly lineOf: Int32Array;
  /** UTF-16 offsets in the displayed text of the line. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** For each line the index of its first token, which is its break; and, at the end, `count`. */
  readonly lineStarts: Int32Array;
  readonly lines: readonly MarkedLine[];
  /** For each line its displayed text. */
  readonly lineTexts: readonly string[];
}

/** A run of tokens from `first` to `last`. */
export interface TokenRun {
  readonly first: number;
  readonly last: number;
}

/**
 * Identifiers come first, because they contain marks. Each Han character is a token, because Chinese and Japanese have no spaces.
 * The pattern never reads a character twice, so a long line takes linear time.
 */
const token =
  /(?:https?:\/\/|www\.)[^\s<>"]+|10\.\d{4,9}\/[^\s<>"]+|\d{4}\.\d{4,5}(?:v\d+)?|\p{Script=Han}|[\p{Script=Hiragana}\p{Script=Katakana}ー]+|\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?|\p{N}+|\p{Extended_Pictographic}\ufe0f?|\S/gu;

/** The longest token whose text is kept apart from others, in UTF-16 units. */
const maxTextLength = 40;

class TokenList {
  private types = new Uint8Array(4096);
  private textIds = new Int32Array(4096);
  private styles = new Uint8Array(4096);
  private lineOf = new Int32Array(4096);
  private starts = new Int32Array(4096);
  private ends = new Int32Array(4096);
  private readonly texts: string[] = [];
  private readonly ids = new Map<string, number>();
  count = 0;

  add(type: number, text: string, style: number, line: number, start: number, end: number): void {
    if (this.count === this.types.length) this.grow();
    const at = this.count;
    this.types[at] = type;
    this.textIds[at] = this.idOf(text.length > maxTextLength ? text.slice(0, maxTextLength) : text);
    this.styles[at] = style;
    this.lineOf[at] = line;
    this.starts[at] = start;
    this.ends[at] = end;
    this.count += 1;
  }

  private idOf(text: string): number {
    let id = this.ids.get(text);
    if (id === undefined) {
      id = this.texts.length;
      this.texts.push(text);
      this.ids.set(text, id);
    }
    return id;
  }

  private grow(): void {
    const size = 2 * this.types.length;
    const toBytes = (old: Uint8Array): Uint8Array<ArrayBuffer> => {
      const grown = new Uint8Array(size);
      grown.set(old);
      return grown;
    };
    const toInts = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(size);
      grown.set(old);
      return grown;
    };
    this.types = toBytes(this.types);
    this.styles = toBytes(this.styles);
    this.textIds = toInts(this.textIds);
    this.lineOf = toInts(this.lineOf);
    this.starts = toInts(this.starts);
    this.ends = toInts(this.ends);
  }

  finish(lineStarts: readonly number[], lines: readonly MarkedLine[]): Tokens {
    const { count, texts } = this;
    return {
      count,
      types: this.types.subarray(0, count),
      textIds: this.textIds.subarray(0, count),
      texts,
      styles: this.styles.subarray(0, count),
      lineOf: this.lineOf.subarray(0, count),
      starts: this.starts.subarray(0, count),
      ends: this.ends.subarray(0, count),
      lineStarts: Int32Array.from([...lineStarts, count]),
      lines,
      lineTexts: lines.map(({ pieces }) => pieces.map(({ text }) => text).join('')),
    };
  }
}

/** Divides the lines of a document into tokens. Takes linear time. */
export function tokenizeLines(lines: readonly MarkedLine[]): Tokens {
  const list = new TokenList();
  const lineStarts: number[] = [];
  for (const [index, { pieces }] of lines.entries()) {
    lineStarts.push(list.count);
    list.add(tokenTypes.break, '\n', 0, index, 0, 0);
    let style = 0;
    let link: string | undefined;
    let offset = 0;
    for (const piece of pieces) {
      const next = styleOf(piece.bold, piece.italic, piece.link);
      if (next !== style || piece.link !== link) addStyleChanges(list, style, next, piece.link !== link, index, offset);
      style = next;
      link = piece.link;
      for (const found of piece.text.matchAll(token)) {
        const start = offset + found.index;
        list.add(typeOf(found[0]), found[0], style, index, start, start + found[0].length);
      }
      offset += piece.text.length;
    }
    if (style !== 0) addStyleChanges(list, style, 0, true, index, offset);
  }
  return list.finish(lineStarts, lines);
}

function styleOf(bold: boolean, italic: boolean, link: string | undefined): number {
  let style = (bold ? styleBits.bold : 0) | (italic ? styleBits.italic : 0);
  if (link !== undefined) {
    const kind = targetKindOf(link);
    style |= styleBits.link | (kind === 'paper' ? styleBits.paperLink : kind === 'code' ? styleBits.codeLink : 0);
  }
  return style;
}

function addStyleChanges(list: TokenList, from: number, to: number, isOtherLink: boolean, line: number, offset: number): void {
  for (const bit of [styleBits.bold, styleBits.italic])
    if ((from & bit) > (to & bit)) list.add(tokenTypes.style, `-${bit}`, 0, line, offset, offset);
  if ((from & styleBits.link) !== 0 && isOtherLink) list.add(tokenTypes.style, `-${from & ~3}`, 0, line, offset, offset);
  if ((to & styleBits.link) !== 0 && isOtherLink) list.add(tokenTypes.style, `+${to & ~3}`, 0, line, offset, offset);
  for (const bit of [styleBits.bold, styleBits.italic])
    if ((to & bit) > (from & bit)) list.add(tokenTypes.style, `+${bit}`, 0, line, offset, offset);
}

function typeOf(text: string): number {
  const first = text.codePointAt(0) ?? 0;
  if (first < 128) {
    if (/^(?:https?:|www\.|10\.\d{4}|\d{4}\.\d{4})/.test(text)) return tokenTypes.identifier;
    if (first >= 48 && first <= 57) return tokenTypes.number;
    return /^[a-z]/i.test(text) ? tokenTypes.word : tokenTypes.mark;
  }
  if (/^\p{Script=Han}/u.test(text)) return tokenTypes.han;
  if (/^[\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(text)) return tokenTypes.kana;
  if (/^\p{L}/u.test(text)) return tokenTypes.word;
  if (/^\p{N}/u.test(text)) return tokenTypes.number;
  return /^\p{Extended_Pictographic}/u.test(text) ? tokenTypes.picture : tokenTypes.mark;
}

/** The text of a token; empty beyond the first and the last one. */
export function readToken({ texts, textIds }: Tokens, at: number): string {
  return texts[textIds[at] ?? -1] ?? '';
}

/** The offset of each token in the digest. */
export function locateTokens({ count, lineOf, starts, lines }: Tokens): Int32Array {
  const offsets = new Int32Array(count);
  let line = -1;
  let piece = 0;
  let from = 0;
  for (let at = 0; at < count; at += 1) {
    const own = lines[lineOf[at] ?? 0];
    if (own === undefined) continue;
    if (lineOf[at] !== line) {
      line = lineOf[at] ?? 0;
      piece = 0;
      from = 0;
    }
    const offset = starts[at] ?? 0;
    while (piece + 1 < own.pieces.length && offset >= from + (own.pieces[piece]?.text.length ?? 0)) {
      from += own.pieces[piece]?.text.length ?? 0;
      piece += 1;
    }
    const each = own.pieces[piece];
    if (each === undefined) offsets[at] = own.span.start;
    else offsets[at] = each.text.length === each.span.end - each.span.start ? each.span.start + offset - from : each.span.start;
  }
  return offsets;
}
