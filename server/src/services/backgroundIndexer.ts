import { CancelledError, yieldToMessages } from '../base/cancellation';
import type { Paper } from '../model/paper';
import type { Background } from './background/background';
import { packDocuments, type PackedDocuments } from './background/packedDocuments';
import { readAtOnce } from '../workspace/buildSnapshot';
import type { WorkspaceHost } from '../workspace/workspaceHost';
import type { Timers } from './timers';

/** How many papers are read in one go: so many parts that few have to be asked, and none that takes long to come. */
const partLength = 20_000;
/** How long the library must be left alone before its new papers are read in the background, in milliseconds. */
const quietMilliseconds = 300;

/** Has the abstracts of many papers read in the background, while digests are read and when many papers change. */
export class BackgroundIndexer {
  private readonly given = new WeakSet<Paper>();
  private readonly underWay = new Set<Paper>();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly host: WorkspaceHost,
    private readonly background: Background,
    timers: Timers,
    private readonly onProblem: (error: unknown) => void,
  ) {
    const readSoon = timers.whenQuiet(quietMilliseconds, () => void this.readRest());
    host.onSnapshot(({ ready, searchIndex }) => {
      if (ready && searchIndex.peek() === undefined) readSoon();
    });
  }

  /** While the workspace is being read: what makes a whole part is read while more is coming. Doesn't wait for it. */
  readFullParts(): void {
    void this.readParts(partLength);
  }

  /** Resolves when the abstracts of all papers can be searched. */
  readRest(): Promise<void> {
    return this.readParts(1);
  }

  /** Of `least` papers on, one part after the other. */
  private readParts(least: number): Promise<void> {
    this.running = this.running.then(async () => {
      try {
        // While one part is read the next is made ready, so that the background never waits.
        let last: Promise<void> = Promise.resolve();
        for (let papers = this.findNext(least); papers.length > 0; papers = this.findNext(least)) {
          const packed = await this.pack(papers);
          await last;
          last = this.readPart(papers, packed);
          // It is waited for, but maybe later than it fails.
          last.catch(() => undefined);
        }
        await last;
      } catch (error) {
        if (!(error instanceof CancelledError)) this.onProblem(error);
      }
    });
    return this.running;
  }

  private pack(papers: readonly Paper[]): Promise<PackedDocuments> {
    for (const paper of papers) {
      this.given.add(paper);
      this.underWay.add(paper);
    }
    return packDocuments(papers, yieldToMessages);
  }

  private async readPart(papers: readonly Paper[], packed: PackedDocuments): Promise<void> {
    try {
      const segment = await this.background.run('search-segment', packed);
      this.host.apply({ kind: 'search-segment', ready: { documents: papers, segment } });
    } finally {
      for (const paper of papers) this.underWay.delete(paper);
    }
  }

  /** Nobody may have searched yet: then there is no need to read names and titles first. */
  private findNext(least: number): readonly Paper[] {
    const { searchIndex, earlier, library } = this.host.snapshot;
    const hasIndex = searchIndex.peek() !== undefined || earlier.searchIndex !== undefined;
    const papers = hasIndex
      ? searchIndex().unread.filter((paper) => !this.underWay.has(paper))
      : library().papers.filter((paper) => !this.given.has(paper));
    return papers.length < least || (!hasIndex && papers.length <= readAtOnce && papers.length === library().papers.length)
      ? []
      : papers.slice(0, partLength);
  }
}
