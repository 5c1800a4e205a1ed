import type { LspPosition, TextBasis } from './requests';

/**
 * `marginalia/completeReferences`: looks papers up and completes what is known of them. Results are also sent one by one, as partial
 * results of the request (LSP 3.17, `partialResultToken`), each as a list; a later result of a paper replaces an earlier one. The client
 * applies the edits of the answer in one step. A request that is cancelled is answered with what was found until then.
 */
export interface CompleteReferencesParams {
  /** The keys of the papers. */
  readonly keys: readonly string[];
  /** The registries for which the client has a key. OpenAlex is searched only with one. Default: none. */
  readonly keyed?: readonly string[];
  /** Whether preprints that lack nothing are looked up too, to find their published versions. Default: false. */
  readonly seeksPublished?: boolean;
  readonly partialResultToken?: string | number;
}

export interface CompleteReferencesAnswer extends ReferenceEditsAnswer {
  readonly results: readonly LookUpResult[];
}

/**
 * `marginalia/referenceEdits`: the edits that write what was found about these papers since the server started, for the files as they
 * are now. No registry is asked. For a client that finds that a file has changed since the edits were planned.
 */
export interface ReferenceEditsParams {
  /** The keys of the papers. */
  readonly keys: readonly string[];
}

export interface ReferenceEditsAnswer {
  /** By URI: the edits of `marginalia/references.json` and of the bibliographies whose entries are completed. */
  readonly edits: Readonly<Record<string, readonly LookUpEdit[]>>;
  /**
   * By URI: the text that the edits are for, of each file that exists. If a file has another text when the edits are applied, they are
   * not to be applied: `marginalia/referenceEdits` has those for the new text. Absent if there are no edits of such files.
   */
  readonly basis?: Readonly<Record<string, TextBasis>>;
  /**
   * The URI of the file of references, if its edits are those of a new file. If it exists when they are applied, or if another file of
   * the edits doesn't, the files have changed meanwhile, and `marginalia/referenceEdits` is to be asked for new edits.
   */
  readonly creates?: string;
  /**
   * Why a file is not written, in words for the writer. If it is the file of references, and this was known before, registries were not
   * asked, and there are no results.
   */
  readonly refusal?: string;
}

export interface LookUpEdit {
  readonly range: { readonly start: LspPosition; readonly end: LspPosition };
  readonly newText: string;
}

/** What became of one paper. */
export interface LookUpResult {
  readonly key: string;
  readonly title: string;
  /** 'not-published': a preprint that lacks nothing, and of which no registry has a published version. */
  readonly state: 'completed' | 'complete-already' | 'not-published' | 'several' | 'identifier-disagrees' | 'not-found' | 'could-not-ask';
  /** One line for the writer: `Gao et al. 2024 · arXiv 2410.13276 · abstract agrees (97 %)`, or why nothing was decided. */
  readonly summary: string;
  /** For 'could-not-ask': why registries could not be asked; the summary says the first reason. */
  readonly failures?: readonly string[];
  /**
   * What the reference lacks although a record was taken, as `IncompleteReference.missing` says it; the summary says so too. Absent if it
   * lacks nothing.
   */
  readonly stillMissing?: readonly string[];
  /** As `IncompleteReference.differs`; the summary says so too. */
  readonly differs?: string;
  /** Whether a registry says that the work was withdrawn; the summary says so too. */
  readonly isWithdrawn?: true;
  /** Where a preprint was published that an entry cites which can cite that instead: `Proceedings of EMNLP, 2024 · doi 10.1234/5`. */
  readonly published?: string;
  /** For 'several' and 'identifier-disagrees': the reference lacks nothing, only its published version was looked for. */
  readonly isComplete?: true;
  /** For 'several' and 'identifier-disagrees': what the writer can choose from, best first. */
  readonly candidates: readonly CandidateRow[];
}

