import type { PersonName } from './personName';
import type { RegistryName, WorkType } from './registryRecord';

/** How the writer's files identify a paper. */
export interface PaperIdentity {
  readonly title: string;
  readonly arxivId?: string | undefined;
  readonly doi?: string | undefined;
}

/** Where a fact comes from. */
export interface FactSource {
  readonly registry: RegistryName;
  /** The address of the record's page: `https://arxiv.org/abs/2410.10819`. */
  readonly record: string;
  /** The day on which it was looked up: `2026-11-26`. */
  readonly date: string;
}

/** Said of a work that its authors or its publisher have withdrawn, and of its records if they are not taken for that reason. */
export const withdrawn = 'withdrawn';

/** The facts of a reference, each with a source of its own. */
export const referenceFacts = [
  'title',
  'authors',
  'type',
  'year',
  'venue',
  'volume',
  'issue',
  'pages',
  'publisher',
  'doi',
  'aclId',
  'arxivId',
  'preprintDoi',
  'preprintYear',
] as const;

export type ReferenceFact = (typeof referenceFacts)[number];

/**
 * What registries say of a paper. Year, venue, volume, issue, pages, publisher and DOI are those of the published version; if none is
 * known, `type` is `preprint` and there is no `doi`. What no registry says is undefined or empty.
 */
export interface CompletedReference {
  /** Distinguishes the references of one file: the citation key of the paper when it was completed. */
  readonly id: string;
  readonly paper: PaperIdentity;
  /** As the registry spells it. The paper may have been renamed since the digest. */
  readonly title?: string | undefined;
  readonly authors: readonly PersonName[];
  /** `true` if the source says that the list of authors is not complete. */
  readonly hasMoreAuthors?: true | undefined;
  readonly type?: Exclude<WorkType, 'no-paper'> | undefined;
  readonly year?: number | undefined;
  /** The journal or the proceedings, in full. */
  readonly venue?: string | undefined;
  readonly volume?: string | undefined;
  readonly issue?: string | undefined;
  /** `12-34`, or the number of an article. */
  readonly pages?: string | undefined;
  readonly publisher?: string | undefined;
  readonly doi?: string | undefined;
  /** The identifier of the ACL Anthology: `2020.acl-main.703`. */
  readonly aclId?: string | undefined;
  readonly arxivId?: string | undefined;
  readonly preprintDoi?: string | undefined;
  /** The year of the preprint, also if the work was published later. */
  readonly preprintYear?: number | undefined;
  /** `true` if a registry says that the work was withdrawn or retracted. */
  readonly isWithdrawn?: true | undefined;
  /** A fact that the writer corrected by hand has no source. */
  readonly sources: Readonly<Partial<Record<ReferenceFact, FactSource>>>;
}
