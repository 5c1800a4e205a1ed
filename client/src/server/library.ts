import {
  type CancellationToken,
  CancellationTokenSource,
  type Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  type Position,
  type TextDocument,
} from 'vscode';
import {
  type AddToBibliographyAnswer,
  type AddToBibliographyParams,
  type BlockAnswer,
  type BlockEditParams,
  type CitationEditAnswer,
  type CitationEditParams,
  type DigestCorrectionAnswer,
  type DigestCorrectionParams,
  type DocumentPlace,
  type EvidenceAnswer,
  type ExportAnswer,
  type ExportParams,
  type HintCountsAnswer,
  type HoverWithPaper,
  type LibraryNotification,
  type MatchBibliographyAnswer,
  type MatchBibliographyParams,
  type MissingEntriesAnswer,
  methods,
  type NextPapersAnswer,
  type NextPapersParams,
  type PaperAnswer,
  type PaperAtAnswer,
  type PaperAtParams,
  type PapersAnswer,
  type PastedPapersAnswer,
  type PasteReferenceAnswer,
  type PasteReferenceParams,
  type RelatedAnswer,
  type RelatedParams,
  type SearchAnswer,
  type SearchParams,
  type StatusAnswer,
  type SuggestAnswer,
  type SuggestParams,
  type TopicEditAnswer,
  type TopicEditParams,
  type TopicSectionAnswer,
  type TopicsAnswer,
} from '../../../server/src/client';
import { canonicalUri, fromPosition } from '../editing/positions';
import { ask } from './ask';
import type { Server } from './server';

/**
 * The server's library as the client sees it. Most methods send a request and resolve to `undefined` if the request was cancelled.
 * `status` is the last known status, which views can read without a request.
 */
export class Library implements Disposable {
  readonly #server: Server;
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  readonly #topicsChanged = new EventEmitter<void>();
  readonly #firstReady: Promise<void>;
  #digestUris: ReadonlySet<string> = new Set();
  #status: StatusAnswer | undefined;
  #papers: Promise<PapersAnswer | undefined> | undefined;
  #pendingStatus: CancellationTokenSource | undefined;

  /** Fired after `status` was updated, because the library is ready or has changed. */
  readonly onDidChange: Event<void> = this.#changed.event;
  /** Fired when only the topics have changed. */
  readonly onDidChangeTopics: Event<void> = this.#topicsChanged.event;

