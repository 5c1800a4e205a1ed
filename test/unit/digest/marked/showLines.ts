import assert from 'node:assert/strict';
import type { MarkedLine, Piece } from '../../../../server/src/digest/marked/markedLine';

/**
 * Shows each line as a string: `¶` where a block begins, its kind, then its pieces, joined if they have the same format: `*bold*`,
 * `/italic/`, `[words](address)`, `{label: words}`.
 */
export function showLines(lines: readonly MarkedLine[]): string[] {
  return lines.map((line) => `${line.startsBlock ? '¶' : ''}${showKind(line)}${showPieces(line.pieces)}`);
}

function showKind({ kind, depth, marker, cell }: MarkedLine): string {
  if (cell !== undefined) return `cell ${cell.row},${cell.column}${cell.header === '' ? '' : ` ${cell.header}`}: `;
  if (kind === 'heading') return `${'#'.repeat(depth)} `;
  if (kind === 'item') return `${'  '.repeat(depth - 1)}${marker === 'number' ? '1.' : '-'} `;
  return '  '.repeat(depth);
}

function showPieces(pieces: readonly Piece[]): string {
  let shown = '';
  let text = '';
  pieces.forEach((piece, at) => {
    text += piece.text;
    const next = pieces[at + 1];
    if (next !== undefined && wrap(piece, '') === wrap(next, '')) return;
    shown += wrap(piece, text);
    text = '';
  });
  return shown;
}

function wrap({ bold, italic, link, label }: Piece, text: string): string {
  let shown = text;
  if (bold) shown = `*${shown}*`;
  if (italic) shown = `/${shown}/`;
  if (link !== undefined) shown = `[${shown}](${link})`;
  return label === undefined ? shown : `{${label}: ${shown}}`;
}

/** Checks that spans are in order and within the text, and that a piece as long as its span is equal to it. */
export function checkPlaces(text: string, lines: readonly MarkedLine[]): void {
  let before = 0;
  for (const { pieces, span } of lines) {
    assert.ok(pieces.length > 0);
    assert.equal(pieces[0]!.span.start, span.start);
    for (const piece of pieces) {
      const { start, end } = piece.span;
      assert.ok(before <= start && start < end && end <= text.length, `${start} to ${end} behind ${before}`);
      assert.notEqual(piece.text, '');
      const written = text.slice(start, end);
      if (written.length === piece.text.length) assert.equal(piece.text, written.replace(/\s/g, ' '));
      before = end;
    }
    assert.ok(before <= span.end && span.end <= text.length);
    before = span.end;
    const read = pieces.map((piece) => piece.text).join('');
    assert.equal(read, read.trim().replace(/\s+/g, ' '));
  }
}
