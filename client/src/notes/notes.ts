import { type CancellationToken, commands, type Disposable, type Event, EventEmitter, type Position, Uri, workspace } from 'vscode';
import {
  type AnnotateAnswer,
  type AnnotateParams,
  methods,
  type NoteChangeParams,
  type NotesAnswer,
  type NoteThread,
  type ThreadsAnswer,
  type ThreadsParams,
} from '../../../server/src/client';
import { applyFileEdits } from '../editing/fileEdits';
import { fileLabel } from '../editing/labels';
import { openDocument } from '../editing/openPaper';
import { toPosition } from '../editing/positions';
import { Turns } from '../editing/turns';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';
import type { Server } from '../server/server';

/** The result of a change: the note file that was written. */
export interface WrittenNote {
  readonly uri: Uri;
  /** After `annotate`: the new note, with its place in the digest. undefined after any other change. */
  readonly thread: NoteThread | undefined;
  /** After `create`: the position in the note file for a note on the whole paper. undefined after any other change. */
  readonly room: Position | undefined;
  /** Undoes the change. Rejects with a message for the writer if the file has changed since. */
  undo(): Promise<void>;
}

/** A change that can be undone. */
interface NoteChange {
  readonly kind: NoteChangeParams['kind'];
  /** The passage of the note, or the name of the file if the change is not about a passage. */
  readonly about: string;
  readonly written: WrittenNote;
  /** When it was made, in milliseconds. */
  readonly time: number;
}

/** How many times at most an edit is requested, if the note keeps changing in the editor before the edit can be applied. */
const attempts = 3;
/** How many changes can be undone. */
const maxChanges = 100;

/** `number`: identifies the change when it is undone; undefined if it can't be. */
type CarriedOut = Omit<WrittenNote, 'undo'> & { readonly number: number | undefined };

/** The writer's notes as the server knows them. Answers are undefined if a request was cancelled. */
export class Notes implements Disposable {
  readonly #server: Server;
  readonly #changed = new EventEmitter<void>();
  readonly #subscription: Disposable;
  #list: Promise<NotesAnswer | undefined> | undefined;
  /** What can be undone, the last change last. */
  #changes: readonly NoteChange[] = [];
  readonly #turns = new Turns();

  /** Fired when notes, the places of their passages, or the papers that drafts cite may have changed. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    server.onChange('notes', () => this.#forget());
    // A server that has just started may know other notes.
    this.#subscription = server.onDidChangeState((state) => {
      if (state === 'running') this.#forget();
    });
  }

  /** Resolves to `null` if the document is not a digest. */
  threads(params: ThreadsParams, token?: CancellationToken): Promise<ThreadsAnswer | null | undefined> {
    return this.#server.ask(methods.threads, params, token);
  }

