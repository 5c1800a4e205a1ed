import {
  type CommentThread,
  commands,
  DecorationRangeBehavior,
  Disposable,
  type Event,
  EventEmitter,
  OverviewRulerLane,
  type Range,
  type TextDocument,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  window,
  workspace,
} from 'vscode';
import { digestLanguageId, isForeign } from '../editing/documents';
import { toRange } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';
import type { Library } from '../server/library';
import type { DigestThreads } from './digestThreads';
import { isCommentBox } from './noteDraft';
import { findCoveredPassage } from './notePlace';
import type { Notes } from './notes';
import type { ShownNote } from './shownNote';

/** How the threads of a digest are created, and what is called when something changes. */
interface DigestEvents {
  createThreads(document: TextDocument, onDidChange: (what: 'came' | 'changed') => void): DigestThreads;
  /** Called when threads were created, except for a note that the writer has just made. */
  threadsCame(): void;
  /** Called when the visible documents or the library may have changed, but the abstracts of all visible digests are known. */
  visibleChanged(): void;
}

/** The digests that have threads, each from the time when it is first visible until it is closed or is no longer a digest. */
export class OpenDigests implements Disposable {
  readonly #library: Library;
  readonly #events: DigestEvents;
  readonly #passages = new PassageDecorations();
  readonly #digests = new Map<TextDocument, DigestThreads>();
  readonly #notesChanged = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  /** Fired when the notes that open digests show have changed. */
  readonly onDidChangeNotes: Event<void> = this.#notesChanged.event;

  constructor(library: Library, notes: Notes, events: DigestEvents) {
    this.#library = library;
    this.#events = events;
    this.#subscriptions = Disposable.from(
      notes.onDidChange(() => this.#digests.forEach((digest) => digest.updateSoon())),
      library.onDidChange(() => this.follow()),
      window.onDidChangeVisibleTextEditors(() => this.follow()),
      window.onDidChangeActiveTextEditor(() => this.#updateContextKey()),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#scroll(textEditor.document)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#digests.get(document)?.updateSoon();
      }),
      workspace.onDidCloseTextDocument((document) => this.#leave(document)),
    );
  }

