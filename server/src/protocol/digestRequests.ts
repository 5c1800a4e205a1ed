/** The custom requests about papers that are fetched, and added to a digest. `requests.ts` has their names. */

import type { DigestAddition, FeedPaper, FeedReading, FeedRequest, FeedSource } from '#lookUp';
import type { DescribedCandidate } from '../features/bibliography/describeLookUp';
import { httpAnswer } from './lookUpRequests';
import type { Refusal } from './requests';
import {
  type AnyShape,
  byKind,
  count,
  flag,
  list,
  number,
  object,
  optional,
  type Shape,
  text,
  texts,
  uri,
  type ValueOf,
  word,
} from './shapes';

const source: Shape<FeedSource> = byKind({
  'daily-papers': { day: text },
  'weekly-papers': { week: text },
  'arxiv-listing': { categories: texts },
  'arxiv-query': { query: text },
  feed: { url: text },
});

/** A page of a source; the first is 0. */
const feedPage = { source, page: count };

/** `marginalia/feed` */
export const feedParams = byKind({
  /** What is requested for the page. */
  describe: feedPage,
  /** The papers of the page, of a source that the server fetches. */
  fetch: feedPage,
  /** The papers in an answer that the client was given for the page. */
  read: { ...feedPage, answer: httpAnswer },
});
export type FeedPage = Omit<Extract<ValueOf<typeof feedParams>, { readonly kind: 'fetch' }>, 'kind'>;

const feedPaper: Shape<FeedPaper> = object({
  source: text,
  facts: object({
    title: text,
    abstract: text,
    abstractKind: optional(word('summary')),
    authors: texts,
    hasMoreAuthors: optional(word(true)),
    date: optional(text),
    year: optional(number),
    venue: optional(text),
    arxivId: optional(text),
    doi: optional(text),
    links: list(object({ kind: word('arxiv', 'doi', 'code', 'pdf', 'page'), url: text })),
  } satisfies Readonly<Record<keyof FeedPaper['facts'], AnyShape>>),
});

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
export const findPapersParams = object({
  /** What the writer typed, one line a paper. A line may also hold several identifiers. */
  words: text,
  /** The registries for which the client has keys. */
  keyed: optional(texts),
});

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
export const addToDigestParams = object({
  /** The URI of the digest, which may not exist yet. */
  uri,
  /** `true` if the writer chose the file in a file dialog, or if it is a document without a file. Such a digest may be anywhere. */
  isChosen: optional(flag),
  languageId: optional(text),
  /** Its whole text; empty for a new digest. */
  text,
  papers: list(feedPaper),
  /** The heading of a digest that is empty. */
  heading: text,
});
export type AddToDigestParams = ValueOf<typeof addToDigestParams>;

export type AddToDigestAnswer = DigestAddition | Refusal;

/** `marginalia/pastedPapers`: whether a pasted text looks like a digest. */
export const pastedPapersParams = object({
  text,
  /** Whether the writer calls the text a digest. If so, every paper in it is counted. Default: false. */
  isDigest: optional(flag),
});

export interface PastedPapersAnswer {
  /** 0 if the text doesn't look like a digest. */
  readonly papers: number;
}
