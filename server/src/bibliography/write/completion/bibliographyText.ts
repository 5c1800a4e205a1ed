import type { Bibliography } from '../../../model/bibliography';

/** The text of a bibliography file and what was read from it. */
export interface BibliographyText {
  readonly text: string;
  readonly bibliography: Bibliography;
}