export interface CandidateRow {
  /** By which `marginalia/takeCandidate` takes it, while the server runs. */
  readonly id: string;
  readonly title: string;
  readonly authors: string;
  readonly year?: number;
  readonly venue?: string;
  /** `arXiv`, `Crossref` */
  readonly source: string;
  readonly page: string;
  /** How far the abstract agrees, and why the record was not taken: `abstract agrees (41 %) · another number in the title`. */
  readonly reason: string;
  /** `arXiv 2410.13276`, `10.1000/182`; absent if the registry gives none. */
  readonly identifier?: string;
  /** Whether title and abstract agree, and the work was not withdrawn, so that a client may propose it. */
  readonly isLikely: boolean;
}

/** `marginalia/takeCandidate`: completes a paper by the record that the writer chose. The answer has one result. */
export interface TakeCandidateParams {
  readonly key: string;
  readonly id: string;
}

/**
 * `marginalia/incompleteReferences`: the papers that lack what styles print. If `uri` is a draft: those that it and the drafts compiled
 * with it cite; if it is a bibliography: those of its entries. Without `uri`: all entries, and all papers that drafts cite. With `keys`:
 * what each entry of the papers with these keys lacks, also if it is nothing (then `missing` is empty), or, without `entry`, what the
 * paper lacks that has none; keys of no paper are left out. With
 * `preprints`: the references that are known as preprints alone, or that cite one although `published` is known, also complete ones.
 */
export interface IncompleteReferencesParams {
  readonly uri?: string;
  readonly keys?: readonly string[];
  readonly preprints?: boolean;
  /** The largest number of references. Default: all of them. */
  readonly limit?: number;
}

export interface IncompleteReferencesAnswer {
  readonly references: readonly IncompleteReference[];
}

export interface IncompleteReference {
  readonly key: string;
  readonly title: string;
  /** The words for the writer: `author`, `year`, `venue or identifier`. */
  readonly missing: readonly string[];
  /** The entry in a bibliography, if there is one. */
  readonly entry?: EntryPlace;
  /** Where it was published, if its entry cites the preprint and can cite that: `Proceedings of EMNLP, 2024 · doi 10.1234/5`. */
  readonly published?: string;
  /**
   * What its entry says otherwise than the registries that were asked earlier: `your entry says Kai Lu, 2023; arXiv: Lv et al., 2025`.
   * Absent if it says the same, or if nothing is known of the paper.
   */
  readonly differs?: string;
  /** Whether a registry says that the work was withdrawn. */
  readonly isWithdrawn?: true;
  readonly citedIn: readonly string[];
}

/** Where the key of an entry stands in a bibliography. */
export interface EntryPlace {
  readonly uri: string;
  readonly position: LspPosition;
  /** The key itself. */
  readonly key: string;
}

/**
 * `marginalia/citePublished`: makes these entries, which cite preprints, cite the published versions. The answer has the edits. If at a
 * place there is no longer the entry with its key, the file has no edits.
 */
export interface CitePublishedParams {
  readonly entries: readonly EntryPlace[];
}

export interface CitePublishedAnswer {
  /** By URI: the edits of the bibliographies. Entries of which no published version is known have none. */
  readonly edits: Readonly<Record<string, readonly LookUpEdit[]>>;
  /** By URI: the text that the edits are for. They are not to be applied to another one. Absent if there are no edits. */
  readonly basis?: Readonly<Record<string, TextBasis>>;
  /** Those of the entries that the edits change. Absent if there are no edits. */
  readonly changed?: readonly EntryPlace[];
  /** Why a bibliography is not written, in words for the writer. */
  readonly refusal?: string;
}

/** `marginalia/fetch`: the server asks the client to send a request to a registry. */
export interface FetchParams {
  readonly registry: string;
  readonly url: string;
  readonly body?: string;
  readonly maxBytes: number;
}

export type FetchAnswer =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly problem: 'refused' | 'unreachable' | 'timed-out' | 'too-large' | 'cancelled'; readonly message: string };
