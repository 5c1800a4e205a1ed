import type { Span } from '../../base/span';

/**
 * A part of a line with uniform formatting. Neighbouring pieces may have the same format: folded white space and soft line ends of
 * mails divide pieces, so that offsets within them stay exact.
 */
export interface Piece {
  /**
   * The text as displayed, with entities decoded and without marks. If it is as long as its span, it corresponds letter by letter,
   * though a blank may be other white space in the source.
   */
  readonly text: string;
  /** UTF-16 offsets into the digest. */
  readonly span: Span;
  readonly bold: boolean;
  readonly italic: boolean;
  /** The address of the link around it, as written; the text is empty if the link only shows a picture. */
  readonly link?: string;
  readonly label?: LineLabel;
}

/** What the source calls a line or a piece, by the name of an HTML class or by schema.org. This is only evidence. */
export type LineLabel = 'title' | 'authors' | 'abstract' | 'venue' | 'date';

/** The position of a cell in a data table. */
export interface Cell {
  /** Counted across all tables of the document. */
  readonly row: number;
  readonly column: number;
  /** The header of its column; empty if there is none. */
  readonly header: string;
}

/** An element of the source around a line, with all elements around that. Offsets are UTF-16 offsets into the digest. */
export interface Extent extends Span {
  readonly parent?: Extent | undefined;
}

/** A line of Markdown, plain text or HTML in a common form. */
export interface MarkedLine {
  readonly kind: 'text' | 'heading' | 'item' | 'cell';
  /** The level of a heading; for list items and their lines the nesting depth, from 1; 0 otherwise. */
  readonly depth: number;
  /** The kind of bullet of a list item; undefined for other lines. */
  readonly marker?: 'bullet' | 'number';
  /** Whether it is the first line of a paragraph, item, heading or cell. */
  readonly startsBlock: boolean;
  /** The indentation in plain text, in columns; 0 in other sources. */
  readonly indent?: number;
  readonly cell?: Cell;
  /** The label of at least two thirds of the line. */
  readonly label?: LineLabel;
  /** The innermost HTML element around it; undefined in other sources. */
  readonly extent?: Extent;
  /** In the order of the text; never empty. */
  readonly pieces: readonly Piece[];
  readonly span: Span;
}
