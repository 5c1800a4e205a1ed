/** The authors of a work as a source lists them. */
export interface AuthorList {
  /** The names, each with the given name first: "Jane van der Doe". */
  readonly authors: readonly string[];
  /** `true` if the source says that the list is not complete: "et al.", "...", "and others". */
  readonly hasMoreAuthors?: true | undefined;
}
