import { decodeText } from '../base/decodeText';
import { FileError, type FileSystem } from './fileSystem';

/** What was written, so that it can be taken back. */
interface Written {
  readonly uri: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
}

export type WriteOutcome =
  | { readonly kind: 'written'; readonly undo: number }
  /** The file holds something else than was read. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly reason: string };

/** How many writes can be taken back. */
const mostKept = 50;

/** Writes note files, one after the other, and only over what was read of them. */
export class NoteWriter {
  readonly #fileSystem: FileSystem;
  readonly #written = new Map<number, Written>();
  #count = 0;

  constructor(fileSystem: FileSystem) {
    this.#fileSystem = fileSystem;
  }

  /**
   * `before` is the text that was read, undefined where there was no file; `after` is undefined where the file is to go. A byte
   * order mark stays.
   */
  async write(uri: string, before: string | undefined, after: string | undefined): Promise<WriteOutcome> {
    try {
      const bytes = before === undefined ? undefined : (await this.#fileSystem.readFile(uri)).bytes;
      if (bytes !== undefined) {
        const { text, issue } = decodeText(bytes);
        if (issue !== undefined || isUtf16(bytes)) return { kind: 'refused', reason: 'The note is not in UTF-8, so nothing was written. Save it as UTF-8 first.' };
        if (text !== before) return { kind: 'changed' };
      }
      const encoded = after === undefined ? undefined : new TextEncoder().encode(hasMark(bytes) ? `\ufeff${after}` : after);
      if ((await this.#fileSystem.replaceFile(uri, bytes, encoded)) === 'changed') return { kind: 'changed' };
      this.#written.set(++this.#count, { uri, before: bytes, after: encoded });
      this.#written.delete(this.#count - mostKept);
      return { kind: 'written', undo: this.#count };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return error.kind === 'missing' ? { kind: 'changed' } : { kind: 'refused', reason: error.message };
    }
  }

  /** The URI of what was written; undefined where it is too long ago. */
  findWritten(number: number): string | undefined {
    return this.#written.get(number)?.uri;
  }

  /** The file's URI where the write was taken back; otherwise the reason why not, in words for the writer. */
  async undo(number: number): Promise<{ readonly uri: string } | { readonly reason: string }> {
    const written = this.#written.get(number);
    if (written === undefined) return { reason: 'That is too long ago to be undone here. Use the history of the note file.' };
    try {
      const outcome = await this.#fileSystem.replaceFile(written.uri, written.after, written.before);
      if (outcome === 'changed') return { reason: 'The note was changed since, so it was left as it is.' };
      this.#written.delete(number);
      return { uri: written.uri };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return { reason: error.message };
    }
  }
}

function hasMark(bytes: Uint8Array | undefined): boolean {
  return bytes?.[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes.subarray(0, 64).includes(0);
}
