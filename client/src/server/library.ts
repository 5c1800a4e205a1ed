import {
  CancellationTokenSource,
  EventEmitter,
  type CancellationToken,
  type Disposable,
  type Event,
  type LogOutputChannel,
  type Position,
  type TextDocument,
} from 'vscode';
import type {
  AddToBibliographyAnswer,
  AddToBibliographyParams,
  ExportBibliographyAnswer,
  ExportBibliographyParams,
  MissingEntriesAnswer,
} from '../../../server/src/protocol/bibliographyRequests';
import {
  methods,
  type CitationEditAnswer,
  type CitationEditParams,
  type DigestCorrectionAnswer,
  type DigestCorrectionParams,
  type HoverWithPaper,
  type LibraryNotification,
  type PaperAnswer,
  type PaperAtAnswer,
  type PaperAtParams,
  type PapersAnswer,
  type PastedPapersAnswer,
  type StatusAnswer,
} from '../../../server/src/protocol/requests';
import type {
  TopicEditAnswer,
  TopicEditParams,
  TopicOutlineAnswer,
  TopicOutlineParams,
  TopicsAnswer,
  TopicSectionAnswer,
  TopicSectionParams,
} from '../../../server/src/protocol/topicRequests';
import type {
  RelatedAnswer,
  RelatedParams,
  SearchAnswer,
  SearchParams,
  SuggestAnswer,
  SuggestParams,
} from '../../../server/src/protocol/searchRequests';
import { ask } from './ask';
import { canonicalUri, fromPosition } from '../editing/convert';
import type { Server } from './server';

/**
 * The server's library as the client sees it: one method a request, `undefined` where the request was cancelled,
 * and the last status, which views read without asking.
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

  /** The library has changed, and `status` with it. */
  readonly onDidChange: Event<void> = this.#changed.event;
  /** Only the topics have changed. */
  readonly onDidChangeTopics: Event<void> = this.#topicsChanged.event;

  constructor(server: Server, log: LogOutputChannel) {
    this.#server = server;
    this.#log = log;
    this.#firstReady = new Promise((resolve) => {
      server.onNotification<LibraryNotification>(methods.ready, () => void this.#refresh().then(resolve));
    });
    server.onNotification<LibraryNotification>(methods.changed, () => void this.#refresh());
    server.onNotification(methods.topicsChanged, () => this.#topicsChanged.fire());
  }

  /** undefined before the first index is complete. */
  get status(): StatusAnswer | undefined {
    return this.#status;
  }

  /** Resolves when the first index is complete and `status` has its figures. */
  whenReady(): Promise<void> {
    return this.#firstReady;
  }

  /** As the last status said: a digest that was added since is not known yet. */
  isDigest(uri: string): boolean {
    return this.#digestUris.has(canonicalUri(uri));
  }

  search(params: SearchParams, token?: CancellationToken): Promise<SearchAnswer | undefined> {
    return this.#ask(methods.search, params, token);
  }

  /** `null` where the document is no draft. */
  suggest(params: SuggestParams, token?: CancellationToken): Promise<SuggestAnswer | null | undefined> {
    return this.#ask(methods.suggest, params, token);
  }

  /** `null` where no paper has the key. */
  related(params: RelatedParams, token?: CancellationToken): Promise<RelatedAnswer | null | undefined> {
    return this.#ask(methods.related, params, token);
  }

  /** `null` where no paper has the key. */
  paper(key: string, token?: CancellationToken): Promise<PaperAnswer | null | undefined> {
    return this.#ask(methods.paper, { key }, token);
  }

  /** `null` if no paper is there. */
  hover(document: TextDocument, position: Position, token: CancellationToken): Promise<HoverWithPaper | null | undefined> {
    return this.#ask('textDocument/hover', { textDocument: { uri: document.uri.toString() }, position: fromPosition(position) }, token);
  }

  paperAt(params: PaperAtParams, token?: CancellationToken): Promise<PaperAtAnswer | null | undefined> {
    return this.#ask(methods.paperAt, params, token);
  }

  /** Requested once for each state of the library, because the answer is long with 100,000 papers. */
  papers(): Promise<PapersAnswer | undefined> {
    this.#papers ??= this.#ask<PapersAnswer>(methods.papers, {}).catch((error: unknown) => {
      this.#papers = undefined;
      throw error;
    });
    return this.#papers;
  }

  /** How many papers a pasted text holds; 0 if it does not look like a digest. */
  async countPastedPapers(text: string, isDigest = false): Promise<number> {
    return (await this.#ask<PastedPapersAnswer>(methods.pastedPapers, { text, isDigest }))?.papers ?? 0;
  }

  topics(token?: CancellationToken): Promise<TopicsAnswer | undefined> {
    return this.#ask(methods.topics, {}, token);
  }

  topicEdit(params: TopicEditParams, token?: CancellationToken): Promise<TopicEditAnswer | undefined> {
    return this.#ask(methods.topicEdit, params, token);
  }

  digestCorrection(params: DigestCorrectionParams, token?: CancellationToken): Promise<DigestCorrectionAnswer | undefined> {
    return this.#ask(methods.digestCorrection, params, token);
  }

  /** `null` where the heading above the position names no topic. */
  topicSection(params: TopicSectionParams, token?: CancellationToken): Promise<TopicSectionAnswer | null | undefined> {
    return this.#ask(methods.topicSection, params, token);
  }

  citationEdit(params: CitationEditParams, token?: CancellationToken): Promise<CitationEditAnswer | null | undefined> {
    return this.#ask(methods.citationEdit, params, token);
  }

  addToBibliography(params: AddToBibliographyParams, token?: CancellationToken): Promise<AddToBibliographyAnswer | null | undefined> {
    return this.#ask(methods.addToBibliography, params, token);
  }

  /** `null` if the document is no draft, or its bibliography can't be determined. */
  missingEntries(uri: string, token?: CancellationToken): Promise<MissingEntriesAnswer | null | undefined> {
    return this.#ask(methods.missingEntries, { uri }, token);
  }

  exportBibliography(params: ExportBibliographyParams, token?: CancellationToken): Promise<ExportBibliographyAnswer | undefined> {
    return this.#ask(methods.exportBibliography, params, token);
  }

  topicOutline(params: TopicOutlineParams, token?: CancellationToken): Promise<TopicOutlineAnswer | null | undefined> {
    return this.#ask(methods.topicOutline, params, token);
  }

  dispose(): void {
    this.#pendingStatus?.cancel();
    this.#changed.dispose();
    this.#topicsChanged.dispose();
  }

  /** Fetches the newest status. Several changes in a row give one event. */
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
