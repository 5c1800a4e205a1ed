/** The authors of a work, as far as a source lists them. */
export interface AuthorList {
  /** Given name first: "Jane van der Doe". */
  readonly authors: readonly string[];
  /** `true` if the source says that the list is not complete: "et al.", "...", "and others". */
  readonly hasMoreAuthors?: true | undefined;
}
