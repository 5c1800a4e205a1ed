import { yieldToMessages } from '../base/cancellation';
import { diffSequences } from '../base/sequenceChange';
import type { KeptHeading } from '../model/topic';
import { areSameHeadings } from '../library/keptHeadings';
import { hasTopicsToSave, packSnapshot, type CacheContent } from '../workspace/cacheContent';
import type { LibraryCache } from './libraryCache';
import { listOccurrences, type OccurrencesByFile } from '../library/occurrences';
import type { Snapshot } from '../workspace/snapshot';
import type { WorkspaceHost } from '../workspace/workspaceHost';
import type { Timers } from './timers';

/** How long the workspace must stay unchanged before it is saved for the next start, in milliseconds. */
const quietMilliseconds = 3000;
/**
 * The next start reads the files that have changed since the last save. So the library is not saved again if only this share of its
 * occurrences, or less, has changed.
 */
const largestShare = 0.01;

/**
 * Saves the library, its index and its topics for the next start, once everything is read and the workspace has not changed for a
 * while.
 */
export class LibraryPersistence {
  readonly #host: WorkspaceHost;
  readonly #cache: LibraryCache;
  readonly #onFailure: (error: unknown) => void;
  #saved: Saved | undefined;
  #loading: { readonly folders: readonly string[]; readonly content: Promise<CacheContent | undefined> } | undefined;
  #isSaving = false;

  constructor(host: WorkspaceHost, cache: LibraryCache, timers: Timers, onFailure: (error: unknown) => void) {
    this.#host = host;
    this.#cache = cache;
    this.#onFailure = onFailure;
    const saveSoon = timers.whenQuiet(quietMilliseconds, () => void this.#save());
    host.onSnapshot(({ draftsReady }) => {
      if (draftsReady) saveSoon();
    });
  }

  /**
   * What was saved for these folders; undefined if there is nothing. Until `markRestored` is called, the content is read only once for
   * the same folders, so a caller can begin to load it before it is needed.
   */
  load(folders: readonly string[]): Promise<CacheContent | undefined> {
    if (this.#loading?.folders.join('\n') !== folders.join('\n')) this.#loading = { folders, content: this.#cache.load(folders) };
    return this.#loading.content;
  }

  /** Must be called when the host has taken the loaded content. That content need not be saved again, and its memory can be freed. */
  markRestored({ earlier, corrections }: Snapshot): void {
    this.#loading = undefined;
    if (earlier.libraryParts !== undefined)
      this.#saved = {
        occurrences: earlier.libraryParts.occurrences,
        kept: earlier.topics?.kept,
        corrections: corrections.mark,
      };
  }

  async #save(): Promise<void> {
    const { snapshot } = this.#host;
    if (this.#isSaving || !isWorthSaving(snapshot, this.#saved)) return;
    this.#isSaving = true;
    try {
      const content = await packSnapshot(snapshot, (uri) => this.#host.findStamp(uri), yieldToMessages);
      await this.#cache.save(this.#host.workspaceFolders, content);
      this.#saved = {
        occurrences: snapshot.library().occurrences,
        kept: content.topics?.kept,
        corrections: snapshot.corrections.mark,
      };
    } catch (error) {
      this.#onFailure(error);
    } finally {
      this.#isSaving = false;
    }
  }
}

/** Describes the library that the next start will find in the cache. */
interface Saved {
  readonly occurrences: OccurrencesByFile;
  /** The kept outline of the topics that were saved; undefined if none were. */
  readonly kept: readonly KeptHeading[] | undefined;
  readonly corrections: string;
}

function isWorthSaving(snapshot: Snapshot, saved: Saved | undefined): boolean {
  if (saved === undefined || snapshot.corrections.mark !== saved.corrections) return true;
  // Topics that are still being computed are no reason to save the library: it is saved when they are known.
  const hasSameTopics = saved.kept !== undefined && areSameHeadings(saved.kept, snapshot.keptHeadings());
  if (!hasSameTopics && hasTopicsToSave(snapshot)) return true;
  const occurrences = listOccurrences(snapshot.library().occurrences);
  const { removed, added } = diffSequences(listOccurrences(saved.occurrences), occurrences);
  return removed.length + added.length > occurrences.length * largestShare;
}
