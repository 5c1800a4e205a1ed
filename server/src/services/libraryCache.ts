import { createChecksum, type Checksum } from '../base/checksum';
import type { CacheContent } from '../workspace/cacheContent';
import type { CacheFolder } from './cacheFolder';
import { hashString } from '../library/cache/hashTable';
import { packData, unpackData } from '../library/cache/packData';

/** What a start leaves to the next one. */
export interface LibraryCache {
  /** What was kept for these workspace folders; undefined where there is nothing, or nothing that fits. */
  load(folders: readonly string[]): Promise<CacheContent | undefined>;
  save(folders: readonly string[], content: CacheContent): Promise<void>;
}

/** What the file holds. */
interface Kept {
  readonly folders: readonly string[];
  readonly content: CacheContent;
}

/**
 * A file of the folder: a head that says who wrote it, the checksum of what follows, and the content. Whatever is not as
 * it was written is thrown away, and `log` hears of it. `version` tells builds apart: what another one kept is not read.
 */
export function createLibraryCache(folder: CacheFolder, version: string, log: (message: string) => void): LibraryCache {
  const head = createHead(version);
  return {
    async load(folders) {
      const name = nameFile(folders);
      const checksum = createBodyChecksum();
      const bytes = await folder.read(name, checksum.add);
      if (bytes === undefined) return undefined;
      const kept = readKept(bytes, head, checksum.finish());
      if (kept !== undefined && isSameList(kept.folders, folders)) return kept.content;
      log(`${name} is damaged or of another version: all is read anew.`);
      await folder.remove(name);
      return undefined;
    },

    async save(folders, content) {
      const body = packData({ folders, content } satisfies Kept);
      const checksum = createChecksum();
      for (const piece of body) checksum.add(piece);
      const problem = await folder.write(nameFile(folders), [head, encodeAscii(checksum.finish(), checksumLength), ...body]);
      const papers = content.library.occurrenceStarts.length - 1;
      log(problem === undefined ? `Kept for the next start: ${papers} papers.` : `Nothing is kept for the next start: ${problem}`);
    },
  };
}

/** Multiples of sixteen, in bytes. */
const headLength = 96;
const checksumLength = 32;

function nameFile(folders: readonly string[]): string {
  return `library-${hashString(folders.join('\n')).toString(16).padStart(8, '0')}.cache`;
}

function createHead(version: string): Uint8Array {
  return encodeAscii(`marginalia library cache ${version}\n`, headLength);
}

function encodeAscii(text: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  new TextEncoder().encodeInto(text, bytes);
  return bytes;
}

/** The checksum of what stands behind head and checksum, of a file that comes in pieces. */
function createBodyChecksum(): Checksum {
  const checksum = createChecksum();
  let at = 0;
  return {
    add(piece) {
      checksum.add(piece.subarray(Math.min(piece.byteLength, Math.max(0, headLength + checksumLength - at))));
      at += piece.byteLength;
    },
    finish: checksum.finish,
  };
}

function readKept(bytes: Uint8Array, head: Uint8Array, checksum: string): Kept | undefined {
  const expected = [...head, ...encodeAscii(checksum, checksumLength)];
  if (bytes.byteLength <= expected.length || !expected.every((byte, at) => bytes[at] === byte)) return undefined;
  return unpackData(bytes.subarray(headLength + checksumLength)) as Kept;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
