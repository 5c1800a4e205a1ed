import type { CslItem } from '../model/csl';

/** One work of a citation, in the form that the processor needs. Texts are plain, except for CSL's markup tags. */
export interface CitedWork {
  readonly key: string;
  /** undefined if there is no work with this key. */
  readonly item: CslItem | undefined;
  readonly prefix?: string;
  /** The text after the key, which may begin with a locator: `, p. 3, and more`, ` and more`. */
  readonly suffix?: string;
  readonly suppressAuthor: boolean;
}

export interface CitedCluster {
  readonly works: readonly CitedWork[];
  /** `narrative`: the first work's authors are part of the sentence, as in "Xiao (2024, 3; see Tang 2024)". */
  readonly mode: 'parenthetical' | 'narrative';
}
