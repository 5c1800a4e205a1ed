import {
  CodeLens,
  type CodeLensProvider,
  Disposable,
  type Event,
  EventEmitter,
  languages,
  type Memento,
  ProgressLocation,
  Range,
  Selection,
  type TextDocumentContentProvider,
  TextEditorRevealType,
  type Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { bringInSight, citeUnfocused, type InsertedCitation, takeCitationBack } from '../citing/citeUnfocused';
import { readingPageUri } from '../editing/documents';
import type { DraftTracker } from '../editing/draftTracker';
import { escapeIcons, fileLabel } from '../editing/labels';
import { openPaper } from '../editing/openPaper';
import { messages } from '../messages/messages';
import { Slip, showError, showProgress, showStatus, UndoStatus } from '../messages/show';
import type { Notes } from '../notes/notes';
import { showNote } from '../notes/showNote';
import { choosePageColumn, drawPageStyles, findPageEditor, leavePage } from '../pages/pageStyles';
import { emptyPage, type PageText, PageWriter } from '../pages/pageText';
import { excerptAround } from '../picks/excerpt';
import type { Library } from '../server/library';
import type { Server } from '../server/server';
import { type Decision, NewPapersSession } from './newPapersSession';
import { renderNewPaper } from './renderNewPaper';

const scheme = 'marginalia-new-papers';

/** How long the next key waits for VS Code to show a page, in milliseconds. */
const maxWaitMs = 1000;

/** What a key or a button of the page does. */
type NewPaperAction = 'keep' | 'skip' | 'later' | 'cite' | 'note' | 'open' | 'leave';

const decisions: Readonly<Partial<Record<NewPaperAction, Decision>>> = { keep: 'kept', skip: 'skipped', later: 'later' };

/**
 * A page beside the draft that shows one new paper at a time. It is a read-only document, so that screen readers and the keys of the
 * editor work in it. Above the title are code lenses for the mouse.
 */
export class NewPapersPage implements TextDocumentContentProvider, CodeLensProvider, Disposable {
  readonly #server: Server;
  readonly #library: Library;
  readonly #drafts: DraftTracker;
  readonly #notes: Notes;
  readonly #memory: Memento;
  readonly #pageChanged = new EventEmitter<Uri>();
  readonly #lensesChanged = new EventEmitter<void>();
  readonly #undoStatus = new UndoStatus('marginalia.undoDecision');
  readonly #subscriptions: Disposable;
  /** The citations that the key for citing has inserted since the window was opened, by the key of the paper. */
  readonly #citations = new Map<string, InsertedCitation>();
  #session: NewPapersSession | undefined;
  /** Undefined before the page was rendered for the first time. */
  #page: PageText | undefined;
  /** Actions are carried out one after the other, so that each key is about the paper that was shown when it was pressed. */
  #working: Promise<void> = Promise.resolve();
  readonly onDidChange: Event<Uri> = this.#pageChanged.event;
  readonly onDidChangeCodeLenses: Event<void> = this.#lensesChanged.event;

  constructor(server: Server, library: Library, drafts: DraftTracker, notes: Notes, memory: Memento) {
    this.#server = server;
    this.#library = library;
    this.#drafts = drafts;
    this.#notes = notes;
    this.#memory = memory;
    this.#subscriptions = Disposable.from(
      workspace.registerTextDocumentContentProvider(scheme, this),
      languages.registerCodeLensProvider({ scheme }, this),
      drawPageStyles(scheme, () => this.#page ?? emptyPage),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme === scheme) this.#scrollUp();
      }),
    );
  }

  /** Begins with the papers that are nearest to the draft, and shows the first one beside it. */
  show(): Promise<void> {
    return this.#enqueue(async () => {
      this.#session = this.#createSession();
      // In a library of many papers the first page takes some seconds.
      await showProgress({ location: ProgressLocation.Window, title: messages.lookingForNewPapers() }, () => this.#render());
      await this.#focus(choosePageColumn(this.#drafts.findRecent()?.viewColumn));
    });
  }

  /** Rejects with a message for the writer if the action can't be carried out. */
  act(action: NewPaperAction): Promise<void> {
    return this.#enqueue(() => this.#carryOut(action));
  }

  /**
   * Undoes the last decision, also one of an earlier session, and shows its paper on the page. Rejects with a message for the writer if
   * there is none, or if it is not about the `expected` papers.
   */
  undo(expected?: readonly string[]): Promise<void> {
    return this.#enqueue(async () => {
      const session = this.#session ?? this.#createSession();
      const [key, ...others] = await session.undo(expected);
      if (key === undefined) throw new Slip(messages.nothingToUndecide());
      const citation = this.#citations.get(key);
      this.#citations.delete(key);
      if (citation !== undefined) await bringInSight(citation, findPageEditor(scheme)?.viewColumn);
      const isCited = citation !== undefined && !(await takeCitationBack(citation));
      const about = others.length > 0 ? messages.papers(others.length + 1) : await this.#nameOf(key);
      this.#undoStatus.hide();
      showStatus(isCited ? messages.undecidedButCited(about, fileLabel(citation.document.uri)) : messages.undecided(about));
      // The page may be after a note.
      if (this.#page !== undefined) await this.#render();
      // A click on the status bar has taken the keyboard from the page.
      const editor = findPageEditor(scheme);
      if (editor !== undefined && editor === window.activeTextEditor) await this.#focus(ViewColumn.Active);
    });
  }

  /** The key of the paper on the page; undefined if there is no page. */
  get shownKey(): string | undefined {
    return findPageEditor(scheme) === undefined ? undefined : this.#session?.current?.key;
  }

  /** Skips papers in one step of undo. Rejects with a message for the writer if nothing could be written. */
  skipAll(keys: readonly string[]): Promise<void> {
    return this.#enqueue(async () => {
      const session = (this.#session ??= this.#createSession());
      try {
        await session.skipAll(keys);
      } finally {
        if (this.#page !== undefined) await this.#render();
      }
    });
  }

  /** A page that VS Code restored after a restart begins a session of its own. */
  async provideTextDocumentContent(): Promise<string> {
    if (this.#page === undefined) await this.#render();
    return this.#page?.text ?? '';
  }

  provideCodeLenses(): CodeLens[] {
    return this.#page === undefined ? [] : createNewPaperLenses(this.#session?.current !== undefined);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#undoStatus.dispose();
    this.#pageChanged.dispose();
    this.#lensesChanged.dispose();
  }

  #createSession(): NewPapersSession {
    return new NewPapersSession(this.#server, this.#memory, this.#drafts.findRecent()?.document.uri.toString());
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.#working.then(work);
    this.#working = done.catch(() => undefined);
    return done;
  }

  async #carryOut(action: NewPaperAction): Promise<void> {
    if (action === 'leave') return leavePage(scheme, this.#drafts.findRecent());
    const paper = this.#session?.current;
    if (paper === undefined) return;
    const decision = decisions[action];
    if (decision !== undefined) return this.#decide(decision);
    if (action === 'open') return openPaper(this.#library, paper.key);
    if (action === 'cite') {
      const target = this.#drafts.findRecent();
      if (target === undefined) throw new Slip(messages.noDraft());
      const inserted = await citeUnfocused(this.#library, target, paper.key, findPageEditor(scheme)?.viewColumn);
      this.#citations.set(paper.key, inserted);
      await this.#decide('cited', messages.citedInDraft(fileLabel(target.document.uri)));
    } else {
      const { uri, room } = await this.#notes.write({ kind: 'create', key: paper.key });
      const column = findPageEditor(scheme)?.viewColumn ?? ViewColumn.Active;
      await this.#decide('kept');
      // In a tab beside that of the page, so that the page comes back when the note is closed.
      await showNote(uri, { place: room, column, preview: false });
    }
  }

  /** Shows the next paper at once, while the decision is written. `done` is said then. */
  async #decide(decision: Decision, done?: string): Promise<void> {
    const session = this.#session;
    const paper = session?.current;
    if (session === undefined || paper === undefined) return;
    session.decide(decision).then(
      async () => this.#undoStatus.show(done ?? messages.decided(decision, await this.#nameOf(paper.key))),
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        void showError(messages.failed(messages.titles.reviewNewPapers(), reason));
        void this.#enqueue(() => this.#render());
      },
    );
    await this.#render();
  }

  async #render(): Promise<void> {
    const session = (this.#session ??= this.#createSession());
    const page = await this.#renderNext(session);
    this.#page = page;
    const shown = this.#whenShown(page.text);
    this.#pageChanged.fire(pageUri());
    this.#lensesChanged.fire();
    await shown;
  }

  /** Resolves when the page, if it is open, has this text, or after `maxWaitMs`. */
  #whenShown(text: string): Promise<void> {
    const document = workspace.textDocuments.find(({ uri }) => uri.scheme === scheme);
    if (document === undefined || document.getText() === text) return Promise.resolve();
    return new Promise((resolve) => {
      const listening = Disposable.from(
        workspace.onDidChangeTextDocument((event) => {
          if (event.document === document && document.getText() === text) end();
        }),
        workspace.onDidCloseTextDocument((closed) => {
          if (closed === document) end();
        }),
      );
      const timer = setTimeout(() => end(), maxWaitMs);
      const end = (): void => {
        clearTimeout(timer);
        listening.dispose();
        resolve();
      };
    });
  }

  async #renderNext(session: NewPapersSession): Promise<PageText> {
    for (;;) {
      await session.fill();
      const { current } = session;
      if (current === undefined) break;
      const paper = await this.#library.paper(current.key);
      if (paper !== null && paper !== undefined) return renderNewPaper(paper, current, session.place);
      // The paper was in a digest that has changed meanwhile.
      session.drop();
    }
    const { decided, later } = session.counts;
    const end = decided + later === 0 ? messages.noNewPapers() : messages.newPapersDone(decided, later);
    const page = new PageWriter();
    page.line(end, 'strong');
    page.line(messages.newPapersEndKeys(), 'quiet');
    return page.finish();
  }

  /** The title of a paper, cut short; its key if it is in no digest any more. */
  async #nameOf(key: string): Promise<string> {
    const paper = await this.#library.paper(key);
    return escapeIcons(paper === null || paper === undefined ? key : excerptAround(paper.title, []));
  }

  async #focus(viewColumn: ViewColumn): Promise<void> {
    const document = await workspace.openTextDocument(pageUri());
    await window.showTextDocument(document, {
      viewColumn: findPageEditor(scheme)?.viewColumn ?? viewColumn,
      selection: new Range(0, 0, 0, 0),
      preview: false,
    });
  }

  /** Puts the cursor on the title of the paper. */
  #scrollUp(): void {
    const editor = findPageEditor(scheme);
    if (editor === undefined) return;
    editor.selection = new Selection(0, 0, 0, 0);
    // In the centre, as far as it goes: at the top, the space above the first line would be out of view.
    editor.revealRange(editor.selection, TextEditorRevealType.InCenter);
  }
}

function pageUri(): Uri {
  return readingPageUri(scheme, messages.newPapersTitle());
}

/** What can be done with the paper on the page, above its title. Without a paper, what is left to do at the end. */
function createNewPaperLenses(hasPaper: boolean): CodeLens[] {
  const actions = hasPaper
    ? [
        [messages.lensKeep(), 'marginalia.keepNewPaper', 'k'] as const,
        [messages.lensSkip(), 'marginalia.skipNewPaper', 's'] as const,
        [messages.lensLater(), 'marginalia.postponeNewPaper', 'l'] as const,
        [messages.lensCite(), 'marginalia.citeNewPaper', 'c'] as const,
        [messages.lensNote(), 'marginalia.annotateNewPaper', 'n'] as const,
        [messages.lensOpen(), 'marginalia.openNewPaper', 'o'] as const,
      ]
    : [[messages.undo(), 'marginalia.undoDecision', 'u'] as const, [messages.lensClose(), 'marginalia.leaveNewPapers', 'Esc'] as const];
  return actions.map(([title, command, key]) => new CodeLens(new Range(0, 0, 0, 0), { title: messages.lensKey(title, key), command }));
}
