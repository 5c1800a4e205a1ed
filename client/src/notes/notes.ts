import { EventEmitter, Uri, type CancellationToken, type Disposable, type Event, type Position } from 'vscode';
import {
  noteMethods,
  type AnnotateAnswer,
  type AnnotateParams,
  type NotesAnswer,
  type NotesChangedParams,
  type NoteThread,
  type ThreadsAnswer,
  type ThreadsParams,
  type UndoNoteParams,
} from '../../../server/src/protocol/noteRequests';
import { toPosition } from '../editing/positions';
import { messages } from '../messages/messages';
import { ask } from '../server/ask';
import type { Server } from '../server/server';
import { applyNoteEdits } from './noteEdits';

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

/** How many times at most an edit is requested, if the note keeps changing in the editor before the edit can be applied. */
const attempts = 3;

/** The writer's notes as the server knows them. Answers are undefined if a request was cancelled. */
export class Notes implements Disposable {
  readonly #server: Server;
  readonly #changed = new EventEmitter<void>();
  readonly #subscription: Disposable;
  #list: Promise<NotesAnswer | undefined> | undefined;

  /** Fired when notes, the places of their passages, or the papers that drafts cite may have changed. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    server.onNotification<NotesChangedParams>(noteMethods.notesChanged, () => this.#forget());
    // A server that has just started may know other notes.
    this.#subscription = server.onDidChangeState((state) => {
      if (state === 'running') this.#forget();
    });
  }

  /** Resolves to `null` if the document is not a digest. */
  threads(params: ThreadsParams, token?: CancellationToken): Promise<ThreadsAnswer | null | undefined> {
    return ask(this.#server, noteMethods.threads, params, token);
  }

  /** The answer is cached until the notes change. */
  list(): Promise<NotesAnswer | undefined> {
    this.#list ??= ask<NotesAnswer>(this.#server, noteMethods.notes, {}).catch((error: unknown) => {
      this.#list = undefined;
      throw error;
    });
    return this.#list;
  }

  /** Makes a change of the writer in a note file. Rejects with a message for the writer if nothing was written. */
  write(params: AnnotateParams): Promise<WrittenNote> {
    return this.#carryOut(noteMethods.annotate, params);
  }

  /**
   * Undoes a change. `undo` is the number that the server's answer to the change contained. Rejects with a message for the writer if
   * the change can't be undone.
   */
  async undo(undo: number): Promise<void> {
    await this.#carryOut(noteMethods.undoNote, { undo } satisfies UndoNoteParams);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** Asks the server to change the note file. If the file is open in the editor, the server answers with edits, which are applied here. */
  async #carryOut(method: string, params: AnnotateParams | UndoNoteParams): Promise<WrittenNote> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const answer = await ask<AnnotateAnswer>(this.#server, method, params);
      if (answer === undefined) break;
      if (answer.kind === 'refused') throw new Error(answer.reason);
      if (answer.kind === 'edits' && !(await applyNoteEdits(answer))) continue;
      const { uri, thread, room, undo } = answer;
      return {
        uri: Uri.parse(uri),
        thread,
        room: room === undefined ? undefined : toPosition(room),
        undo: async () => (undo === undefined ? undefined : this.undo(undo)),
      };
    }
    throw new Error(messages.noteNotWritten());
  }

  #forget(): void {
    this.#list = undefined;
    this.#changed.fire();
  }
}
