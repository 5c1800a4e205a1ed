import type { Bibliography } from '../model/bibliography';

/** A bibliography as it was before an edit, and its text. */
export interface PreviousBibliography {
  readonly text: string;
  readonly bibliography: Bibliography;
}
