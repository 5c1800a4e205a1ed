import { Range, window, type CommentController, type CommentThread, type TextDocument } from 'vscode';
import type { NoteThread } from '../../../server/src/protocol/noteRequests';
import { fromRange } from '../editing/convert';
import type { Abstract } from './notePlace';
import type { Notes } from './notes';
import { createThread, ShownNote, type NoteComment } from './shownNote';

/** What the server said of one version of a digest. */
interface Answered {
  readonly version: number;
  /** undefined: of the whole digest. */
  readonly stretch: Range | undefined;
  readonly abstracts: readonly Abstract[];
}

/** A digest of more lines has threads only near what is visible: VS Code takes milliseconds for each. */
const mostLines = 3000;
/** So many lines before and behind what is visible. */
const margin = 120;
/** How long a digest must rest before its threads are looked for again, in milliseconds. */
const restMilliseconds = 150;

/** The threads of one digest: they follow its text and the notes. */
export class DigestThreads {
  readonly document: TextDocument;
  readonly #controller: CommentController;
  readonly #notes: Notes;
  readonly #told: (what: 'came' | 'changed') => void;
  readonly #isTypedAhead: () => boolean;
  readonly #shown = new Map<string, ShownNote>();
  #answered: Answered | undefined;
  #pending: Promise<void> | undefined;
  /** Whether something changed since the request that is on its way was sent. */
  #isStale = false;
  #timer: NodeJS.Timeout | undefined;
  /** While the writer's own change is on its way, what comes back of it is no news. */
  #held = 0;
  /** Grows when such a change begins and ends. */
  #ownChanges = 0;
  #isDisposed = false;

  /**
   * `told` is called when threads or abstracts may be others than before; `came`: there are threads that were not there. While
   * letters stand in the text that may be meant for a note (`isTypedAhead`) all threads stay where they are.
   */
  constructor(
    controller: CommentController,
    notes: Notes,
    document: TextDocument,
    { told, isTypedAhead }: { readonly told: (what: 'came' | 'changed') => void; readonly isTypedAhead: () => boolean },
  ) {
    this.#controller = controller;
    this.#notes = notes;
    this.document = document;
    this.#told = told;
    this.#isTypedAhead = isTypedAhead;
  }

  get shown(): readonly ShownNote[] {
    return [...this.#shown.values()];
  }

  /** Whether the server has told what there is. */
  get isAnswered(): boolean {
    return this.#answered !== undefined;
  }

  /** Whether only a stretch of the digest has threads, and another one is visible by now. */
  get isOutOfSight(): boolean {
    const { stretch } = this.#answered ?? {};
    return stretch !== undefined && this.#visible().some((range) => !stretch.contains(range));
  }

  find(thread: unknown): ShownNote | undefined {
    return this.shown.find((shown) => shown.thread === thread);
  }

  /** Of this version of the digest, as far as threads are shown. */
  async abstracts(): Promise<readonly Abstract[]> {
    if (this.#answered?.version !== this.document.version) await this.update();
    return this.#answered?.abstracts ?? [];
  }

  /** Soon; of several changes in a row only the last one counts. */
  updateSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#isTypedAhead()) this.updateSoon();
      else void this.update().catch(() => undefined);
    }, restMilliseconds);
  }

  /** Until what is shown is what the server knows at this moment, or later. */
  async update(): Promise<void> {
    this.#isStale = true;
    this.#pending ??= this.#askWhileStale().finally(() => (this.#pending = undefined));
    return this.#pending;
  }

  /** Does the writer's own change; what is shown follows when it is done. */
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

  /** A note that the writer has just made; it is open. */
  add(note: NoteThread): void {
    this.#shown.set(nameOf(note), this.#createShown(note, true));
    this.#told('changed');
  }

  remove(shown: ShownNote): void {
    this.#shown.delete(nameOf(shown.note));
    shown.thread.dispose();
    this.#told('changed');
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
    // What is told of another text would stand at wrong words. It is asked for again.
    if (this.document.version !== version) return this.updateSoon();
    this.#answered = { version, stretch, abstracts: answer?.abstracts ?? [] };
    // What was asked before such a change was done knows nothing of it. It is asked for again when it is.
    if (this.#held > 0 || this.#ownChanges !== ownChanges) return;
    if (this.#isTypedAhead()) return this.updateSoon();
    this.#told(this.#show(answer?.threads ?? []));
  }

  /** Threads that stay are the same objects; the one that is being edited stays in any case. */
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

/** A note is known by its file and its anchor, wherever it stands. */
function nameOf({ note, id }: NoteThread): string {
  return `${note} ${id}`;
}
