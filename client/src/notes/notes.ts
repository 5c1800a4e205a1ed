import { EventEmitter, type CancellationToken, type Disposable, type Event } from 'vscode';
import {
  noteMethods,
  type AnnotateAnswer,
  type AnnotateParams,
  type NotesAnswer,
  type NotesChangedParams,
  type ThreadsAnswer,
  type ThreadsParams,
  type UndoNoteParams,
} from '../../../server/src/protocol/noteRequests';
import { ask } from '../server/ask';
import type { Server } from '../server/server';

/** The writer's notes as the server knows them: one method a request, undefined where the request was cancelled. */
export class Notes implements Disposable {
  readonly #server: Server;
  readonly #changed = new EventEmitter<void>();
  readonly #subscription: Disposable;
  #list: Promise<NotesAnswer | undefined> | undefined;

  /** Notes, passages that they stand at, or what drafts cite, are others than before. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    server.onNotification<NotesChangedParams>(noteMethods.notesChanged, () => this.#forget());
    // What a new server knows may be something else.
    this.#subscription = server.onDidChangeState((state) => {
      if (state === 'running') this.#forget();
    });
  }

  /** `null` where the document is no digest. */
  threads(params: ThreadsParams, token?: CancellationToken): Promise<ThreadsAnswer | null | undefined> {
    return ask(this.#server, noteMethods.threads, params, token);
  }

  /** Asked once for each state of the notes. */
  list(): Promise<NotesAnswer | undefined> {
    this.#list ??= ask<NotesAnswer>(this.#server, noteMethods.notes, {}).catch((error: unknown) => {
      this.#list = undefined;
      throw error;
    });
    return this.#list;
  }

  annotate(params: AnnotateParams): Promise<AnnotateAnswer | undefined> {
    return ask(this.#server, noteMethods.annotate, params);
  }

  undo(undo: number): Promise<AnnotateAnswer | undefined> {
    return ask(this.#server, noteMethods.undoNote, { undo } satisfies UndoNoteParams);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #forget(): void {
    this.#list = undefined;
    this.#changed.fire();
  }
}
