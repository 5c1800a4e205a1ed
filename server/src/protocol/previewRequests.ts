/**
 * `marginalia/preview`: the citations of an open Markdown draft, formatted as in the compiled document. The answer is `null` if there
 * is no such draft.
 */
export interface PreviewParams {
  readonly uri: string;
}

/** The HTML is made by the server; text from digests, bibliographies and drafts in it is escaped. */
export interface PreviewAnswer {
  /** The citations in the order of the draft. They do not overlap. */
  readonly citations: readonly PreviewCitation[];
  /** The list of references; empty if there is none. */
  readonly references: string;
  /** The notes, if the citation style cites in notes; otherwise empty. */
  readonly notes: string;
  /** Why the citation style that the draft names is not used, in words for the writer; absent if there is no such problem. */
  readonly problem?: string;
}

export interface PreviewCitation {
  /** UTF-16 offsets into the draft. */
  readonly start: number;
  readonly end: number;
  /** The text between these offsets. If the draft has another text there by now, the answer is about an older version of the draft. */
  readonly source: string;
  /** The formatted citation, which consists of inline elements. */
  readonly html: string;
}
