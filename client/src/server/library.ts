import { type CancellationToken, CancellationTokenSource, type Disposable, type Event, EventEmitter, type LogOutputChannel } from 'vscode';
import { type LibraryNotification, methods, type PaperAnswer, type PapersAnswer, type StatusAnswer } from '../../../server/src/client';
import { canonicalUri } from '../editing/positions';
import type { Server } from './server';

/**
 * The server's library as the client sees it: what changes with it, and `ask` for the rest. `status` is the last known status, which views
 * can read without a request.
 */
export class Library implements Disposable {
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  readonly #topicsChanged = new EventEmitter<void>();
  readonly #firstReady: Promise<void>;
  #digestUris: ReadonlySet<string> = new Set();
  #status: StatusAnswer | undefined;
  #papers: Promise<PapersAnswer | undefined> | undefined;
  #pendingStatus: CancellationTokenSource | undefined;

  readonly ask: Server['ask'];
  /** Fired after `status` was updated, because the library is ready or has changed. */
  readonly onDidChange: Event<void> = this.#changed.event;
  /** Fired when only the topics have changed. */
  readonly onDidChangeTopics: Event<void> = this.#topicsChanged.event;

  constructor(server: Server, log: LogOutputChannel) {
    this.ask = (method, params, token) => server.ask(method, params, token);
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

  /** Resolves to `null` if no paper has the key. */
  paper(key: string, token?: CancellationToken): Promise<PaperAnswer | null | undefined> {
    return this.ask(methods.paper, { key }, token);
  }

  /** The answer is cached until the library changes, because it is long: a library can have 100,000 papers. */
  papers(): Promise<PapersAnswer | undefined> {
    this.#papers ??= this.ask(methods.papers, {}).catch((error: unknown) => {
      this.#papers = undefined;
      throw error;
    });
    return this.#papers;
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
      const status = await this.ask(methods.status, {}, pending.token);
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
}
