import type { Span } from '../../base/span';

/**
 * A stretch of a line in one look. Neighbours may look alike: white space that was folded and the soft line end of a mail divide
 * pieces, so that each place in them stays exact.
 */
export interface Piece {
  /**
   * As a person reads it: entities decoded, marks gone. Where it is as long as its span it stands there letter by letter; a blank
   * may be another white space there.
   */
  readonly text: string;
  /** UTF-16 offsets into the digest. */
  readonly span: Span;
  readonly bold: boolean;
  readonly italic: boolean;
  /** The address of the link that it stands in, as written; its text is empty where the link shows a picture alone. */
  readonly link?: string;
  readonly label?: LineLabel;
}

/** What the source itself says that a line or a piece of it is: by the name of a class of HTML, by schema.org. Evidence, no more. */
export type LineLabel = 'title' | 'authors' | 'abstract' | 'venue' | 'date';

/** Where a cell stands in a table of data. */
export interface Cell {
  /** Counted over all tables of the document. */
  readonly row: number;
  readonly column: number;
  /** The text of its column's head; empty where there is none. */
  readonly header: string;
}

/** What the source holds together, from its first line to its last, and what is around it. Offsets are UTF-16 offsets into the digest. */
export interface Extent extends Span {
  readonly parent?: Extent | undefined;
}

/** A line of Markdown, plain text or HTML, in one form for all of them. */
export interface MarkedLine {
  readonly kind: 'text' | 'heading' | 'item' | 'cell';
  /** The level of a heading; how deep in lists an item is, from 1, and the lines that belong to it; 0 elsewhere. */
  readonly depth: number;
  /** What stands before an item; undefined for other lines. */
  readonly marker?: 'bullet' | 'number';
  /** Whether it is the first line of a paragraph, an item, a heading, a cell. */
  readonly startsBlock: boolean;
  /** Columns of white space before it in plain text; 0 where the source has none. */
  readonly indent?: number;
  readonly cell?: Cell;
  /** That of two thirds of it. */
  readonly label?: LineLabel;
  /** The innermost element of HTML around it; undefined in other sources, which have none. */
  readonly extent?: Extent;
  /** In the order of the text; never empty. */
  readonly pieces: readonly Piece[];
  readonly span: Span;
}
