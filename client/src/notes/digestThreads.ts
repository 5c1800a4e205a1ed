import { Range, window, type CommentController, type CommentThread, type TextDocument } from 'vscode';
import type { NoteThread } from '../../../server/src/protocol/noteRequests';
import { fromRange } from '../editing/convert';
import type { Abstract } from './notePlace';
import type { Notes } from './notes';
import { createThread, ShownNote, type NoteComment } from './shownNote';

/** What the server answered for one version of a digest. */
interface Answered {
  readonly version: number;
  /** The part of the digest that the answer is about; undefined means the whole digest. */
  readonly stretch: Range | undefined;
  readonly abstracts: readonly Abstract[];
}

/** A digest with more lines than this has threads only near the visible lines, because VS Code takes milliseconds for each thread. */
const mostLines = 3000;
/** How many lines above and below the visible ones have threads then. */
const margin = 120;
/** How long after the last change of a digest its threads are requested again, in milliseconds. */
const restMilliseconds = 150;

/** The comment threads of one digest. They follow its text and the notes. */
export class DigestThreads {
  readonly document: TextDocument;
  readonly #controller: CommentController;
  readonly #notes: Notes;
  readonly #onDidChange: (what: 'came' | 'changed') => void;
  readonly #isTypedAhead: () => boolean;
  readonly #shown = new Map<string, ShownNote>();
  #answered: Answered | undefined;
  #pending: Promise<void> | undefined;
  /** Whether something has changed since the pending request was sent. */
  #isStale = false;
  #timer: NodeJS.Timeout | undefined;
  /** How many changes of the writer's own are being written; answers that come meanwhile are not shown. */
  #held = 0;
  /** Grows by one when such a change begins, and when it ends. */
  #ownChanges = 0;
  #isDisposed = false;

  /**
   * `onDidChange` is called when threads or abstracts may have changed; `came` means that there are new threads. While the text holds
   * letters that may be meant for a note (`isTypedAhead`), all threads stay where they are.
   */
  constructor(
    controller: CommentController,
    notes: Notes,
    document: TextDocument,
    { onDidChange, isTypedAhead }: { readonly onDidChange: (what: 'came' | 'changed') => void; readonly isTypedAhead: () => boolean },
  ) {
    this.#controller = controller;
    this.#notes = notes;
    this.document = document;
    this.#onDidChange = onDidChange;
    this.#isTypedAhead = isTypedAhead;
  }

  get shown(): readonly ShownNote[] {
    return [...this.#shown.values()];
  }

  /** Whether the server has answered at all. */
  get isAnswered(): boolean {
    return this.#answered !== undefined;
  }

  /** Whether only a part of the digest has threads, and the writer has scrolled out of it. */
  get isOutOfSight(): boolean {
    const { stretch } = this.#answered ?? {};
    return stretch !== undefined && this.#visible().some((range) => !stretch.contains(range));
  }

  find(thread: unknown): ShownNote | undefined {
    return this.shown.find((shown) => shown.thread === thread);
  }

  /** The abstracts in this version of the digest, in the part that has threads. */
  async abstracts(): Promise<readonly Abstract[]> {
    if (this.#answered?.version !== this.document.version) await this.update();
    return this.#answered?.abstracts ?? [];
  }

  /** Updates the threads a moment after the last of several changes in a row. */
  updateSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#isTypedAhead()) this.updateSoon();
      else void this.update().catch(() => undefined);
    }, restMilliseconds);
  }

  /** Resolves when the threads show what the server knows at this moment, or later. */
  async update(): Promise<void> {
    this.#isStale = true;
    this.#pending ??= this.#askWhileStale().finally(() => (this.#pending = undefined));
    return this.#pending;
  }

  /** Makes a change of the writer's own; the threads are updated when it is done. */
  async during<T>(change: () => Promise<T>): Promise<T> {
    this.#held += 1;
    this.#ownChanges += 1;
    try {
      return await change();
    } finally {
      this.#held -= 1;
      this.#ownChanges += 1;
      this.updateSoon();
    }
  }

  /** Shows a note that the writer has just made, with its thread expanded. */
  add(note: NoteThread): void {
    this.#shown.set(nameOf(note), this.#createShown(note, true));
    this.#onDidChange('changed');
  }

  remove(shown: ShownNote): void {
    this.#shown.delete(nameOf(shown.note));
    shown.thread.dispose();
    this.#onDidChange('changed');
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    for (const { thread } of this.#shown.values()) thread.dispose();
    this.#shown.clear();
  }

  async #askWhileStale(): Promise<void> {
    while (this.#isStale && !this.#isDisposed) {
      this.#isStale = false;
      await this.#ask();
    }
  }

  async #ask(): Promise<void> {
    const { version } = this.document;
    const ownChanges = this.#ownChanges;
    const stretch = this.#stretch();
    const range = stretch === undefined ? {} : { range: fromRange(stretch) };
    const answer = await this.#notes.threads({ uri: this.document.uri.toString(), ...range });
    if (this.#isDisposed || answer === undefined) return;
    // The answer is about another text, so its ranges are wrong. Ask again.
    if (this.document.version !== version) return this.updateSoon();
    this.#answered = { version, stretch, abstracts: answer?.abstracts ?? [] };
    // The server was asked before the writer's change was done. `during` asks again when it is.
    if (this.#held > 0 || this.#ownChanges !== ownChanges) return;
    if (this.#isTypedAhead()) return this.updateSoon();
    this.#onDidChange(this.#show(answer?.threads ?? []));
  }

  /** Keeps the thread objects of notes that are still there. A thread that is being edited always stays. */
  #show(threads: readonly NoteThread[]): 'came' | 'changed' {
    let what: 'came' | 'changed' = 'changed';
    const named = new Map(threads.map((note) => [nameOf(note), note]));
    for (const [name, shown] of this.#shown) {
      if (named.has(name) || shown.isEdited) continue;
      shown.thread.dispose();
      this.#shown.delete(name);
    }
    for (const [name, note] of named) {
      const shown = this.#shown.get(name);
      if (shown !== undefined) shown.update(note);
      else {
        this.#shown.set(name, this.#createShown(note, false));
        what = 'came';
      }
    }
    return what;
  }

  #createShown(note: NoteThread, isOpen: boolean): ShownNote {
    const create = (shown: NoteThread, comment: NoteComment, opens: boolean): CommentThread =>
      createThread(this.#controller, this.document.uri, { note: shown, comment, isOpen: opens });
    return new ShownNote(note, create, isOpen);
  }

  #stretch(): Range | undefined {
    if (this.document.lineCount <= mostLines) return undefined;
    const [first, ...others] = this.#visible();
    const seen = others.reduce((all, range) => all.union(range), first ?? new Range(0, 0, 0, 0));
    return new Range(Math.max(0, seen.start.line - margin), 0, Math.min(this.document.lineCount, seen.end.line + margin), 0);
  }

  #visible(): readonly Range[] {
    return window.visibleTextEditors.filter(({ document }) => document === this.document).flatMap(({ visibleRanges }) => visibleRanges);
  }
}

/** A note is identified by its file and its anchor, wherever its passage is. */
function nameOf({ note, id }: NoteThread): string {
  return `${note} ${id}`;
}
