/** What a writer says about words of their digests. */
export interface Correction {
  /** These words are a paper's title, or they are none although they look like one. */
  readonly kind: 'paper' | 'no-paper';
  /** Words right before the title, which tell where it begins; empty where nothing needs to. White space is folded, as in the others. */
  readonly before: string;
  readonly title: string;
  /** Words right behind the title, which tell where it ends; empty where nothing needs to. */
  readonly after: string;
}

/** What stands in a line between the words around a title and the title. */
export const titleMark = '||';
