import { commands, Disposable, type LogOutputChannel, type Memento, window, workspace } from 'vscode';
import { methods } from '../../../server/src/client';
import type { DraftTracker } from '../editing/draftTracker';
import { canonicalUri } from '../editing/positions';
import { setDecisionsContext } from '../newPapers/newPapersSession';
import type { NoteComments } from '../notes/noteComments';
import { isCommentBox } from '../notes/noteDraft';
import type { Notes } from '../notes/notes';
import { isNoteComment } from '../notes/shownNote';
import type { Library } from '../server/library';
import type { Server } from '../server/server';

/** How long the library must rest before the server is asked about it, in milliseconds. */
const restMs = 300;

interface Parts {
  readonly library: Library;
  readonly drafts: DraftTracker;
  readonly notes: Notes;
  readonly comments: NoteComments;
  readonly server: Server;
  readonly log: LogOutputChannel;
  /** The state of the workspace. */
  readonly memory: Memento;
}

/** Sets the context keys by which package.json offers each command where it applies, and nowhere else. */
export class ContextKeys implements Disposable {
  readonly #parts: Parts;
  readonly #subscriptions: Disposable;
  readonly #values = new Map<string, boolean>();
  #rest: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { library, notes, comments } = parts;
    this.#subscriptions = Disposable.from(
      library.onDidChange(() => {
        this.#followLibrary();
        this.#followEditor();
      }),
      // Fires also after decisions on new papers.
      notes.onDidChange(() => {
        this.#followNotes();
        this.#followLibrary();
      }),
      comments.digests.onDidChangeNotes(() => this.#followCursor()),
      window.onDidChangeActiveTextEditor(() => this.#followEditor()),
      // A document whose language changes is opened anew.
      workspace.onDidOpenTextDocument(() => this.#followEditor()),
      window.onDidChangeTextEditorSelection(() => this.#followCursor()),
    );
    this.#followEditor();
    this.#followNotes();
    setDecisionsContext(parts.memory);
  }

  dispose(): void {
    clearTimeout(this.#rest);
    this.#subscriptions.dispose();
  }

  #followLibrary(): void {
    const hasPapers = (this.#parts.library.status?.papers ?? 0) > 0;
    this.#set('marginalia.hasLibrary', hasPapers);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#countOpenWork(hasPapers).catch((error: unknown) => this.#parts.log.error('Commands may be missing.', String(error)));
    }, restMs);
  }

  /** New papers and incomplete references take the server longer to find than the status. */
  async #countOpenWork(hasPapers: boolean): Promise<void> {
    const { server } = this.#parts;
    const [next, found] = hasPapers
      ? await Promise.all([server.ask(methods.nextPapers, { limit: 0 }), server.ask(methods.incompleteReferences, { limit: 1 })])
      : [{ newCount: 0 }, { references: [] }];
    if (next !== undefined) this.#set('marginalia.hasNewPapers', next.newCount > 0);
    if (found !== undefined) this.#set('marginalia.hasIncompleteReferences', found.references.length > 0);
  }

  #followNotes(): void {
    this.#parts.notes.list().then(
      (list) => {
        if (list !== undefined) this.#set('marginalia.hasNotes', list.notes.length > 0);
      },
      (error: unknown) => this.#parts.log.error('The notes are unknown.', String(error)),
    );
  }

  #followEditor(): void {
    const editor = window.activeTextEditor;
    // While the box of a note has the keyboard focus, the writer is still working in its digest.
    if (editor !== undefined && isCommentBox(editor)) return this.#followCursor();
    const { library, drafts } = this.#parts;
    const uri = editor === undefined ? undefined : canonicalUri(editor.document.uri.toString());
    this.#set('marginalia.inDraft', editor !== undefined && drafts.isDraft(editor.document));
    this.#set('marginalia.inBibliography', library.status?.bibliographies.some((each) => canonicalUri(each.uri) === uri) === true);
    this.#followCursor();
  }

  /** A box of a new note is at no note: the keys stay as they were. */
  #followCursor(): void {
    const { comments } = this.#parts;
    const editor = window.activeTextEditor;
    const focused = comments.findFocused()?.comment;
    if (editor !== undefined && isCommentBox(editor) && !isNoteComment(focused)) return;
    const here = isNoteComment(focused) ? [focused.shown] : editor === undefined ? [] : comments.digests.listAt(editor, () => true);
    this.#set(
      'marginalia.onOpenNote',
      here.some(({ note }) => !note.isResolved),
    );
    this.#set(
      'marginalia.onResolvedNote',
      here.some(({ note }) => note.isResolved),
    );
    this.#set('marginalia.hasOrphans', comments.digests.orphans.length > 0);
  }

  #set(key: string, value: boolean): void {
    if (this.#values.get(key) === value) return;
    this.#values.set(key, value);
    void commands.executeCommand('setContext', key, value);
  }
}
