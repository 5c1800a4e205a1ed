import {
  type Comment,
  type CommentController,
  type CommentThread,
  comments,
  Disposable,
  type Range,
  type TextDocument,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import { hasWorkspaceFolder } from '../editing/ownFiles';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';
import type { Library } from '../server/library';
import { CommentingRanges } from './commentingRanges';
import { DigestThreads } from './digestThreads';
import { NoteChanges } from './noteChanges';
import { type DraftComment, isDraftComment, NoteDraft, waitForBox } from './noteDraft';
import { findCommentingRange, findGutterMark, findNotePlace, type NotePlace } from './notePlace';
import type { Notes } from './notes';
import { type BoxOpening, openBox } from './openBox';
import { OpenDigests } from './openDigests';
import { SelectionTracker } from './selectionTracker';
import { isNoteComment, type NoteComment, type ShownNote } from './shownNote';

/** A note as a digest shows it. */
export interface ShownThread {
  readonly range: Range | undefined;
  readonly label: string;
  readonly body: string;
  readonly isResolved: boolean;
}

/** The comments that VS Code shows on digests. Each is a note on a passage, and is written into the note file of the paper. */
export class NoteComments implements Disposable {
  readonly digests: OpenDigests;
  readonly changes: NoteChanges;
  readonly #boxes = new BoxRegistry();
  readonly #controller: CommentController;
  readonly #ranges: CommentingRanges;
  readonly #selection: SelectionTracker;
  /** The boxes for new notes that the commands have opened. */
  #drafts: readonly NoteDraft[] = [];
  readonly #subscriptions: Disposable;

  constructor(library: Library, notes: Notes) {
    this.#controller = comments.createCommentController('marginalia.notes', messages.notes());
    this.#controller.options = { prompt: messages.addToNote(), placeHolder: messages.noteHint() };
    const isDigest = (document: TextDocument): boolean => this.digests.isDigest(document);
    this.#ranges = new CommentingRanges(this.#controller, {
      // Without a folder there is no place for a note, so none can be begun.
      isDigest: (document) => hasWorkspaceFolder() && isDigest(document),
      listRanges: (document) => this.#listRanges(document),
      hasOpenBox: () => this.#hasOpenBox(),
    });
    this.#selection = new SelectionTracker(isDigest);
    this.digests = new OpenDigests(library, notes, {
      createThreads: (document, onDidChange) =>
        new DigestThreads(this.#controller, notes, document, {
          onDidChange,
          onDidLearnAbstracts: () => this.#ranges.renew(),
          isTypedAhead: () => this.#ranges.isChangingBox || this.#selection.isTypedAhead(document),
        }),
      threadsCame: () => this.#ranges.renewSoon(),
      visibleChanged: () => this.#ranges.follow(),
    });
    this.changes = new NoteChanges(notes, this.digests);
    this.#subscriptions = Disposable.from(this.#ranges, this.#selection, this.digests, this.#controller);
    this.digests.follow();
  }

  /** The notes that the digest with this URI shows now. */
  list(uri: string): readonly ShownThread[] {
    return this.digests.all
      .filter(({ document }) => document.uri.toString() === uri)
      .flatMap(({ shown }) => shown)
      .map(({ thread, passage, note }) => ({
        range: passage,
        label: thread.label ?? '',
        body: note.body,
        isResolved: note.isResolved,
      }));
  }

  /**
   * Opens a comment box for a note on the selected words, and resolves when the box has the keyboard focus. What the writer types
   * before that is moved into the box. Rejects with a message for the writer if no box could be opened.
   */
  async begin(editor: TextEditor): Promise<void> {
    const { document } = editor;
    const digest = this.digests.get(document);
    // What is typed over the passage is recorded until the box has the keyboard focus, even if the cursor moves elsewhere.
    const selected = digest === undefined ? undefined : this.#selection.takePassage(editor);
    if (selected === undefined || digest === undefined) throw new Slip(messages.noAbstractHere());
    let draft: NoteDraft | undefined;
    const opening: BoxOpening<NotePlace & { readonly mark: Range }> = {
      choose: async () => {
        const abstracts = await digest.abstracts();
        const place = findNotePlace(abstracts, selected.range);
        return { ...place, mark: findGutterMark(document, place.passage, abstracts) };
      },
      open: ({ passage, name, mark }, typed) => {
        draft = this.#follow(new NoteDraft(this.#controller, document, passage, { name, typed, mark }));
        return typed;
      },
      opened: (box) => {
        draft?.rememberPassage();
        this.#boxes.remember(box, draft?.thread);
      },
      failed: () => draft?.dispose(),
      takesLettersOfPassage: () => draft?.isOpen === true,
    };
    await this.#ranges.during(() => openBox(editor, selected, opening));
  }

  /** Opens a box with the text of the note to which `choose` resolves. No box opens if `choose` resolves to undefined. */
  async beginEdit(editor: TextEditor, choose: () => Promise<ShownNote | undefined>): Promise<void> {
    let edited: ShownNote | undefined;
    let isNew = false;
    const opening: BoxOpening<ShownNote> = {
      choose,
      open: (shown, typed) => {
        edited = shown;
        isNew = !shown.isEdited;
        return shown.edit({ inBox: this.#boxes.read(shown.thread), typed });
      },
      opened: (box) => this.#boxes.remember(box, edited?.thread),
      failed: () => {
        if (isNew) edited?.endEdit();
      },
      takesLettersOfPassage: () => false,
    };
    await this.#ranges.during(() => openBox(editor, this.#selection.takeCursor(editor), opening));
  }

  /** Opens a box with the text of the note whose button was pressed. */
  async editShown(shown: ShownNote): Promise<void> {
    await this.#openBox(() => {
      shown.edit({ inBox: this.#boxes.read(shown.thread) });
      return shown.thread;
    });
  }

  /**
   * Opens a box that was cancelled again, with what was typed into it. Rejects with a message for the writer if the note or its passage
   * is gone.
   */
  async openAgain(comment: DraftComment | NoteComment, typed: string): Promise<void> {
    const { uri } = isDraftComment(comment) ? comment.draft.thread : comment.shown.thread;
    const { document } = await window.showTextDocument(uri);
    await this.#openBox(() => {
      if (isDraftComment(comment)) return this.#follow(comment.draft.beginAgain(document, typed)).thread;
      this.digests.ofNote(comment.shown);
      comment.shown.reopenEdit(typed);
      return comment.shown.thread;
    });
  }

  /**
   * The comment whose box has the keyboard focus, and the text of this box; undefined if no box has the focus, or one that VS Code's own
   * buttons have opened.
   */
  findFocused(): { readonly comment: DraftComment | NoteComment; readonly typed: string } | undefined {
    const document = window.activeTextEditor?.document;
    const comment = document === undefined ? undefined : this.#boxes.find(document);
    return document !== undefined && (isDraftComment(comment) || isNoteComment(comment))
      ? { comment, typed: document.getText() }
      : undefined;
  }

  /** Runs `change`, which saves or closes a box. The marks in the margin are drawn anew only afterwards. */
  async changeBox(change: () => Promise<void>): Promise<void> {
    await this.#ranges.during(change);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Opens a box by `open`, which returns its thread. Resolves when the box has the keyboard focus. */
  async #openBox(open: () => CommentThread): Promise<void> {
    await this.#ranges.during(async () => {
      const thread = open();
      const box = await waitForBox({ isWanted: ({ document }) => this.#boxes.find(document) === undefined });
      if (box !== undefined) this.#boxes.remember(box.document, thread);
    });
  }

  #follow(draft: NoteDraft): NoteDraft {
    this.#drafts = [...this.#drafts.filter(({ isOpen }) => isOpen), draft];
    return draft;
  }

  #hasOpenBox(): boolean {
    const visible = new Set(window.visibleTextEditors.map(({ document }) => document.uri.toString()));
    return (
      this.#drafts.some(({ isOpen, thread }) => isOpen && visible.has(thread.uri.toString())) ||
      this.digests.all.some(({ document, shown }) => visible.has(document.uri.toString()) && shown.some(({ isEdited }) => isEdited))
    );
  }

  /**
   * The ranges in which VS Code offers a "+" for a new note, one for each abstract. Empty until the server has answered for the digest,
   * so that VS Code need not wait.
   */
  async #listRanges(document: TextDocument): Promise<Range[]> {
    const digest = this.digests.get(document);
    if (digest?.isAnswered !== true) return [];
    return (await digest.abstracts()).map((abstract) => findCommentingRange(document, abstract));
  }
}

/**
 * Remembers which comment belongs to each comment box that a command has opened. Boxes that were opened by VS Code's own buttons are
 * not included: the box of the "+", and the one for more words of a note.
 */
class BoxRegistry {
  readonly #comments = new WeakMap<TextDocument, Comment>();

  remember(box: TextDocument, thread: CommentThread | undefined): void {
    const [comment] = thread?.comments ?? [];
    if (comment !== undefined) this.#comments.set(box, comment);
  }

  /** The comment of a box; undefined if no command has opened it. */
  find(box: TextDocument): Comment | undefined {
    return this.#comments.get(box);
  }

  /** The present text of the box of a thread; undefined if no command has opened a box in this thread. */
  read(thread: CommentThread): string | undefined {
    return workspace.textDocuments
      .find((document) => !document.isClosed && thread.comments.some((comment) => comment === this.#comments.get(document)))
      ?.getText();
  }
}
