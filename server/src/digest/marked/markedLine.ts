import type { Span } from '../../base/span';

/**
 * A part of a line with uniform formatting. Neighbouring pieces may have the same format, because a line is also divided where the
 * displayed text differs from the source, for example where white space is folded. So offsets within a piece stay exact.
 */
export interface Piece {
  /**
   * The text as displayed, with entities decoded and without marks. If the text is as long as its span, the two correspond letter by
   * letter, except that a space in the text may be other white space in the source.
   */
  readonly text: string;
  /** UTF-16 offsets into the digest. */
  readonly span: Span;
  readonly bold: boolean;
  readonly italic: boolean;
  /** The address of the link around the piece. The text is empty if a Markdown link shows only a picture. */
  readonly link?: string;
  readonly label?: LineLabel;
}

/**
 * The label of a line or a piece, taken from an HTML class, a schema.org property or the attribute `rel`. A label is evidence, not
 * proof.
 */
export type LineLabel = 'title' | 'authors' | 'abstract' | 'venue' | 'date';

/** The position of a cell in a data table, with the header of its column. */
export interface Cell {
  /** The number of the row, counted across all tables of the document. */
  readonly row: number;
  readonly column: number;
  /** The header of the cell's column; empty if the column has no header. */
  readonly header: string;
}

/**
 * The span of the lines within an HTML block element, or within a term and its descriptions. `parent` is the extent of the block
 * element around that element. Offsets are UTF-16 offsets into the digest.
 */
export interface Extent extends Span {
  readonly parent?: Extent | undefined;
}

/** A line of Markdown, plain text or HTML in one common form. */
export interface MarkedLine {
  readonly kind: 'text' | 'heading' | 'item' | 'cell';
  /** The level of a heading. For list items and the lines within them, the nesting depth, from 1. For other lines 0. */
  readonly depth: number;
  /** Whether a list item has a bullet or a number; undefined for other lines. */
  readonly marker?: 'bullet' | 'number';
  /** Whether the line is the first one of a paragraph, item, heading or cell. */
  readonly startsBlock: boolean;
  /** Set if a record begins with this line, though it may be within a paragraph or a cell. */
  readonly startsRecord?: true;
  /** The indentation in columns, in Markdown and plain text; undefined in HTML. */
  readonly indent?: number;
  readonly cell?: Cell;
  /** The label of the first labelled piece, if at least two thirds of the line's text has this label. */
  readonly label?: LineLabel;
  /** The extent of the innermost HTML block element around the line; undefined outside of HTML. */
  readonly extent?: Extent;
  /** The pieces in the order of the text. There is at least one. */
  readonly pieces: readonly Piece[];
  readonly span: Span;
}
