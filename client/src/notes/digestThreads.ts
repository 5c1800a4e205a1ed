import { type CommentController, Range, type TextDocument, window } from 'vscode';
import type { NoteThread } from '../../../server/src/client';
import { fromRange } from '../editing/positions';
import { type AbstractRange, findGutterMark } from './notePlace';
import type { Notes } from './notes';
import { createThread, ShownNote } from './shownNote';

/** What the server answered for one version of a digest. */
interface Answered {
  readonly version: number;
  /** The part of the digest that was requested; undefined for the whole digest. */
  readonly part: Range | undefined;
  readonly abstracts: readonly AbstractRange[];
}

interface DigestThreadsEvents {
  readonly onDidChange: (what: 'came' | 'changed') => void;
  readonly onDidLearnAbstracts: () => void;
  readonly isTypedAhead: () => boolean;
}

/** A digest with more lines than this has threads only near the visible lines, because VS Code needs milliseconds for each thread. */
const maxLines = 3000;
/** In a digest with more than `maxLines` lines, how many lines above and below the visible ones have threads. */
const margin = 120;
/** How long to wait after the last change of a digest before its threads are requested again, in milliseconds. */
const restMilliseconds = 150;

/** The comment threads of one digest. They are updated when its text or the notes change. */
export class DigestThreads {
  readonly document: TextDocument;
  readonly #controller: CommentController;
  readonly #notes: Notes;
  readonly #onDidChange: (what: 'came' | 'changed') => void;
  readonly #onDidLearnAbstracts: () => void;
  readonly #isTypedAhead: () => boolean;
  readonly #shown = new Map<string, ShownNote>();
  #answered: Answered | undefined;
  #pending: Promise<void> | undefined;
  /** Whether something has changed since the pending request was sent. */
  #isStale = false;
  #timer: NodeJS.Timeout | undefined;
  /** How many changes that the writer made in threads are being written. Answers that arrive meanwhile are not shown. */
  #held = 0;
  /** Increases by one when the writer's change in a thread begins to be written, and again when it is done. */
  #ownChanges = 0;
  #isDisposed = false;

  /**
   * `onDidChange` is called when threads or abstracts may have changed; `came` means that an answer of the server has added threads.
   * `onDidLearnAbstracts` is called when the server has told the abstracts for the first time, or those of another part of the digest.
   * While `isTypedAhead` returns true, the document contains letters that may be meant for a note, so all threads stay where they are.
   */
  constructor(
    controller: CommentController,
    notes: Notes,
    document: TextDocument,
    { onDidChange, onDidLearnAbstracts, isTypedAhead }: DigestThreadsEvents,
  ) {
    this.#controller = controller;
    this.#notes = notes;
    this.document = document;
    this.#onDidChange = onDidChange;
    this.#onDidLearnAbstracts = onDidLearnAbstracts;
    this.#isTypedAhead = isTypedAhead;
  }

  get shown(): readonly ShownNote[] {
    return [...this.#shown.values()];
  }

  /** Whether the server has told the abstracts. It has none to tell while it does not know yet that the document is a digest. */
  get isAnswered(): boolean {
    return this.#answered !== undefined;
  }

  /** Whether only a part of the digest has threads, and lines outside that part are visible. */
  get isOutOfSight(): boolean {
    const { part } = this.#answered ?? {};
    return part !== undefined && this.#visible().some((range) => !part.contains(range));
  }

  find(thread: unknown): ShownNote | undefined {
    return this.shown.find((shown) => shown.thread === thread);
  }

  /** The abstracts in the present version of the digest. If only a part of the digest has threads, the abstracts in that part. */
  async abstracts(): Promise<readonly AbstractRange[]> {
    if (this.#answered?.version !== this.document.version) await this.update();
    return this.#answered?.abstracts ?? [];
  }

  /** Updates the threads after a pause, so that several changes in a row lead to a single update. */
  updateSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#isTypedAhead()) this.updateSoon();
      else void this.update().catch(() => undefined);
    }, restMilliseconds);
  }

  /**
   * Requests the threads and shows them. Resolves when a request that was sent after this call is done. If the digest changed or the
   * writer typed meanwhile, the threads are updated later.
   */
  async update(): Promise<void> {
    this.#isStale = true;
    this.#pending ??= this.#askWhileStale().finally(() => (this.#pending = undefined));
    return this.#pending;
  }

  /** Runs a change that the writer made in a thread, and then updates the threads. */
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
    if (this.#isDisposed) return;
    this.#shown.set(nameOf(note), this.#createShown(note, true));
    this.#onDidChange('changed');
  }

  remove(shown: ShownNote): void {
    this.#shown.delete(nameOf(shown.note));
    shown.thread.dispose();
    this.#onDidChange('changed');
  }

  /** Closes the box of a note, unless the digest was closed meanwhile. */
  endEdit(shown: ShownNote): void {
    if (!this.#isDisposed) shown.endEdit();
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
      const before = this.#answered;
      await this.#ask();
      if (isForAnotherPart(this.#answered, before)) this.#onDidLearnAbstracts();
    }
  }

  async #ask(): Promise<void> {
    const { version } = this.document;
    const ownChanges = this.#ownChanges;
    const part = this.#partWithThreads();
    const range = part === undefined ? {} : { range: fromRange(part) };
    const answer = await this.#notes.threads({ uri: this.document.uri.toString(), ...range });
    if (this.#isDisposed) return;
    // The request was cancelled, or the digest has changed since, so the ranges in the answer are wrong.
    if (answer === undefined || this.document.version !== version) return this.updateSoon();
    this.#answered = answer === null ? undefined : { version, part, abstracts: answer.abstracts };
    // The request was sent before the writer's change was done. `during` sends another one after the change.
    if (this.#held > 0 || this.#ownChanges !== ownChanges) return;
    if (this.#isTypedAhead()) return this.updateSoon();
    this.#onDidChange(this.#show(answer?.threads ?? []));
  }

  /**
   * Keeps the threads of notes that still exist, and every thread that is being edited. Removes the other threads, and adds those of
   * new notes.
   */
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
    return new ShownNote(
      note,
      {
        create: (mark, comment, opens) => createThread(this.#controller, this.document.uri, { mark, comment, isOpen: opens }),
        findMark: (passage) => findGutterMark(this.document, passage, this.#answered?.abstracts ?? []),
      },
      isOpen,
    );
  }

  #partWithThreads(): Range | undefined {
    if (this.document.lineCount <= maxLines) return undefined;
    const [first, ...others] = this.#visible();
    const seen = others.reduce((all, range) => all.union(range), first ?? new Range(0, 0, 0, 0));
    return new Range(Math.max(0, seen.start.line - margin), 0, Math.min(this.document.lineCount, seen.end.line + margin), 0);
  }

  #visible(): readonly Range[] {
    return window.visibleTextEditors.filter(({ document }) => document === this.document).flatMap(({ visibleRanges }) => visibleRanges);
  }
}

function isForAnotherPart(now: Answered | undefined, before: Answered | undefined): boolean {
  if (now === undefined || before === undefined) return now !== undefined;
  return now.part === undefined || before.part === undefined ? now.part !== before.part : !now.part.isEqual(before.part);
}

/** A string that identifies a note by its file and its anchor. It does not depend on where the passage is. */
function nameOf({ note, id }: NoteThread): string {
  return `${note} ${id}`;
}
