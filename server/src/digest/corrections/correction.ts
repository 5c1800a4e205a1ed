import type { Shape } from './shape';

/** The writer's statement on how digests are to be read. */
export type Correction = TitleCorrection | ShapeCorrection | FileCorrection;

/** The writer's statement that certain words in a digest are the title of a paper, or that they are not. */
export interface TitleCorrection {
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
  /** At which ends the writer put `||` without words. There the title may begin or end within a line, whatever is around it. */
  readonly open?: 'start' | 'end' | 'both' | undefined;
}

/** In each digest to which the correction of `title` applies, other titles of the same shape are read like it. */
export interface ShapeCorrection {
  readonly kind: 'like';
  readonly title: string;
  readonly shape: Shape;
}

/** Files with this name contain no papers. */
export interface FileCorrection {
  readonly kind: 'no-papers';
  readonly fileName: string;
}

/** Separates the title from the words around it in a line of the corrections file. */
export const titleMark = '||';
