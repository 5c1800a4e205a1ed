import type { HttpAnswer, RegistryRequest } from '#lookUp';
import type { IncompleteReferenceFound } from '../features/bibliography/incompleteReferences';
import type { OfferedCandidate, PaperCompletion } from '../services/lookUp/referenceCompletion';
import type { TransportProblem } from '../services/platform';
import type { DocumentPlace, LspTextEdit, TextBasis } from './requests';

/** The custom requests about looking papers up in registries. `requests.ts` has their names. */

/** `marginalia/completeReferences`. The client applies the edits of the answer in one step. */
export type CompleteReferencesParams =
  /**
   * Looks the papers with these keys up, and completes what is known of them. Results are also sent one by one, as partial results of the
   * request (LSP 3.17, `partialResultToken`), each as a list; a later result of a paper replaces an earlier one. A request that is
   * cancelled is answered with what was found until then.
   */
  | ({ readonly kind: 'look-up' } & LookUpParams)
  /** Completes a paper by the record that the writer chose among the candidates of an earlier result. */
  | { readonly kind: 'take'; readonly key: string; readonly id: string }
  /**
   * The edits that write what was found about these papers since the server started, for the files as they are now. No registry is asked,
   * and there are no results. For a client that finds that a file has changed since the edits were planned.
   */
  | { readonly kind: 'plan-again'; readonly keys: readonly string[] };

export interface LookUpParams {
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

export interface ReferenceEditsAnswer {
  /** By URI: the edits of `marginalia/references.json` and of the bibliographies whose entries are completed. */
  readonly edits: Readonly<Record<string, readonly LspTextEdit[]>>;
  /**
   * By URI: the text that the edits are for, of each file that exists. If a file has another text when the edits are applied, they are
   * not to be applied: `plan-again` has those for the new text. Absent if there are no edits of such files.
   */
  readonly basis?: Readonly<Record<string, TextBasis>>;
  /**
   * The URI of the file of references, if its edits are those of a new file. If it exists when they are applied, or if another file of
   * the edits doesn't, the files have changed meanwhile, and the edits are to be planned again.
   */
  readonly creates?: string;
  /**
   * Why a file is not written, in words for the writer. If it is the file of references, and this was known before, registries were not
   * asked, and there are no results.
   */
  readonly refusal?: string;
}

/** What became of one paper. */
export type LookUpResult = Omit<PaperCompletion, 'reference'>;

export type CandidateRow = OfferedCandidate;

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

export interface IncompleteReference extends Omit<IncompleteReferenceFound, 'entry'> {
  readonly entry?: EntryPlace;
}

/** Where the key of an entry stands in a bibliography, and the key. */
export interface EntryPlace extends DocumentPlace {
  readonly key: string;
}

/** `marginalia/fetch` */
export type FetchParams = RegistryRequest;

export type FetchAnswer = HttpAnswer | { readonly problem: TransportProblem; readonly message: string };
