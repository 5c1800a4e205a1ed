/*
 * One work as citation processors read it: CSL-JSON, schema 1.0.2 ("CSL JSON Schema", citationstyles.org). Text is
 * plain, with the few tags that CSL knows for markup inside a field: `<i>`, `<b>`, `<sup>`, `<sub>`,
 * `<span style="font-variant:small-caps;">` and `<span class="nocase">`.
 */

/** The name of a person in its parts, or that of an institution as one `literal`. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly 'dropping-particle'?: string;
  readonly 'non-dropping-particle'?: string;
  readonly suffix?: string;
  readonly literal?: string;
}

/** `{'date-parts': [[2024, 11, 1]]}`. Two lists of parts are a range. `literal` is used if the source gives no calendar date. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly season?: number | string;
  readonly circa?: boolean;
  readonly literal?: string;
  readonly raw?: string;
}

/** What programs keep in an item for themselves (CSL-JSON schema 1.0.2, `custom`). No style prints it. */
interface CslCustom {
  /** `source` says where the item comes from: "From the digest papers-digest.txt (Jun 23)". */
  readonly marginalia?: { readonly source?: string };
}

export type CslValue = string | number | CslDate | readonly CslName[] | CslCustom | undefined;

/** Other variables have the names that CSL gives them: `container-title`, `DOI`, `URL`, `publisher`. */
export interface CslItem {
  readonly id: string;
  /** `article-journal`, `paper-conference`, `book`, `thesis`, ...; `document` if the source gives no type. */
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly issued?: CslDate;
  readonly custom?: CslCustom;
  readonly [variable: string]: CslValue;
}
