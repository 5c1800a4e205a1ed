import type { CslItem } from '../model/csl';

/** One work in a citation, ready for the processor. Texts are plain, with CSL's tags for markup. */
export interface CitedWork {
  readonly key: string;
  /** undefined where nothing is known under the key. */
  readonly item: CslItem | undefined;
  readonly prefix?: string;
  /** What stands behind the key, the place in the work first: `, p. 3, and more`, ` and more`. */
  readonly suffix?: string;
  readonly suppressAuthor: boolean;
}

export interface CitedCluster {
  readonly works: readonly CitedWork[];
  /** `narrative`: the first work's authors are part of the sentence: "Xiao (2024, 3; see Tang 2024)". */
  readonly mode: 'parenthetical' | 'narrative';
}
