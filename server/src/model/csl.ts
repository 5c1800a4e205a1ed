/*
 * One work as citation processors read it: CSL-JSON, schema 1.0.2 ("CSL JSON Schema", citationstyles.org). Text is
 * plain, with the few tags that CSL knows for markup inside a field: `<i>`, `<b>`, `<sup>`, `<sub>`,
 * `<span style="font-variant:small-caps;">` and `<span class="nocase">`.
 */

/** A person by the parts of the name, or an institution as one `literal`. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly 'dropping-particle'?: string;
  readonly 'non-dropping-particle'?: string;
  readonly suffix?: string;
  readonly literal?: string;
}

/** `{'date-parts': [[2024, 11, 1]]}`; two lists of parts are a range; `literal` if the source is not a calendar date. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly season?: number | string;
  readonly circa?: boolean;
  readonly literal?: string;
  readonly raw?: string;
}

export type CslValue = string | number | CslDate | readonly CslName[] | undefined;

/** Other variables have the names that CSL gives them: `container-title`, `DOI`, `URL`, `publisher`. */
export interface CslItem {
  readonly id: string;
  /** `article-journal`, `paper-conference`, `book`, `thesis`, ...; `document` if the source does not say. */
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly issued?: CslDate;
  readonly [variable: string]: CslValue;
}
