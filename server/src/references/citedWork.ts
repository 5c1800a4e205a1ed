import type { CslItem } from '../model/csl';

/** One work of a citation, as the processor needs it. Texts are plain, with CSL's tags for markup. */
export interface CitedWork {
  readonly key: string;
  /** undefined if no work has the key. */
  readonly item: CslItem | undefined;
  readonly prefix?: string;
  /** The text after the key, which begins with the locator: `, p. 3, and more`, ` and more`. */
  readonly suffix?: string;
  readonly suppressAuthor: boolean;
}

export interface CitedCluster {
  readonly works: readonly CitedWork[];
  /** `narrative`: the first work's authors are part of the sentence, as in "Xiao (2024, 3; see Tang 2024)". */
  readonly mode: 'parenthetical' | 'narrative';
}
