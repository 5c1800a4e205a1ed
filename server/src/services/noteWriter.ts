import { decodeText } from '../base/decodeText';
import { FileError, type FileSystem } from '../workspace/files/fileSystem';

/** The text of a note file before and after a change; undefined if there is no file. */
export interface NoteFileChange {
  readonly uri: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A change that can be taken back. */
interface DoneChange extends NoteFileChange {
  /** Whether the file had a byte order mark. */
  readonly hasMark: boolean;
}

export type WriteOutcome =
  | { readonly kind: 'written'; readonly undo: number }
  /** The file holds something else than was read. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly reason: string };

/** How many changes can be taken back. */
const mostChanges = 50;

/** Writes a note file only if it still holds the text that was read, and remembers changes so that they can be taken back. */
export class NoteWriter {
  readonly #fileSystem: FileSystem;
  readonly #changes = new Map<number, DoneChange>();
  #count = 0;

  constructor(fileSystem: FileSystem) {
    this.#fileSystem = fileSystem;
  }

  /** What is on disk; `text` is undefined if nothing can be read. */
  async read(uri: string): Promise<{ readonly text: string | undefined; readonly hasMark: boolean }> {
    try {
      const { bytes } = await this.#fileSystem.readFile(uri);
      return { text: decodeText(bytes).text, hasMark: beginsWithMark(bytes) };
    } catch {
      return { text: undefined, hasMark: false };
    }
  }

  /** `before` is the text that was read. */
  async write(uri: string, before: string | undefined, after: string | undefined): Promise<WriteOutcome> {
    const outcome = await this.#replace({ uri, before, after, hasMark: false });
    return outcome.kind === 'replaced' ? { kind: 'written', undo: this.remember({ uri, before, after }, outcome.hasMark) } : outcome;
  }

  /** The number by which a change that an editor makes can be taken back. `hasMark`: the file on disk begins with a byte order mark. */
  remember(change: NoteFileChange, hasMark = false): number {
    this.#changes.set(++this.#count, { ...change, hasMark });
    this.#changes.delete(this.#count - mostChanges);
    return this.#count;
  }

  /** undefined if the change is too long ago. */
  findChange(number: number): NoteFileChange | undefined {
    return this.#changes.get(number);
  }

  /** Takes a change back on disk, and returns the file's URI or the reason why it can't, in words for the writer. */
  async undo(number: number): Promise<{ readonly uri: string } | { readonly reason: string }> {
    const done = this.#changes.get(number);
    if (done === undefined) return { reason: 'That is too long ago to be undone here. Use the history of the note file.' };
    const { uri, before, after, hasMark } = done;
    const outcome = await this.#replace({ uri, before: after, after: before, hasMark });
    if (outcome.kind === 'refused') return outcome;
    if (outcome.kind === 'changed') return { reason: 'The note was changed since, so it was left as it is.' };
    this.#changes.delete(number);
    return { uri };
  }

  /** The file keeps its byte order mark; a file that is made again gets one if `hasMark` says so. */
  async #replace({
    uri,
    before,
    after,
    hasMark,
  }: DoneChange): Promise<{ readonly kind: 'replaced'; readonly hasMark: boolean } | Exclude<WriteOutcome, { kind: 'written' }>> {
    try {
      const bytes = before === undefined ? undefined : (await this.#fileSystem.readFile(uri)).bytes;
      if (bytes !== undefined) {
        const { text, issue } = decodeText(bytes);
        if (issue !== undefined || isUtf16(bytes))
          return { kind: 'refused', reason: 'The note is not in UTF-8, so nothing was written. Save it as UTF-8 first.' };
        if (text !== before) return { kind: 'changed' };
      }
      const isMarked = bytes === undefined ? hasMark : beginsWithMark(bytes);
      const encoded = after === undefined ? undefined : new TextEncoder().encode(isMarked ? `\ufeff${after}` : after);
      return (await this.#fileSystem.replaceFile(uri, bytes, encoded)) === 'changed'
        ? { kind: 'changed' }
        : { kind: 'replaced', hasMark: isMarked };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return error.kind === 'missing' ? { kind: 'changed' } : { kind: 'refused', reason: error.message };
    }
  }
}

/** Whether the file begins with the byte order mark of UTF-8. */
function beginsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes.subarray(0, 64).includes(0);
}
