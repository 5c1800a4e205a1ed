import type { TextEdit } from '../../../model/draft';

/** A piece of an edited text. It is either new, or copied unchanged from offset `from` of the original text. */
interface Piece {
  readonly text: string;
  readonly from?: number;
}

/** A text together with all edits made to it, so that several rounds of edits can be combined into one. */
export type Pieces = readonly Piece[];

export function toPieces(text: string): Pieces {
  return [{ text, from: 0 }];
}

export function getText(pieces: Pieces): string {
  return pieces.map(({ text }) => text).join('');
}

/** Applies edits, which must not overlap. Their spans are offsets in the current text. */
export function withEdits(pieces: Pieces, edits: readonly TextEdit[]): Pieces {
  const result: Piece[] = [];
  let at = 0;
  let index = 0;
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const keepUntil = (end: number, keep: 'kept' | 'dropped'): void => {
    for (let piece = pieces[index]; piece !== undefined && at < end; piece = pieces[index]) {
      const start = pieceStart;
      const to = Math.min(end, start + piece.text.length);
      if (keep === 'kept') result.push(slicePiece(piece, at - start, to - start));
      at = to;
      if (to < start + piece.text.length) return;
      pieceStart = to;
      index += 1;
    }
  };
  let pieceStart = 0;
  for (const { span, newText } of ordered) {
    keepUntil(span.start, 'kept');
    if (newText !== '') result.push({ text: newText });
    keepUntil(span.end, 'dropped');
  }
  keepUntil(Infinity, 'kept');
  return result;
}

function slicePiece({ text, from }: Piece, start: number, end: number): Piece {
  return { text: text.slice(start, end), ...(from === undefined ? {} : { from: from + start }) };
}

/** The edits that turn the original text into the current one. `length` is the length of the original text in UTF-16 code units. */
export function toEdits(pieces: Pieces, length: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let newText = '';
  const close = (end: number): void => {
    if (newText !== '' || at < end) edits.push({ span: { start: at, end }, newText });
    newText = '';
  };
  for (const { text, from } of pieces) {
    if (from === undefined) newText += text;
    else {
      close(from);
      at = from + text.length;
    }
  }
  close(length);
  return edits;
}
