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
import { toPosition } from '../editing/convert';
import { messages } from '../messages/messages';
import { ask } from '../server/ask';
import type { Server } from '../server/server';
import { applyNoteEdits } from './noteEdits';

/** A note file that has just been written. */
export interface WrittenNote {
  readonly uri: Uri;
  /** Of `annotate`: the new note, where it is in the digest. */
  readonly thread: NoteThread | undefined;
  /** Of `create`: where words on the whole paper go. */
  readonly room: Position | undefined;
  /** Takes the change back. Rejects with words for the writer if the file has changed since. */
  undo(): Promise<void>;
}

/** How often an edit is requested again because the note changed in the editor meanwhile. */
const attempts = 3;

/** The writer's notes as the server knows them, and the only way to change them. Answers are undefined if a request was cancelled. */
export class Notes implements Disposable {
  readonly #server: Server;
  readonly #changed = new EventEmitter<void>();
  readonly #subscription: Disposable;
  #list: Promise<NotesAnswer | undefined> | undefined;

  /** Notes, the places of their passages, or the papers that drafts cite have changed. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    server.onNotification<NotesChangedParams>(noteMethods.notesChanged, () => this.#forget());
    // A new server may know other notes.
    this.#subscription = server.onDidChangeState((state) => {
      if (state === 'running') this.#forget();
    });
  }

  /** `null` if the document is no digest. */
  threads(params: ThreadsParams, token?: CancellationToken): Promise<ThreadsAnswer | null | undefined> {
    return ask(this.#server, noteMethods.threads, params, token);
  }

  /** Requested once for each state of the notes. */
  list(): Promise<NotesAnswer | undefined> {
    this.#list ??= ask<NotesAnswer>(this.#server, noteMethods.notes, {}).catch((error: unknown) => {
      this.#list = undefined;
      throw error;
    });
    return this.#list;
  }

  /** Writes into a note file what the writer did. Rejects with words for the writer if nothing was written. */
  write(params: AnnotateParams): Promise<WrittenNote> {
    return this.#carryOut(noteMethods.annotate, params);
  }

  /** Takes back the change that has this number in an answer of the server. Rejects with words for the writer if it can't. */
  async undo(undo: number): Promise<void> {
    await this.#carryOut(noteMethods.undoNote, { undo } satisfies UndoNoteParams);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** The server has written the note, or the editor has it open and changes it here. */
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