  isDigest(document: TextDocument): boolean {
    return !isForeign(document) && (document.languageId === digestLanguageId || this.#library.isDigest(document.uri.toString()));
  }

  get all(): readonly DigestThreads[] {
    return [...this.#digests.values()];
  }

  /** The threads of a document; undefined unless the document is a digest that was visible since it was opened. */
  get(document: TextDocument): DigestThreads | undefined {
    return this.#digests.get(document);
  }

  /** The digest that contains a thread. Throws with a message for the writer if no open digest does. */
  ofThread({ uri }: CommentThread): DigestThreads {
    const digest = this.all.find(({ document }) => document.uri.toString() === uri.toString());
    if (digest === undefined) throw new Slip(messages.notesInDigests());
    return digest;
  }

  /** The digest that shows a note. Throws with a message for the writer if the note is gone. */
  ofNote(shown: ShownNote): DigestThreads {
    const digest = this.all.find((each) => each.shown.includes(shown));
    if (digest === undefined) throw new Error(messages.noteGone());
    return digest;
  }

  /** The note that a thread shows; undefined if it shows none, for example if the thread is empty. */
  find(thread: unknown): ShownNote | undefined {
    return this.all.map((digest) => digest.find(thread)).find((shown) => shown !== undefined);
  }

  /** All notes of open digests whose passage could not be located. */
  get orphans(): readonly ShownNote[] {
    return this.all.flatMap(({ shown }) => shown).filter(({ note }) => note.isOrphan);
  }

  /** The notes at the cursor or in the selection; if there are none, those in the lines of the selection, or marked in the margin there. */
  listAt({ document, selection }: TextEditor, fits: (shown: ShownNote) => boolean): readonly ShownNote[] {
    const shown = (this.#digests.get(document)?.shown ?? []).filter(fits);
    const touching = shown.filter(({ passage }) => passage?.intersection(selection) !== undefined);
    if (touching.length > 0) return touching;
    const lines = document.lineAt(selection.start).range.union(document.lineAt(selection.end).range);
    return shown.filter(({ passage, thread }) => [passage, thread.range].some((place) => place?.intersection(lines) !== undefined));
  }

  /** The part of an abstract that the range covers; undefined if the range covers none, or if the document is not an open digest. */
  async findPassage(document: TextDocument, range: Range): Promise<Range | undefined> {
    const digest = this.#digests.get(document);
    return digest === undefined || range.isEmpty ? undefined : findCoveredPassage(await digest.abstracts(), range);
  }

  /** Updates the marks of the annotated passages of a digest after a note has changed. */
  markPassages(digest: DigestThreads): void {
    this.#passages.show(digest);
  }

  /** Creates threads for digests that became visible, and removes the threads of documents that are no longer digests. */
  follow(): void {
    const visible = new Set(window.visibleTextEditors.map(({ document }) => document).filter((document) => this.isDigest(document)));
    let hasNew = false;
    for (const document of visible) {
      const known = this.#digests.get(document);
      if (known?.isAnswered === true) {
        this.#passages.show(known);
        continue;
      }
      hasNew = true;
      if (known === undefined) this.#add(document);
      else void known.update().catch(() => undefined);
    }
    for (const document of this.#digests.keys()) if (!this.isDigest(document)) this.#leave(document);
    if (!hasNew) this.#events.visibleChanged();
    this.#updateContextKey();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#digests.forEach((digest) => digest.dispose());
    this.#digests.clear();
    this.#passages.dispose();
    this.#notesChanged.dispose();
  }

  #add(document: TextDocument): void {
    const digest: DigestThreads = this.#events.createThreads(document, (what) => {
      this.#passages.show(digest);
      this.#notesChanged.fire();
      if (what === 'came') this.#events.threadsCame();
    });
    this.#digests.set(document, digest);
    void digest.update().catch(() => undefined);
  }

  #leave(document: TextDocument): void {
    const digest = this.#digests.get(document);
    if (digest === undefined) return;
    digest.dispose();
    this.#passages.show(digest);
    this.#digests.delete(document);
    this.#notesChanged.fire();
  }

  #scroll(document: TextDocument): void {
    const digest = this.#digests.get(document);
    if (digest?.isOutOfSight === true) void digest.update().catch(() => undefined);
  }

  /** Sets the context key `marginalia.inDigest`. With this key the context menu offers notes in every digest, whatever its language is. */
  #updateContextKey(): void {
    const editor = window.activeTextEditor;
    // While the comment box of a note has the keyboard focus, the writer is still working in the digest.
    if (editor !== undefined && isCommentBox(editor)) return;
    void commands.executeCommand('setContext', 'marginalia.inDigest', editor !== undefined && this.isDigest(editor.document));
  }
}

/** Marks annotated passages in the text. Passages of resolved notes have a dotted underline, so that they differ by more than colour. */
class PassageDecorations implements Disposable {
  readonly #open: TextEditorDecorationType = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('marginalia.annotatedPassage'),
    border: '1px solid',
    borderColor: new ThemeColor('marginalia.annotatedPassageBorder'),
    overviewRulerColor: new ThemeColor('marginalia.annotatedPassageRuler'),
    overviewRulerLane: OverviewRulerLane.Right,
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  });
  readonly #resolved: TextEditorDecorationType = window.createTextEditorDecorationType({
    border: '1px dotted; border-width: 0 0 1px 0',
    borderColor: new ThemeColor('marginalia.resolvedPassageBorder'),
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
  });

  show(digest: DigestThreads, editors: readonly TextEditor[] = window.visibleTextEditors): void {
    const passages = digest.shown.map(({ note }) => note).filter(({ isOrphan }) => !isOrphan);
    for (const editor of editors.filter(({ document }) => document === digest.document)) {
      editor.setDecorations(
        this.#open,
        passages.filter(({ isResolved }) => !isResolved).map(({ range }) => toRange(range)),
      );
      editor.setDecorations(
        this.#resolved,
        passages.filter(({ isResolved }) => isResolved).map(({ range }) => toRange(range)),
      );
    }
  }

  dispose(): void {
    this.#open.dispose();
    this.#resolved.dispose();
  }
}
