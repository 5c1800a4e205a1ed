import { CancelledError, yieldToMessages } from '../base/cancellation';
import type { Paper } from '../model/paper';
import type { BackgroundJobs } from './background/backgroundJobs';
import { packDocuments, type PackedDocuments } from './background/packedDocuments';
import { readAtOnce } from '../workspace/buildSnapshot';
import type { WorkspaceHost } from '../workspace/workspaceHost';
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
    void this.#indexBatches(batchLength);
  }

  /** Indexes the remaining papers. Resolves when that is done or has failed. */
  indexRest(): Promise<void> {
    return this.#indexBatches(1);
  }

  /** Indexes one batch after the other, until fewer than `least` papers are left. */
  #indexBatches(least: number): Promise<void> {
    this.#running = this.#running.then(async () => {
      try {
        // The next batch is packed while the background indexes the previous one, so that the background need not wait.
        let last: Promise<void> = Promise.resolve();
        for (let papers = this.#findNext(least); papers.length > 0; papers = this.#findNext(least)) {
          const packed = await this.#pack(papers);
          await last;
          last = this.#index(papers, packed);
          // The promise is awaited in the next round. If it fails before that, this handler prevents an unhandled rejection.
          last.catch(() => undefined);
        }
        await last;
      } catch (error) {
        if (!(error instanceof CancelledError)) this.#onFailure(error);
      }
    });
    return this.#running;
  }

  #pack(papers: readonly Paper[]): Promise<PackedDocuments> {
    for (const paper of papers) {
      this.#given.add(paper);
      this.#underWay.add(paper);
    }
    return packDocuments(papers, yieldToMessages);
  }

  async #index(papers: readonly Paper[], packed: PackedDocuments): Promise<void> {
    try {
      const segment = await this.#background.run('search-segment', packed);
      this.#host.apply({ kind: 'search-segment', ready: { documents: papers, segment } });
    } finally {
      for (const paper of papers) this.#underWay.delete(paper);
    }
  }

  /**
   * The next batch; empty if fewer than `least` papers are left. If there is no search index yet, the papers that are left are those
   * that were never given to the background. A small library without an index gets no batch, because its first search indexes all
   * papers at once.
   */
  #findNext(least: number): readonly Paper[] {
    const { searchIndex, earlier, library } = this.#host.snapshot;
    const hasIndex = searchIndex.peek() !== undefined || earlier.searchIndex !== undefined;
    const papers = hasIndex
      ? searchIndex().unread.filter((paper) => !this.#underWay.has(paper))
      : library().papers.filter((paper) => !this.#given.has(paper));
    return papers.length < least || (!hasIndex && papers.length <= readAtOnce && papers.length === library().papers.length)
      ? []
      : papers.slice(0, batchLength);
  }
}
