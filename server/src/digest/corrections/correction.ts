/** The writer's statement that certain words in a digest are the title of a paper, or that they are not. */
export interface Correction {
  /** `paper` if the words are the title of a paper; `no-paper` if they are not, although they look like a title. */
  readonly kind: 'paper' | 'no-paper';
  /**
   * Words directly before the title, which show where it begins; empty if they are not needed. In `before`, `title` and `after`, each
   * run of white space is one blank.
   */
  readonly before: string;
  readonly title: string;
  /** Words directly after the title, which show where it ends; empty if they are not needed. */
  readonly after: string;
}

/** Separates the title from the words around it in a line of the corrections file. */
export const titleMark = '||';