  constructor(server: Server, log: LogOutputChannel) {
    this.#server = server;
    this.#log = log;
    this.#firstReady = new Promise((resolve) => {
      server.onNotification<LibraryNotification>(methods.ready, () => void this.#refresh().then(resolve));
    });
    server.onChange('library', () => void this.#refresh());
    server.onChange('topics', () => this.#topicsChanged.fire());
  }

  /** The last known status; undefined until the first one was received. */
  get status(): StatusAnswer | undefined {
    return this.#status;
  }

  /**
   * Resolves when the first index is complete and the status was requested once. If that request failed or a newer one replaced it,
   * `status` may still be undefined.
   */
  whenReady(): Promise<void> {
    return this.#firstReady;
  }

  /** Whether the last status lists the document as a digest. A digest that was added since then is not in that status yet. */
  isDigest(uri: string): boolean {
    return this.#digestUris.has(canonicalUri(uri));
  }

  search(params: SearchParams, token?: CancellationToken): Promise<SearchAnswer | undefined> {
    return this.#ask(methods.search, params, token);
  }

  /** Resolves to `null` if the document is not a draft. */
  suggest(params: SuggestParams, token?: CancellationToken): Promise<SuggestAnswer | null | undefined> {
    return this.#ask(methods.suggest, params, token);
  }

  /** Resolves to `null` if no paper has the key. */
  related(params: RelatedParams, token?: CancellationToken): Promise<RelatedAnswer | null | undefined> {
    return this.#ask(methods.related, params, token);
  }

  /** Resolves to `null` if no paper has the key. */
  paper(key: string, token?: CancellationToken): Promise<PaperAnswer | null | undefined> {
    return this.#ask(methods.paper, { key }, token);
  }

  /** Resolves to `null` if there is no paper at the position. */
  hover(document: TextDocument, position: Position, token: CancellationToken): Promise<HoverWithPaper | null | undefined> {
    return this.#ask('textDocument/hover', { textDocument: { uri: document.uri.toString() }, position: fromPosition(position) }, token);
  }

  paperAt(params: PaperAtParams, token?: CancellationToken): Promise<PaperAtAnswer | null | undefined> {
    return this.#ask(methods.paperAt, params, token);
  }

  /** The answer is cached until the library changes, because it is long: a library can have 100,000 papers. */
  papers(): Promise<PapersAnswer | undefined> {
    this.#papers ??= this.#ask<PapersAnswer>(methods.papers, {}).catch((error: unknown) => {
      this.#papers = undefined;
      throw error;
    });
    return this.#papers;
  }

  /** Whether papers wait for a first decision; undefined if the request was cancelled. */
  async hasNewPapers(): Promise<boolean | undefined> {
    const answer = await this.#ask<NextPapersAnswer>(methods.nextPapers, { limit: 0 } satisfies NextPapersParams);
    return answer && answer.newCount > 0;
  }

  /** How many hints the drafts have, by rule. */
  hintCounts(token?: CancellationToken): Promise<HintCountsAnswer | undefined> {
    return this.#ask(methods.hintCounts, {}, token);
  }

  /** The number of papers in a pasted text; 0 if the text does not look like a digest, or if the request was cancelled. */
  async countPastedPapers(text: string, isDigest = false): Promise<number> {
    return (await this.#ask<PastedPapersAnswer>(methods.pastedPapers, { text, isDigest }))?.papers ?? 0;
  }

  topics(token?: CancellationToken): Promise<TopicsAnswer | undefined> {
    return this.#ask(methods.topics, {}, token);
  }

  topicEdit(params: TopicEditParams, token?: CancellationToken): Promise<TopicEditAnswer | undefined> {
    return this.#ask(methods.ownFileEdit, params, token);
  }

  digestCorrection(params: Omit<DigestCorrectionParams, 'kind'>, token?: CancellationToken): Promise<DigestCorrectionAnswer | undefined> {
    return this.#ask(methods.ownFileEdit, { kind: 'correct', ...params } satisfies DigestCorrectionParams, token);
  }

  /** Resolves to `null` if the heading above the position names no topic. */
  topicSection(params: DocumentPlace, token?: CancellationToken): Promise<TopicSectionAnswer | null | undefined> {
    return this.#ask(methods.topicSection, params, token);
  }

  /** Resolves to `null` if no paper is cited in the sentence at the position. */
  evidence(params: DocumentPlace, token?: CancellationToken): Promise<EvidenceAnswer | null | undefined> {
    return this.#ask(methods.evidence, params, token);
  }

  citationEdit(params: CitationEditParams, token?: CancellationToken): Promise<CitationEditAnswer | null | undefined> {
    return this.#ask(methods.citationEdit, params, token);
  }

  addToBibliography(params: AddToBibliographyParams, token?: CancellationToken): Promise<AddToBibliographyAnswer | null | undefined> {
    return this.#ask(methods.bibliographyEdit, { kind: 'add', ...params }, token);
  }

  /** Resolves to `null` if the document is not a draft, or if its bibliography can't be determined. */
  missingEntries(uri: string, token?: CancellationToken): Promise<MissingEntriesAnswer | null | undefined> {
    return this.#ask(methods.missingEntries, { uri }, token);
  }

  /** Resolves to `null` if there is no entry at the position. */
  pasteReference(params: PasteReferenceParams): Promise<PasteReferenceAnswer | null | undefined> {
    return this.#ask(methods.bibliographyEdit, { kind: 'paste', ...params });
  }

  /** Resolves to `null` if there is no such bibliography. */
  matchBibliography(params: MatchBibliographyParams): Promise<MatchBibliographyAnswer | null | undefined> {
    return this.#ask(methods.bibliographyEdit, { kind: 'match', ...params });
  }

  export(params: ExportParams, token?: CancellationToken): Promise<ExportAnswer | undefined> {
    return this.#ask(methods.export, params, token);
  }

  /** Resolves to `null` if the document is not a draft. */
  blockEdit(params: BlockEditParams, token?: CancellationToken): Promise<BlockAnswer | null | undefined> {
    return this.#ask(methods.blockEdit, params, token);
  }

  dispose(): void {
    this.#pendingStatus?.cancel();
    this.#changed.dispose();
    this.#topicsChanged.dispose();
  }

  /** Requests the status. If the library changes several times in a row, only the last request is used, so there is only one event. */
  async #refresh(): Promise<void> {
    this.#papers = undefined;
    this.#pendingStatus?.cancel();
    const pending = new CancellationTokenSource();
    this.#pendingStatus = pending;
    try {
      const status = await this.#ask<StatusAnswer>(methods.status, {}, pending.token);
      if (status === undefined || pending.token.isCancellationRequested) return;
      this.#status = status;
      this.#digestUris = new Set(status.digests.map((digest) => canonicalUri(digest.uri)));
      this.#changed.fire();
    } catch (error) {
      this.#log.error('The status of the library is unknown.', String(error));
    } finally {
      pending.dispose();
      if (this.#pendingStatus === pending) this.#pendingStatus = undefined;
    }
  }

  #ask<R>(method: string, params: unknown, token?: CancellationToken): Promise<R | undefined> {
    return ask<R>(this.#server, method, params, token);
  }
}
