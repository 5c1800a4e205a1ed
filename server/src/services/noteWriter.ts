import { FileError, type FileSystem, type WritableUri } from '#workspace';
import { decodeText } from '../base/textBytes';

/** The text of a note file before and after a change; undefined where the file does not exist. */
interface NoteFileChange {
  readonly uri: WritableUri;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A change that can be undone. */
interface DoneChange extends NoteFileChange {
  /** Whether the file had a byte order mark. */
  readonly hasMark: boolean;
}

type WriteOutcome =
  | { readonly kind: 'written'; readonly undo: number }
  /** The file no longer contains the text that was read. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly reason: string };

/** How many changes can be undone. */
const maxChanges = 50;

/** Writes a note file only if it still contains the text that was read. Remembers changes so that they can be undone. */
export class NoteWriter {
  readonly #fileSystem: FileSystem;
  readonly #changes = new Map<number, DoneChange>();
  #count = 0;

  constructor(fileSystem: FileSystem) {
    this.#fileSystem = fileSystem;
  }

  /** The file on disk; `text` is undefined if it can't be read. */
  async read(uri: string): Promise<{ readonly text: string | undefined; readonly hasMark: boolean }> {
    try {
      const { bytes } = await this.#fileSystem.readFile(uri);
      return { text: decodeText(bytes).text, hasMark: beginsWithMark(bytes) };
    } catch {
      return { text: undefined, hasMark: false };
    }
  }

  /**
   * Replaces the text `before`, which was read, by `after`. `before` is undefined if the file does not exist yet, `after` if the file
   * is to be deleted.
   */
  async write(uri: WritableUri, before: string | undefined, after: string | undefined): Promise<WriteOutcome> {
    const outcome = await this.#replace({ uri, before, after, hasMark: false });
    return outcome.kind === 'replaced' ? { kind: 'written', undo: this.remember({ uri, before, after }, outcome.hasMark) } : outcome;
  }

  /**
   * Remembers a change that the editor makes, and returns the number with which it can be undone. `hasMark`: whether the file on disk
   * begins with a byte order mark.
   */
  remember(change: NoteFileChange, hasMark = false): number {
    this.#changes.set(++this.#count, { ...change, hasMark });
    this.#changes.delete(this.#count - maxChanges);
    return this.#count;
  }

  /** The change that `undo` would undo; undefined if it is no longer remembered. */
  findChange(number: number): NoteFileChange | undefined {
    return this.#changes.get(number);
  }

  /** Undoes a change on disk. Returns the URI of the file, or the reason, in words for the writer, why it can't be undone. */
  async undo(number: number): Promise<{ readonly uri: string } | { readonly reason: string }> {
    const done = this.#changes.get(number);
    if (done === undefined) return { reason: 'This change was already undone or is too old to be undone.' };
    const { uri, before, after, hasMark } = done;
    const outcome = await this.#replace({ uri, before: after, after: before, hasMark });
    if (outcome.kind === 'refused') return outcome;
    if (outcome.kind === 'changed') return { reason: 'The note has changed in the meantime. Nothing was undone.' };
    this.#changes.delete(number);
    return { uri };
  }

  /** A file that has a byte order mark keeps the mark. A file that is created gets a mark if `hasMark` is true. */
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
          return { kind: 'refused', reason: "The note isn't UTF-8. Nothing was written. Save it as UTF-8 first." };
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
