import { decodeText } from '../base/decodeText';
import { FileError, type FileSystem } from '../workspace/files/fileSystem';

/** A change of a note file: its text, undefined where there is no file. */
export interface NoteChange {
  readonly uri: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A change that was made, so that it can be taken back. */
interface Made extends NoteChange {
  /** Whether the file had a byte order mark. */
  readonly hasMark: boolean;
}

export type WriteOutcome =
  | { readonly kind: 'written'; readonly undo: number }
  /** The file holds something else than was read. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly reason: string };

/** How many changes can be taken back. */
const mostKept = 50;

/** Writes note files only over what was read of them, and knows the changes that can be taken back. */
export class NoteWriter {
  readonly #fileSystem: FileSystem;
  readonly #made = new Map<number, Made>();
  #count = 0;

  constructor(fileSystem: FileSystem) {
    this.#fileSystem = fileSystem;
  }

  /** `before` is the text that was read. */
  async write(uri: string, before: string | undefined, after: string | undefined): Promise<WriteOutcome> {
    const outcome = await this.#replace({ uri, before, after, hasMark: false });
    return outcome.kind === 'replaced' ? { kind: 'written', undo: this.remember({ uri, before, after }, outcome.hasMark) } : outcome;
  }

  /** Of a change that an editor makes: the number by which it is taken back. */
  remember(change: NoteChange, hasMark = false): number {
    this.#made.set(++this.#count, { ...change, hasMark });
    this.#made.delete(this.#count - mostKept);
    return this.#count;
  }

  /** undefined where it is too long ago. */
  findChange(number: number): NoteChange | undefined {
    return this.#made.get(number);
  }

  /** The file's URI where the change was taken back on disk; otherwise the reason why not, in words for the writer. */
  async undo(number: number): Promise<{ readonly uri: string } | { readonly reason: string }> {
    const made = this.#made.get(number);
    if (made === undefined) return { reason: 'That is too long ago to be undone here. Use the history of the note file.' };
    const { uri, before, after, hasMark } = made;
    const outcome = await this.#replace({ uri, before: after, after: before, hasMark });
    if (outcome.kind === 'refused') return outcome;
    if (outcome.kind === 'changed') return { reason: 'The note was changed since, so it was left as it is.' };
    this.#made.delete(number);
    return { uri };
  }

  /** A byte order mark of the file stays; one that is made anew gets it where `hasMark` says so. */
  async #replace({
    uri,
    before,
    after,
    hasMark,
  }: Made): Promise<{ readonly kind: 'replaced'; readonly hasMark: boolean } | Exclude<WriteOutcome, { kind: 'written' }>> {
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

/** Whether a byte order mark of UTF-8 stands first. */
export function beginsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes.subarray(0, 64).includes(0);
}
