import { areSameHeadings, hashString, listOccurrences, type OccurrencesByFile, packData, unpackData } from '#library';
import { type CacheContent, hasTopicsToSave, packSnapshot, type Snapshot, type WorkspaceHost } from '#workspace';
import { yieldToMessages } from '../base/cancellation';
import { diffSequences } from '../base/changes';
import { type Checksum, createChecksum } from '../base/checksum';
import type { KeptHeading } from '../model/topic';
import type { CacheFolder } from './platform';
import type { Timers } from './timers';

/** The storage for what the server saves for its next start. */
export interface LibraryCache {
  /**
   * The content that was saved for these workspace folders; undefined if there is none, if another version saved it, or if it is
   * damaged.
   */
  load(folders: readonly string[]): Promise<CacheContent | undefined>;
  save(folders: readonly string[], content: CacheContent): Promise<void>;
}

interface FileContent {
  readonly folders: readonly string[];
  readonly content: CacheContent;
}

/** Describes the library that the next start will find in the cache. */
interface Saved {
  readonly occurrences: OccurrencesByFile;
  /** The kept outline of the topics that were saved; undefined if none were. */
  readonly kept: readonly KeptHeading[] | undefined;
  readonly corrections: string;
}

/**
 * Creates a cache that saves a file in `folder` for each list of workspace folders. The file has a header with `version`, a checksum of
 * the content, and the content. A file with another version or a wrong checksum is deleted, and `log` gets a message. `version` differs
 * between builds, since a build can't read what another build has written.
 */
export function createLibraryCache(folder: CacheFolder, version: string, log: (message: string) => void): LibraryCache {
  const header = createHeader(version);
  return {
    async load(folders) {
      const name = nameFile(folders);
      const checksum = createBodyChecksum();
      const bytes = await folder.read(name, checksum.add);
      if (bytes === undefined) return undefined;
      const saved = readContent(bytes, header, checksum.finish());
      if (saved !== undefined && isSameList(saved.folders, folders)) return saved.content;
      log(`${name} is damaged or from a different version. Reading all files again.`);
      await folder.remove(name);
      return undefined;
    },

    async save(folders, content) {
      const body = packData({ folders, content } satisfies FileContent);
      const checksum = createChecksum();
      for (const piece of body) checksum.add(piece);
      const problem = await folder.write(nameFile(folders), [header, encodeAscii(checksum.finish(), checksumLength), ...body]);
      const papers = content.library.occurrenceStarts.length - 1;
      log(problem === undefined ? `Cached ${papers} papers for the next start.` : `Nothing was cached for the next start: ${problem}`);
    },
  };
}

/**
 * The lengths of the header and the checksum, in bytes. They are multiples of sixteen, so that the typed arrays of the content are
 * aligned.
 */
const headerLength = 96;
const checksumLength = 32;

function nameFile(folders: readonly string[]): string {
  return `library-${hashString(folders.join('\n')).toString(16).padStart(8, '0')}.cache`;
}

function createHeader(version: string): Uint8Array {
  return encodeAscii(`marginalia library cache ${version}\n`, headerLength);
}

function encodeAscii(text: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  new TextEncoder().encodeInto(text, bytes);
  return bytes;
}

/** Computes the checksum of the content while the file is read in pieces. The header and the stored checksum are left out. */
function createBodyChecksum(): Checksum {
  const checksum = createChecksum();
  let at = 0;
  return {
    add(piece) {
      checksum.add(piece.subarray(Math.min(piece.byteLength, Math.max(0, headerLength + checksumLength - at))));
      at += piece.byteLength;
    },
    finish: checksum.finish,
  };
}

function readContent(bytes: Uint8Array, header: Uint8Array, checksum: string): FileContent | undefined {
  const expected = [...header, ...encodeAscii(checksum, checksumLength)];
  if (bytes.byteLength <= expected.length || !expected.every((byte, at) => bytes[at] === byte)) return undefined;
  return unpackData(bytes.subarray(headerLength + checksumLength)) as FileContent;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** How long the workspace must stay unchanged before it is saved for the next start, in milliseconds. */
const quietMilliseconds = 3000;
/**
 * The next start reads the files that have changed since the last save. So the library is not saved again if only this share of its
 * occurrences, or less, has changed.
 */
const maxShare = 0.01;

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

function isWorthSaving(snapshot: Snapshot, saved: Saved | undefined): boolean {
  if (saved === undefined || snapshot.corrections.mark !== saved.corrections) return true;
  // Topics that are still being computed are no reason to save the library: it is saved when they are known.
  const hasSameTopics = saved.kept !== undefined && areSameHeadings(saved.kept, snapshot.keptHeadings());
  if (!hasSameTopics && hasTopicsToSave(snapshot)) return true;
  const occurrences = listOccurrences(snapshot.library().occurrences);
  const { removed, added } = diffSequences(listOccurrences(saved.occurrences), occurrences);
  return removed.length + added.length > occurrences.length * maxShare;
}
