import type { FeedPaper, FeedSource } from '#lookUp';
import type { LspRange, OwnFileEditAnswer } from './requests';
import type { CandidateRow } from './lookUpRequests';

/**
 * `marginalia/feedRequest`: what is requested to fetch a page of a source. `marginalia/fetchFeed`, with the same parameters: the papers of
 * that page, of a source that the server fetches. The first page is 0.
 */
export interface FeedRequestParams {
  readonly source: FeedSource;
  readonly page: number;
}

export type FeedRequestAnswer =
  | {
      readonly kind: 'request';
      readonly url: string;
      /** The largest answer that is read, in bytes. */
      readonly maxBytes: number;
      /** The source in words for the writer: `Hugging Face daily papers, 2026-06-23`. */
      readonly name: string;
      /** The name of a digest for these papers: `hugging-face-2026-06-23-digest.md`. */
      readonly fileName: string;
      /**
       * By whom it is fetched. The server keeps the limits of registries, and fetches by `marginalia/fetchFeed`. Other hosts are asked by the
       * client, which gives the answer to `marginalia/readFeed`.
       */
      readonly by: 'server' | 'client';
    }
  /** `reason` is in words for the writer. */
  | { readonly kind: 'refused'; readonly reason: string };

/** `marginalia/readFeed`: the papers in an answer to the request of a source that is elsewhere. */
export interface ReadFeedParams extends FeedRequestParams {
  readonly answer: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };
}

/** The answer to `marginalia/fetchFeed` and `marginalia/readFeed`. */
export type ReadFeedAnswer =
  | {
      readonly kind: 'papers';
      readonly papers: readonly FeedPaper[];
      /** How many papers were left out because only a new version of them was announced. */
      readonly replaced: number;
      readonly mayHaveNextPage: boolean;
    }
  /** `reason` is in words for the writer. */
  | { readonly kind: 'failed'; readonly reason: string };

/** `marginalia/findPapers`: asks registries for papers by identifiers, addresses or titles. */
export interface FindPapersParams {
  /** What the writer typed, one line a paper. A line may also hold several identifiers. */
  readonly words: string;
  /** The registries for which the client has keys. */
  readonly keyed?: readonly string[];
}

export interface FindPapersAnswer {
  /** In the order of the words. */
  readonly results: readonly FoundPaper[];
}

/** What was found for a paper; `written` is how the writer named it, `reason` is in words for the writer. */
export type FoundPaper =
  | { readonly kind: 'found'; readonly written: string; readonly paper: FeedPaper }
  /** Found by title, best first. The writer chooses. */
  | { readonly kind: 'candidates'; readonly written: string; readonly candidates: readonly PaperCandidate[] }
  | { readonly kind: 'not-found'; readonly written: string }
  /** An address without an identifier. */
  | { readonly kind: 'unknown'; readonly written: string }
  | { readonly kind: 'could-not-ask'; readonly written: string; readonly reason: string };

export interface PaperCandidate extends CandidateRow {
  readonly paper: FeedPaper;
}

/** `marginalia/addToDigest`: the text that adds papers to a digest. */
export interface AddToDigestParams {
  /** The URI of the digest, which may not exist yet. */
  readonly uri: string;
  /** `true` if the writer chose the file in a file dialog, or if it is a document without a file. Such a digest may be anywhere. */
  readonly isChosen?: boolean;
  readonly languageId?: string;
  /** Its whole text; empty for a new digest. */
  readonly text: string;
  readonly papers: readonly FeedPaper[];
  /** The heading of a digest that is empty. */
  readonly heading: string;
}

export type AddToDigestAnswer =
  /**
   * `text` is to be inserted at the end of the digest; it is empty if the digest has all papers already. `known` counts the papers that
   * it had, `unreadable` those without a title.
   */
  | {
      readonly kind: 'addition';
      readonly text: string;
      readonly added: number;
      readonly known: number;
      readonly unreadable: number;
    }
  /** `reason` is in words for the writer. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * `marginalia/digestCorrection`: the edit that records, in the writer's corrections file, how a line or a selection of a digest is to
 * be read.
 */
export interface DigestCorrectionParams {
  readonly uri: string;
  /** The selection; empty if only the cursor is there. */
  readonly range: LspRange;
  /**
   * 'paper': the selection, or a line that the server did not recognise, is the title of a paper. 'no-paper': there is no paper here.
   * 'title-end': the title of the paper ends here. 'forget': an earlier correction no longer applies.
   */
  readonly kind: 'paper' | 'no-paper' | 'title-end' | 'forget';
}

export type DigestCorrectionAnswer = OwnFileEditAnswer<{
  /** The title that the correction is about; for `forget`, the line of the corrections file. */
  readonly title: string;
}>;

/** `marginalia/pastedPapers`: whether a pasted text looks like a digest. */
export interface PastedPapersParams {
  readonly text: string;
  /** Whether the writer calls the text a digest. If so, every paper in it is counted. Default: false. */
  readonly isDigest?: boolean;
}

export interface PastedPapersAnswer {
  /** 0 if the text doesn't look like a digest. */
  readonly papers: number;
}
