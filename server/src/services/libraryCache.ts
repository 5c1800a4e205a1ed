import { createChecksum, type Checksum } from '../base/checksum';
import type { CacheContent } from '../workspace/cacheContent';
import type { CacheFolder } from './cacheFolder';
import { hashString } from '../library/cache/hashTable';
import { packData, unpackData } from '../library/cache/packData';

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
