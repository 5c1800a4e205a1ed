import { ignorable, withoutEffect } from '../../../base/escape';
import type { Span } from '../../../base/span';
import type { LineLabel, Piece } from '../markedLine';

/**
 * A label that the page gives to an element. If elements within that element have other labels, the element is only a container, so its
 * label is ignored.
 */
export interface PageLabel {
  readonly label: LineLabel;
  readonly around: PageLabel | undefined;
  holdsOthers: boolean;
}

/** The format and the label of a piece of text. */
export interface HtmlFormat {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly link: string | undefined;
  readonly pageLabel: PageLabel | undefined;
}

/** About this many UTF-16 units of a line are kept; the rest is dropped. No title or abstract is that long. */
const maxLineLength = 100_000;

/** Whether a character is white space, or a control character with a code below 0x20. */
function isSpace(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0x1680) return code === 0xa0;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

const softHyphen = 0xad;
const unseen = new RegExp(`[${withoutEffect}]`);

/**
 * Whether a character is invisible, such as a soft hyphen, a zero-width space, or a character with which newsletters pad their
 * previews.
 */
function isInvisible(code: number): boolean {
  return code >= softHyphen && unseen.test(String.fromCharCode(code));
}

const otherSpace = /[\0-\x1f]|[^\S ]/g;
const visible = new RegExp(String.raw`[^\s${ignorable}]`, 'u');

/** A piece of text as it was read. It is not yet known whether the element that gives the label also contains other labels. */
export interface WrittenPiece {
  text: string;
  start: number;
  end: number;
  /** Whether the text and its span correspond letter by letter, except that other white space became spaces. */
  readonly isVerbatim: boolean;
  readonly format: HtmlFormat;
}

export interface WrittenLine {
  readonly pieces: readonly WrittenPiece[];
  readonly span: Span;
}

/**
 * Builds the pieces of a line from text and character references. Folds white space, drops invisible characters, and keeps the position
 * of each piece.
 */
export class LineWriter {
  private pieces: WrittenPiece[] = [];
  private length = 0;
  private end = 0;
  /** Whether the line is empty or ends in a space, so that further white space is dropped. */
  private endsInSpace = true;

  constructor(private readonly text: string) {}

  get isEmpty(): boolean {
    return this.pieces.length === 0;
  }

  addText(start: number, end: number, format: HtmlFormat): void {
    let from = start;
    for (let at = start; at < end; at++) {
      const code = this.text.charCodeAt(at);
      if (isSpace(code)) {
        if (this.endsInSpace) {
          this.addVerbatim(from, at, format);
          from = at + 1;
        }
        this.endsInSpace = true;
      } else if (isInvisible(code)) {
        this.addVerbatim(from, at, format);
        from = at + 1;
      } else {
        this.endsInSpace = false;
      }
    }
    this.addVerbatim(from, end, format);
  }

  /** Adds the character that a reference such as `&amp;` represents. `start` and `end` are the offsets of the reference. */
  addDecoded(decoded: string, start: number, end: number, format: HtmlFormat): void {
    const code = decoded.charCodeAt(0);
    if (isInvisible(code) || (isSpace(code) && this.endsInSpace)) return;
    this.endsInSpace = isSpace(code);
    this.add({ text: this.endsInSpace ? ' ' : decoded, start, end, isVerbatim: false, format });
  }

  /** Ends the line and begins the next one. Returns the line without its last space, or undefined if nothing in it is visible. */
  take(): WrittenLine | undefined {
    const last = this.pieces.at(-1);
    if (last?.text.endsWith(' ') === true) {
      last.text = last.text.slice(0, -1);
      if (last.isVerbatim) last.end -= 1;
      if (last.text === '') this.pieces.pop();
    }
    const { pieces } = this;
    const start = pieces[0]?.start ?? 0;
    const end = Math.max(this.end, pieces.at(-1)?.end ?? 0);
    this.pieces = [];
    this.length = 0;
    this.end = 0;
    this.endsInSpace = true;
    return pieces.some(({ text }) => visible.test(text)) ? { pieces, span: { start, end } } : undefined;
  }

  private addVerbatim(start: number, end: number, format: HtmlFormat): void {
    if (start < end) this.add({ text: this.text.slice(start, end).replace(otherSpace, ' '), start, end, isVerbatim: true, format });
  }

  private add(piece: WrittenPiece): void {
    if (this.length > maxLineLength) {
      this.end = piece.end;
      return;
    }
    this.length += piece.text.length;
    const last = this.pieces.at(-1);
    // The parser may report one text in several parts, and two characters for one reference. These parts form one piece.
    const isOne =
      last?.isVerbatim === piece.isVerbatim && last.format === piece.format && last.end === (piece.isVerbatim ? piece.start : piece.end);
    if (isOne) {
      last.text += piece.text;
      last.end = piece.end;
    } else {
      this.pieces.push(piece);
    }
  }
}

export function finishPiece({ text, start, end, format: { bold, italic, link, pageLabel } }: WrittenPiece): Piece {
  const label = pageLabel?.holdsOthers === false ? pageLabel.label : undefined;
  return { text, span: { start, end }, bold, italic, ...(link === undefined ? {} : { link }), ...(label === undefined ? {} : { label }) };
}
