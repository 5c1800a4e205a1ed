/** The people of a work, as far as a source names them. */
export interface AuthorList {
  /** Given name first: "Jane van der Doe". */
  readonly authors: readonly string[];
  /** `true` where the source says that the work has more of them: "et al.", "...", "and others". */
  readonly hasMoreAuthors?: true | undefined;
}
