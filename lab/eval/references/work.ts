/** A version of a work, as a line of `references/works.jsonl.gz` has it. */
export interface WorkVersion {
  readonly id: string;
  /** The number of the work; all its versions have it. */
  readonly w: number;
  readonly title: string;
  /** `Family, Given` where the parts are known; otherwise the whole name. */
  readonly authors?: readonly string[];
  /** The number of authors, where `authors` has only the first ones. */
  readonly n?: number;
  readonly year?: number;
  readonly venue?: string;
  /** Nearly always a type of Crossref: `proceedings-article`. */
  readonly type?: string;
  readonly doi?: string;
  /** Without a version: `2306.00001`. */
  readonly arxiv?: string;
  /** An identifier of the ACL Anthology: `2020.acl-main.703`. */
  readonly acl?: string;
  /** `B` for a bibliography that somebody keeps by hand; `inferred` where only an identifier, a title, a year and one author are known. */
  readonly tier?: string;
  /** The lists of authors of other sources, where they differ. */
  readonly alt?: readonly (readonly [source: string, authors: readonly string[]])[];
  /** What the publisher has said about it since. */
  readonly notice?: WorkNotice;
}

export type WorkNotice = 'retracted' | 'withdrawn' | 'concern' | 'corrected';

/** Whether this version was posted on a preprint server or submitted, and not published. */
export function isPosted({ type, venue = '' }: WorkVersion): boolean {
  return type === 'posted-content' || type === 'preprint' || /^(?:arxiv|corr)\b/i.test(venue);
}

/** Whether it comes from a registry, a publisher or a library, rather than from a bibliography that somebody keeps by hand. */
export function isRegistered({ tier }: WorkVersion): boolean {
  return tier === undefined;
}