  /** The answer is cached until the notes change. */
  list(): Promise<NotesAnswer | undefined> {
    this.#list ??= this.#server.ask(methods.notes, {}).catch((error: unknown) => {
      this.#list = undefined;
      throw error;
    });
    return this.#list;
  }

  /** Makes a change of the writer in a note file. Rejects with a message for the writer if nothing was written. */
  write(params: NoteChangeParams): Promise<WrittenNote> {
    return this.#turns.take(() => this.#write(params));
  }

  async #write(params: NoteChangeParams): Promise<WrittenNote> {
    const quote = await this.#findQuote(params);
    const { number, ...written } = await this.#carryOut(params);
    if (number === undefined) return { ...written, undo: async () => undefined };
    const undo = async (): Promise<void> => {
      await this.undoNumbered(number);
      this.#keep(this.#changes.filter((each) => each !== change));
    };
    const about = quote ?? written.thread?.quote ?? fileLabel(written.uri);
    const change: NoteChange = { kind: params.kind, about, written: { ...written, undo }, time: Date.now() };
    this.#keep([...this.#changes, change].slice(-maxChanges));
    return change.written;
  }

  /** Undoes a change. `undo` is the number that the server's answer to the change contained. Rejects with a message for the writer if it can't. */
  async undoNumbered(undo: number): Promise<void> {
    await this.#carryOut({ kind: 'undo', undo });
  }

  /** Resolves once what is being written can be undone. */
  settle(): Promise<void> {
    return this.#turns.settle();
  }

  /** When the last change was made that can be undone, in milliseconds; undefined if there is none. */
  get lastChange(): number | undefined {
    return this.#changes.at(-1)?.time;
  }

  /**
   * Undoes the last change, and returns what it was. Rejects with a message for the writer if there is none, or if the note has changed
   * since. After such a failure, that change can't be undone.
   */
  undo(): Promise<Pick<NoteChange, 'kind' | 'about'>> {
    return this.#turns.take(() => this.#undoLast());
  }

  async #undoLast(): Promise<Pick<NoteChange, 'kind' | 'about'>> {
    const last = this.#changes.at(-1);
    if (last === undefined) throw new Slip(messages.nothingToUndo());
    try {
      await last.written.undo();
    } catch (error) {
      this.#keep(this.#changes.filter((each) => each !== last));
      throw error;
    }
    return last;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** Asks the server to change the note file. If the file is open in the editor, the server answers with edits, which are applied here. */
  async #carryOut(params: AnnotateParams): Promise<CarriedOut> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const answer = await this.#server.ask(methods.annotate, params);
      if (answer === undefined) break;
      if (answer.kind === 'refused') throw new Error(answer.reason);
      if (answer.kind === 'edits' && !(await applyNoteEdits(answer))) continue;
      const { uri, thread, room, undo } = answer;
      return {
        uri: Uri.parse(uri),
        thread,
        room: room === undefined ? undefined : toPosition(room),
        number: undo,
      };
    }
    throw new Error(messages.noteNotWritten());
  }

  /** The passage of the note that is to be changed; undefined if the change is not about a note on a passage. */
  async #findQuote(params: NoteChangeParams): Promise<string | undefined> {
    if (!('id' in params)) return undefined;
    const note = (await this.list())?.notes.find(({ uri }) => uri === params.note);
    return note?.annotations.find(({ id }) => id === params.id)?.quote;
  }

  /** Sets what can be undone, and the context key that says whether there is something. */
  #keep(changes: readonly NoteChange[]): void {
    this.#changes = changes;
    void commands.executeCommand('setContext', 'marginalia.notesChanged', changes.length > 0);
  }

  #forget(): void {
    this.#list = undefined;
    this.#changed.fire();
  }
}

type ReadingStatus = Extract<AnnotateParams, { kind: 'status' }>['status'];

/** All reading statuses, in the order in which a paper usually has them. */
export const readingStatuses: readonly ReadingStatus[] = ['to-read', 'reading', 'read', 'cited'];

const icons: Readonly<Record<ReadingStatus, string>> = { 'to-read': 'circle-large-outline', reading: 'book', read: 'pass', cited: 'quote' };

export function statusIcon(status: ReadingStatus): string {
  return icons[status];
}

/**
 * Applies the edits to a note file that is open in the editor, so that the writer can undo them there. Saves the file if it had no
 * unsaved changes before. If the edits leave the saved file empty, the file is deleted. Resolves to false if the document is no longer
 * the version for which the edits were made, or if VS Code refuses the edits. Rejects with a message for the writer if the file can't
 * be saved.
 */
export async function applyNoteEdits(answer: Extract<AnnotateAnswer, { kind: 'edits' }>): Promise<boolean> {
  const uri = Uri.parse(answer.uri);
  const document = await openDocument(uri);
  if (document.version !== answer.version) return false;
  const outcome = await applyFileEdits({ uri, isNew: false, files: [answer] });
  if (outcome === 'unsaved') throw new Error(messages.noteUnsaved(fileLabel(uri)));
  if (outcome === 'done' && answer.isEmptied === true && !document.isDirty) await workspace.fs.delete(uri);
  return outcome === 'done';
}
