import type { RegistryIdentity, RegistryName, RegistryRecord, WorkIdentifiers } from '../model/registryRecord';
import type { FeedSource } from './feeds/feedSource';

/** A request to a registry. Only GET and POST with JSON are needed. */
export interface RegistryRequest {
  readonly registry: RegistryName;
  readonly url: string;
  /** The JSON of a POST; undefined for a GET. */
  readonly body?: string | undefined;
  /** The largest answer that is read, in bytes. */
  readonly maxBytes: number;
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
 * All that Marginalia knows of one registry: who it is, when it is asked, how far it is trusted, and how its answers are read. Pure:
 * nothing here opens a connection. `read` never throws: an answer that is not what the registry's documentation promises, such as the
 * log-in page of a network, is 'failed'.
 */
export interface Registry extends RegistryIdentity, RegistryPolicy {
  readonly name: RegistryName;
  /** The shortest time between the starts of two requests, in milliseconds, by the registry's rules. */
  readonly interval: number;
  /** The same for a writer who gave an address; undefined if it makes no difference. */
  readonly politeInterval?: number | undefined;
  /** How many requests may run at once. */
  readonly concurrency: number;
  /** The feeds that are fetched from `host`, so that the limits of the registry hold for them too. */
  readonly feeds?: readonly FeedSource['kind'][];
  /** The host of further feeds of the registry, which clients fetch by themselves: `rss.arxiv.org`. */
  readonly feedHost?: string;
  /** For the table in docs/references.md. */
  readonly documentation: {
    /** `ID (100 at once), title` */
    readonly searchedBy: string;
    /** `all fields, abstract` */
    readonly provides: string;
  };
  /** Requests for works by their identifiers, in as few batches as possible; identifiers of other kinds are ignored. */
  listByIdentifier(works: readonly WorkIdentifiers[], options: RegistryOptions): readonly RegistryRequest[];
  /** A request for works by title; undefined if the registry can't be asked so. */
  findByTitle?(title: string, options: RegistryOptions): RegistryRequest | undefined;
  read(answer: HttpAnswer): RegistryAnswer;
}

/** Which registry is asked before which other one, and whose facts are taken before whose. */
interface RegistryPolicy {
  readonly asked: RegistryPlaces;
  /**
   * Facts are taken from the registry with the lowest number that gives them. Publishers and archives know their own works best. Those
   * come last whose lists of authors often have initials or are typed by hand.
   */
  readonly trust: number;
  /** Where its records come from. Registries of one origin take their records from each other, so they count as one source. */
  readonly origin: string;
  /** Whether it says the same as the registry where a work is registered, but with fewer details. It is asked for what it adds. */
  readonly isSecondHand?: true;
  /** It is asked by title if this one can't be asked. */
  readonly standsInFor?: RegistryName;
  /** Whether it is asked for the published version of a preprint, because it has one record for all versions of a work. */
  readonly linksVersions?: true;
}

/**
 * The places of a registry in the orders of asking. The one with the lowest number is asked first, and one without a number is never
 * asked. Tens leave room for others in between.
 */
export interface RegistryPlaces {
  /** By identifier, until a registry knows the work. */
  readonly arxivId?: number;
  readonly doi?: number;
  readonly aclId?: number;
  /** By title, until a record is taken. Where abstracts can be compared, those come first that have nearly all of them. */
  readonly title?: number;
  readonly titleWithoutAbstract?: number;
  /** By a title that the writer typed. All are asked at once, and the writer chooses among what they find. */
  readonly typedTitle?: number;
  /** By identifier, for the abstract that the registry of the work lacks, as Crossref often does. */
  readonly abstract?: Readonly<Partial<Record<keyof WorkIdentifiers, number>>>;
}

export interface RegistryOptions {
  /** The address that the writer gave for the registries' polite pools. */
  readonly mailAddress?: string | undefined;
  /** The registries for which the client has a key of the writer, which it adds to requests. */
  readonly keyed?: ReadonlySet<string> | undefined;
}
