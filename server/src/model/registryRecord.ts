import type { PersonName } from './personName';
import { registryTable } from './registryTable';

/** A service that is asked for the metadata of papers. */
export type RegistryName = keyof typeof registryTable;

/** Who a registry is: all that is needed by code that doesn't ask it. */
export interface RegistryIdentity {
  /** The name that the writer reads: `Semantic Scholar`. */
  readonly label: string;
  /** The only host that is asked about papers: `export.arxiv.org`. */
  readonly host: string;
  /** How a client adds a key of the writer to requests; undefined if the registry gives no keys. */
  readonly key?: RegistryKey;
}

export interface RegistryKey {
  /** The page where the writer gets a key. */
  readonly page: string;
  /** Where a request has the key: in a header, or in a parameter of the address. */
  readonly place: 'header' | 'parameter';
  /** The name of the header or parameter. */
  readonly name: string;
}

export const registryIdentities: Readonly<Record<RegistryName, RegistryIdentity>> = registryTable;

/** The name that the writer reads: `Semantic Scholar`. */
export function getRegistryLabel(name: RegistryName): string {
  return registryIdentities[name].label;
}

export const registryNames = Object.keys(registryTable) as readonly RegistryName[];

/** The identifiers of one work. The arXiv identifier has no version, the DOI is in lower case and has no resolver. */
export interface WorkIdentifiers {
  readonly arxivId?: string | undefined;
  readonly doi?: string | undefined;
  /** The identifier of the ACL Anthology: `2020.acl-main.703`, `P19-1001`. */
  readonly aclId?: string | undefined;
}

/** The kind of a work, as CSL names it, or the reason why it is no paper. */
export type WorkType =
  | 'article-journal'
  | 'paper-conference'
  | 'preprint'
  | 'book'
  | 'chapter'
  | 'thesis'
  | 'report'
  /** A review, component, data set, journal issue or other record that is never cited as a paper. */
  | 'no-paper'
  | 'unknown';

/** One work as one registry describes it. What the registry does not say is undefined or empty. */
export interface RegistryRecord {
  readonly registry: RegistryName;
  /** The address of the record's page, for the writer to check: `https://arxiv.org/abs/2410.10819`. */
  readonly page: string;
  readonly identifiers: WorkIdentifiers;
  /** Other versions of the same work that the registry names: the published version of a preprint, or the preprint of a paper. */
  readonly linked: readonly WorkIdentifiers[];
  readonly type: WorkType;
  /** Plain text on one line, with the subtitle; empty if the registry has none. */
  readonly title: string;
  /** The abstract by the authors, as plain text on one line. A summary by other people or by a machine is not included. */
  readonly abstract?: string | undefined;
  /** In the order of the work. */
  readonly authors: readonly PersonName[];
  /** `true` if the registry says that the list of authors is not complete. */
  readonly hasMoreAuthors?: true | undefined;
  /** The year of publication of this version. */
  readonly year?: number | undefined;
  /** The journal or the proceedings, in full. */
  readonly venue?: string | undefined;
  readonly volume?: string | undefined;
  readonly issue?: string | undefined;
  /** `12-34`, or the number of an article. */
  readonly pages?: string | undefined;
  readonly publisher?: string | undefined;
  readonly isWithdrawn?: true | undefined;
  /** `true` if the publisher has expressed concern about the work, without withdrawing it. */
  readonly hasConcern?: true | undefined;
  /** The DOI of the notice that says so; undefined if the registry names none. */
  readonly noticeDoi?: string | undefined;
}
