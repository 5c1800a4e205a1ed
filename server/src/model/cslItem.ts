/** A name as CSL-JSON has it. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly 'dropping-particle'?: string;
  readonly 'non-dropping-particle'?: string;
  readonly suffix?: string;
  /** A name that is not taken apart: of an institution. */
  readonly literal?: string;
}

/** A date as CSL-JSON has it: one date, or the two ends of a range; each year, month, day as far as they are known. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly circa?: boolean;
  readonly season?: number;
  readonly literal?: string;
  readonly raw?: string;
}

/**
 * One work as CSL processors take it (CSL 1.0.2, "CSL-JSON"). Text may hold the markup that CSL allows: `<i>`, `<b>`,
 * `<sub>`, `<sup>` and `<span class="nocase">`; it comes from files of others and is not escaped for HTML.
 */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly [variable: string]: unknown;
}
