import type { RegistryName, RegistryRecord, WorkIdentifiers } from '../model/registryRecord';

/** A request to a registry. Only GET and POST with JSON are needed. */
export interface RegistryRequest {
  readonly registry: RegistryName;
  readonly url: string;
  /** The JSON of a POST; undefined for a GET. */
  readonly body?: string | undefined;
  /** The largest answer that is read, in bytes. */
  readonly mostBytes: number;
}

/** An answer of HTTP, of any status. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a registry says to a request. */
export type RegistryAnswer =
  /** `records` is empty if the registry does not know the work. */
  | { readonly kind: 'records'; readonly records: readonly RegistryRecord[] }
  /** The registry was not able or not willing to answer; `reason` is in words for the writer. `retryAfter` is in milliseconds. */
  | { readonly kind: 'failed'; readonly reason: string; readonly isTemporary: boolean; readonly retryAfter?: number | undefined };

/**
 * How one registry is asked, and how its answers are read. Pure: nothing here opens a connection. `read` never throws: an answer that
 * is not what the registry's documentation promises, such as the log-in page of a network, is 'failed'.
 */
export interface Registry {
  readonly name: RegistryName;
  /** The words for the writer: `Semantic Scholar`. */
  readonly label: string;
  /** The only host that is asked: `export.arxiv.org`. */
  readonly host: string;
  /** The shortest time between the starts of two requests, in milliseconds, by the registry's rules. */
  readonly interval: number;
  /** The same for a writer who gave an address; undefined if it makes no difference. */
  readonly politeInterval?: number | undefined;
  /** How many requests may run at once. */
  readonly concurrency: number;
  /** Requests for works by their identifiers, in as few batches as possible; identifiers of other kinds are ignored. */
  listByIdentifier(works: readonly WorkIdentifiers[], options: RegistryOptions): readonly RegistryRequest[];
  /** A request for works by title; undefined if the registry can't be asked so. */
  findByTitle?(title: string, options: RegistryOptions): RegistryRequest | undefined;
  read(answer: HttpAnswer): RegistryAnswer;
}

export interface RegistryOptions {
  /** The address that the writer gave for the registries' polite pools. */
  readonly mailAddress?: string | undefined;
  /** The registries for which the client has a key of the writer, which it adds to requests. */
  readonly keyed?: ReadonlySet<string> | undefined;
}
