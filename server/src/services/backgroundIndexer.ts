import { readAtOnce, type WorkspaceHost } from '#workspace';
import { CancelledError, yieldToMessages } from '../base/cancellation';
import type { Paper } from '../model/paper';
import { type BackgroundJobs, type PackedDocuments, packDocuments } from './background/jobs';
import type { Timers } from './timers';

/** How many papers are indexed at a time. A larger batch would take too long; smaller ones would leave many segments to search. */
const batchLength = 20_000;
/** How long the library must stay unchanged before its new papers are indexed, in milliseconds. */
const quietMilliseconds = 300;

/** Lets the background index the abstracts of many papers: while the workspace is read, and later whenever many papers change. */
export class BackgroundIndexer {
  readonly #host: WorkspaceHost;
  readonly #background: BackgroundJobs;
  readonly #onFailure: (error: unknown) => void;
  /** All papers that were ever given to the background. */
  readonly #given = new WeakSet<Paper>();
  /** Papers that the background is indexing now. */
  readonly #underWay = new Set<Paper>();
  #running: Promise<void> = Promise.resolve();

  constructor(host: WorkspaceHost, background: BackgroundJobs, timers: Timers, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#background = background;
    this.#onFailure = onFailure;
    const indexSoon = timers.whenQuiet(quietMilliseconds, () => void this.indexRest());
    host.onSnapshot(({ ready, searchIndex }) => {
      if (ready && searchIndex.peek() === undefined) indexSoon();
    });
  }

  /**
   * Begins to index as many papers as fill whole batches, and does not wait for the result. To be called while more papers are being
   * read.
   */
  indexFullBatches(): void {
    const papers = this.#listWaiting();
    void this.#index(papers.slice(0, papers.length - (papers.length % batchLength)));
  }

  /** Indexes the remaining papers. Resolves when that is done or has failed. */
  indexRest(): Promise<void> {
    return this.#index(this.#listWaiting());
  }

  /** Indexes these papers batch by batch, after those that were given earlier. */
  #index(papers: readonly Paper[]): Promise<void> {
    for (const paper of papers) {
      this.#given.add(paper);
      this.#underWay.add(paper);
    }
    this.#running = this.#running.then(async () => {
      try {
        // The next batch is packed while the background indexes the previous one, so that the background need not wait.
        let last: Promise<void> = Promise.resolve();
        for (let start = 0; start < papers.length; start += batchLength) {
          const batch = papers.slice(start, start + batchLength);
          const packed = await packDocuments(batch, yieldToMessages);
          await last;
          last = this.#indexBatch(batch, packed);
          // The promise is awaited in the next round. If it fails before that, this handler prevents an unhandled rejection.
          last.catch(() => undefined);
        }
        await last;
      } catch (error) {
        if (!(error instanceof CancelledError)) this.#onFailure(error);
      } finally {
        for (const paper of papers) this.#underWay.delete(paper);
      }
    });
    return this.#running;
  }

  async #indexBatch(papers: readonly Paper[], packed: PackedDocuments): Promise<void> {
    const segment = await this.#background.run('search-segment', packed);
    this.#host.apply({ kind: 'search-segment', ready: { documents: papers, segment } });
  }

  /**
   * The papers that are left to index. If there is no search index yet, these are the papers that were never given to the background. A
   * small library without an index has none, because its first search indexes all papers at once.
   */
  #listWaiting(): readonly Paper[] {
    const { searchIndex, earlier, library } = this.#host.snapshot;
    const hasIndex = searchIndex.peek() !== undefined || earlier.searchIndex !== undefined;
    if (hasIndex) return searchIndex().unread.filter((paper) => !this.#underWay.has(paper));
    const { papers } = library();
    const waiting = papers.filter((paper) => !this.#given.has(paper));
    return papers.length <= readAtOnce && waiting.length === papers.length ? [] : waiting;
  }
}
