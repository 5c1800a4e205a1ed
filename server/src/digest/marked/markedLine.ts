import type { Span } from '../../base/span';

/** What a page says itself that a stretch is: by the name of a class, by schema.org. Evidence, no more. */
export type PieceLabel = 'title' | 'authors' | 'abstract' | 'venue' | 'date';

/**
 * A stretch of a line in one look. Neighbours may look alike: white space that was folded, a character reference and the soft
 * line end of a mail divide pieces, so that each place in them stays exact.
 */
export interface Piece {
  /**
   * As a person reads it: entities decoded, marks gone, white space folded to single blanks. Where it is as long as its span it
   * stands there letter by letter (a blank may be another white space there).
   */
  readonly text: string;
  /** UTF-16 offsets into the digest's own text. */
  readonly span: Span;
  readonly bold: boolean;
  readonly italic: boolean;
  /** The address of the link that it stands in, as written; that of a service that counts clicks is unwrapped. */
  readonly link?: string;
  readonly label?: PieceLabel;
}

/** A line as a person sees it. */
export interface MarkedLine {
  readonly kind: 'text' | 'heading' | 'item' | 'cell';
  /** Level of a heading; nesting of lists, from 1, for an item and the lines in it; else 0. */
  readonly depth: number;
  readonly marker?: 'bullet' | 'number';
  /** The first line of a paragraph, item, heading or cell. */
  readonly startsBlock: boolean;
  /** `row` is unique in the document; `header` is the text of the column's header, empty where it has none. */
  readonly cell?: { readonly row: number; readonly column: number; readonly header: string };
  /** Never empty. */
  readonly pieces: readonly Piece[];
  readonly span: Span;
}
