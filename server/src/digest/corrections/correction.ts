/** A user's statement about words in their digests. */
export interface Correction {
  /** Whether the words are the title of a paper, or are not although they look like one. */
  readonly kind: 'paper' | 'no-paper';
  /**
   * Words directly before the title, which show where it begins; empty if they are not needed. White space is folded, as in the
   * other texts.
   */
  readonly before: string;
  readonly title: string;
  /** Words directly after the title, which show where it ends; empty if they are not needed. */
  readonly after: string;
}

/** Separates the title from the words around it in a line of the file. */
export const titleMark = '||';
