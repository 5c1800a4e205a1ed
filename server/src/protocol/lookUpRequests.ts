import type { HttpAnswer, RegistryRequest } from '#lookUp';
import type { IncompleteReferenceFound } from '../features/bibliography/incompleteReferences';
import type { CheckCounts } from '../features/bibliography/referenceReport';
import type { OfferedCandidate, PaperCompletion } from '../services/lookUp/referenceCompletion';
import type { LspTextEdit, TextBasis } from './requests';
import {
  byKind,
  count,
  either,
  flag,
  number,
  object,
  optional,
  place,
  record,
  type Shape,
  text,
  texts,
  uri,
  type ValueOf,
  word,
} from './shapes';

/** The custom requests about looking papers up in registries. `requests.ts` has their names. */

/** `marginalia/completeReferences`. The client applies the edits of the answer in one step. */
export const completeReferencesParams = byKind({
  /**
   * Looks the papers with these keys up, and completes what is known of them. Results are also sent one by one, as partial results of the
   * request (LSP 3.17, `partialResultToken`), each as a list; a later result of a paper replaces an earlier one. A request that is
   * cancelled is answered with what was found until then.
   */
  'look-up': {
    keys: texts,
    /** The registries for which the client has a key. OpenAlex is searched only with one. Default: none. */
    keyed: optional(texts),
    /** Whether preprints that lack nothing are looked up too, to find their published versions. Default: false. */
    seeksPublished: optional(flag),
    partialResultToken: optional(either(text, number)),
  },
  /** Completes a paper by the record that the writer chose among the candidates of an earlier result. */
  take: { key: text, id: text },
  /**
   * The edits that write what was found about these papers since the server started, for the files as they are now. No registry is asked,
   * and there are no results. For a client that finds that a file has changed since the edits were planned.
   */
  'plan-again': { keys: texts },
});
export type CompleteReferencesParams = ValueOf<typeof completeReferencesParams>;

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
export const incompleteReferencesParams = object({
  uri: optional(uri),
  keys: optional(texts),
  preprints: optional(flag),
  /** The largest number of references. Default: all of them. */
  limit: optional(count),
});

export interface IncompleteReferencesAnswer {
  readonly references: readonly IncompleteReference[];
}

export interface IncompleteReference extends Omit<IncompleteReferenceFound, 'entry'> {
  readonly entry?: EntryPlace;
}

/** Where the key of an entry stands in a bibliography, and the key. */
export const entryPlace = object({ ...place, key: text });
export type EntryPlace = ValueOf<typeof entryPlace>;

/**
 * `marginalia/checkReferences`: compares each reference with what registries know, also complete ones. If `uri` is a draft: those that it
 * and the drafts compiled with it cite; if it is a bibliography: those of its entries. Without `uri`: all entries, and all papers that drafts
 * cite. With `isCount` nothing is asked, and the answer only has `count`. A request that is cancelled is answered with what was found until then.
 */
export const checkReferencesParams = object({
  uri: optional(uri),
  /** What is checked, for the heading of the report: the name of a draft. */
  about: text,
  isCount: optional(flag),
  /** The registries for which the client has a key. Default: none. */
  keyed: optional(texts),
  /** Gets the number of references that were checked, as a number, whenever there is another one. */
  partialResultToken: optional(either(text, number)),
});
export type CheckReferencesParams = ValueOf<typeof checkReferencesParams>;

export interface CheckReferencesAnswer {
  /** The number of references. */
  readonly count: number;
  /** Titles and identifiers that are sent, one text for each reference about which registries are asked. */
  readonly sent?: readonly string[];
  readonly counts?: CheckCounts;
  /** Markdown. */
  readonly report?: string;
}

/** `marginalia/fetch` */
export type FetchParams = RegistryRequest;

export const httpAnswer: Shape<HttpAnswer> = object({ status: number, headers: record(text), body: text });

/** The client's answer to `marginalia/fetch`. */
export const fetchAnswer = either(
  httpAnswer,
  object({ problem: word('refused', 'unreachable', 'timed-out', 'too-large', 'cancelled'), message: text }),
);
export type FetchAnswer = ValueOf<typeof fetchAnswer>;
