import { yieldToMessages } from '../base/cancellation';
import { diffSequences } from '../base/sequenceChange';
import { packSnapshot, type CacheContent } from '../workspace/cacheContent';
import type { LibraryCache } from './libraryCache';
import { listOccurrences, type OccurrencesByFile } from '../library/occurrences';
import type { Snapshot } from '../workspace/snapshot';
import type { WorkspaceHost } from '../workspace/workspaceHost';
import type { Timers } from './timers';

/** How long the workspace must be left alone before it is saved for the next start, in milliseconds. */
const quietMilliseconds = 3000;
/** What is kept need not be all, since the next start reads the rest: so large a share of the occurrences may be others. */
const largestShare = 0.01;

/** Keeps what was read and joined for the next start, when all is known and the workspace rests. */
export class LibraryPersistence {
  private kept: Kept | undefined;
  private loading: { readonly folders: readonly string[]; readonly content: Promise<CacheContent | undefined> } | undefined;
  private isSaving = false;

  constructor(
    private readonly host: WorkspaceHost,
    private readonly cache: LibraryCache,
    timers: Timers,
    private readonly onProblem: (error: unknown) => void,
  ) {
    const saveSoon = timers.whenQuiet(quietMilliseconds, () => void this.save());
    host.onSnapshot(({ draftsReady }) => {
      if (draftsReady) saveSoon();
    });
  }

  /** What an earlier start kept of these folders. May be asked for before it is needed: it is read once. */
  load(folders: readonly string[]): Promise<CacheContent | undefined> {
    if (this.loading?.folders.join('\n') !== folders.join('\n')) this.loading = { folders, content: this.cache.load(folders) };
    return this.loading.content;
  }

  /** What was loaded is in the host now. It need not be kept once more, nor held. */
  tellRestored({ earlier, corrections }: Snapshot): void {
    this.loading = undefined;
    if (earlier.libraryParts !== undefined)
      this.kept = { occurrences: earlier.libraryParts.occurrences, hasTopics: earlier.topics !== undefined, corrections: corrections.mark };
  }

  private async save(): Promise<void> {
    const { snapshot } = this.host;
    if (this.isSaving || !isWorthKeeping(snapshot, this.kept)) return;
    this.isSaving = true;
    try {
      const content = await packSnapshot(snapshot, (uri) => this.host.findStamp(uri), yieldToMessages);
      if (content !== undefined) await this.cache.save(this.host.workspaceFolders, content);
      this.kept = { occurrences: snapshot.library().occurrences, hasTopics: hasTopics(snapshot), corrections: snapshot.corrections.mark };
    } catch (error) {
      this.onProblem(error);
    } finally {
      this.isSaving = false;
    }
  }
}

interface Kept {
  readonly occurrences: OccurrencesByFile;
  readonly hasTopics: boolean;
  readonly corrections: string;
}

function isWorthKeeping(snapshot: Snapshot, kept: Kept | undefined): boolean {
  if (kept === undefined || hasTopics(snapshot) !== kept.hasTopics || snapshot.corrections.mark !== kept.corrections) return true;
  const occurrences = listOccurrences(snapshot.library().occurrences);
  const { removed, added } = diffSequences(listOccurrences(kept.occurrences), occurrences);
  return removed.length + added.length > occurrences.length * largestShare;
}

/** Topics that were found in haste are not kept. */
function hasTopics({ knownTopics }: Snapshot): boolean {
  return knownTopics !== undefined && knownTopics.effort !== 'quick';
}
