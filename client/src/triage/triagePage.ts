import {
  commands,
  EventEmitter,
  Range,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type Event,
  type Memento,
  type TextDocumentContentProvider,
  type TextEditor,
} from 'vscode';
import { insertCitations } from '../citing/insertCitations';
import type { DraftTracker } from '../editing/draftTracker';
import { openPaper } from '../editing/openPaper';
import { messages } from '../messages/messages';
import { showStatus } from '../messages/showStatus';
import type { Notes } from '../notes/notes';
import { showNote } from '../notes/showNote';
import type { Library } from '../server/library';
import type { Server } from '../server/server';
import { renderNewPaper } from './renderNewPaper';
import { TriageSession, type Decision } from './triageSession';

const scheme = 'marginalia-triage';

/** What a key on the page does. */
export const triageActions = ['keep', 'skip', 'later', 'cite', 'note', 'open', 'leave'] as const;

export type TriageAction = (typeof triageActions)[number];

const decisions: Readonly<Partial<Record<TriageAction, Decision>>> = { keep: 'kept', skip: 'skipped', later: 'later' };

/**
 * A page beside the draft that shows one new paper at a time. It is a read-only document, so that screen readers and the keys of the
 * editor work in it.
 */
export class TriagePage implements TextDocumentContentProvider, Disposable {
  readonly #server: Server;
  readonly #library: Library;
  readonly #drafts: DraftTracker;
  readonly #notes: Notes;
  readonly #memory: Memento;
  readonly #pageChanged = new EventEmitter<Uri>();
  readonly #subscription: Disposable;
  #session: TriageSession | undefined;
  /** The text of the page; undefined before it was rendered for the first time. */
  #text: string | undefined;
  /** Actions are carried out one after the other, so that each key is about the paper that was shown when it was pressed. */
  #working: Promise<void> = Promise.resolve();
  readonly onDidChange: Event<Uri> = this.#pageChanged.event;

  constructor(server: Server, library: Library, drafts: DraftTracker, notes: Notes, memory: Memento) {
    this.#server = server;
    this.#library = library;
    this.#drafts = drafts;
    this.#notes = notes;
    this.#memory = memory;
    this.#subscription = workspace.registerTextDocumentContentProvider(scheme, this);
  }

  /** Begins with the papers that are nearest to the draft, and shows the first one beside it. */
  async show(): Promise<void> {
    const draft = this.#drafts.findRecent();
    this.#session = new TriageSession(this.#server, this.#memory, draft?.document.uri.toString());
    await this.#render();
    await this.#focus(this.#drafts.findActive() === undefined ? ViewColumn.Active : ViewColumn.Beside);
  }

  /** Rejects with a message for the writer if the action can't be carried out. */
  act(action: TriageAction): Promise<void> {
    return this.#enqueue(() => this.#carryOut(action));
  }

  /** Undoes the last decision, also one of an earlier session, and shows its paper if the page is open. */
  undo(): Promise<void> {
    return this.#enqueue(async () => {
      const session = this.#session ?? new TriageSession(this.#server, this.#memory, undefined);
      const key = await session.undo();
      if (key === undefined) throw new Error(messages.nothingToUndecide());
      showStatus(messages.undecided((await this.#library.paper(key))?.title ?? key));
      if (this.#findEditor() !== undefined) await this.#render();
    });
  }

  /** A page that VS Code restored after a restart begins a session of its own. */
  async provideTextDocumentContent(): Promise<string> {
    if (this.#text === undefined) await this.#render();
    return this.#text ?? '';
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#pageChanged.dispose();
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.#working.then(work);
    this.#working = done.catch(() => undefined);
    return done;
  }

  async #carryOut(action: TriageAction): Promise<void> {
    if (action === 'leave') return this.#leave();
    const paper = this.#session?.current;
    if (paper === undefined) return;
    const decision = decisions[action];
    if (decision !== undefined) return this.#decide(decision);
    if (action === 'open') return openPaper(this.#library, paper.key);
    const column = this.#findEditor()?.viewColumn ?? ViewColumn.Active;
    if (action === 'cite') {
      const target = this.#drafts.findRecent();
      if (target === undefined) throw new Error(messages.noDraft());
      await insertCitations(this.#library, target, [paper.key]);
      await this.#decide('cited');
      await this.#focus(column);
    } else {
      const { uri, room } = await this.#notes.write({ kind: 'create', key: paper.key });
      await this.#decide('kept');
      await showNote(uri, { place: room, column });
    }
  }

  async #decide(decision: Decision): Promise<void> {
    const session = this.#session;
    const paper = session?.current;
    if (session === undefined || paper === undefined) return;
    try {
      await session.decide(decision);
      showStatus(messages.decided(decision, paper.key));
    } finally {
      await this.#render();
    }
  }

  async #render(): Promise<void> {
    const session = (this.#session ??= new TriageSession(this.#server, this.#memory, this.#drafts.findRecent()?.document.uri.toString()));
    await session.fill();
    const { current, counts } = session;
    const paper = current === undefined ? undefined : await this.#library.paper(current.key);
    this.#text =
      current !== undefined && paper !== undefined && paper !== null
        ? renderNewPaper(paper, current, session.place)
        : `${counts.decided + counts.later === 0 ? messages.noNewPapers() : messages.triageDone(counts.decided, counts.later)}\n\n${messages.triageEndKeys()}\n`;
    this.#pageChanged.fire(pageUri());
  }

  async #focus(viewColumn: ViewColumn): Promise<void> {
    const document = await workspace.openTextDocument(pageUri());
    await window.showTextDocument(document, {
      viewColumn: this.#findEditor()?.viewColumn ?? viewColumn,
      selection: new Range(0, 0, 0, 0),
    });
  }

  async #leave(): Promise<void> {
    const target = this.#drafts.findRecent();
    await commands.executeCommand('workbench.action.closeActiveEditor');
    if (target === undefined) return;
    await window.showTextDocument(target.document, {
      selection: new Range(target.position, target.position),
      ...(target.viewColumn === undefined ? {} : { viewColumn: target.viewColumn }),
    });
  }

  #findEditor(): TextEditor | undefined {
    return window.visibleTextEditors.find(({ document }) => document.uri.scheme === scheme);
  }
}

/** The tab shows the path, and the extension `.md` makes the page Markdown. */
function pageUri(): Uri {
  return Uri.from({ scheme, path: `${messages.triageTitle()}.md` });
}
