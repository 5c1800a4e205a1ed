/** The custom requests about papers that are fetched, and added to a digest. `requests.ts` has their names. */

import type { DigestAddition, FeedPaper, FeedReading, FeedRequest, FeedSource, HttpAnswer } from '#lookUp';
import type { DescribedCandidate } from '../features/bibliography/describeLookUp';
import type { Refusal } from './requests';

/** A page of a source; the first is 0. */
export interface FeedPage {
  readonly source: FeedSource;
  readonly page: number;
}

/** `marginalia/feed` */
export type FeedParams =
  /** What is requested for the page. */
  | ({ readonly kind: 'describe' } & FeedPage)
  /** The papers of the page, of a source that the server fetches. */
  | ({ readonly kind: 'fetch' } & FeedPage)
  /** The papers in an answer that the client was given for the page. */
  | ({ readonly kind: 'read'; readonly answer: HttpAnswer } & FeedPage);

/** The answer to `describe`. */
export type FeedRequestAnswer =
  | (FeedRequest & {
      readonly kind: 'request';
      /** The source in words for the writer: `Hugging Face daily papers, 2026-06-23`. */
      readonly name: string;
      /** The name of a digest for these papers: `hugging-face-2026-06-23-digest.md`. */
      readonly fileName: string;
      /** By whom it is fetched. The server keeps the limits of registries; other hosts are asked by the client. */
      readonly by: 'server' | 'client';
    })
  | Extract<FeedReading, { readonly kind: 'failed' }>;

/** The answer to `fetch` and `read`. */
export type ReadFeedAnswer =
  | (Extract<FeedReading, { readonly kind: 'papers' }> & { readonly mayHaveNextPage: boolean })
  | Extract<FeedReading, { readonly kind: 'failed' }>;

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

export interface PaperCandidate extends DescribedCandidate {
  readonly id: string;
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

export type AddToDigestAnswer = DigestAddition | Refusal;

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
