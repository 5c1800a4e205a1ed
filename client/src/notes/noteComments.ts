import {
  commands,
  comments,
  CommentThreadCollapsibleState,
  Disposable,
  Position,
  Range,
  window,
  workspace,
  type CommentController,
  type CommentReply,
  type CommentThread,
  type Selection,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { fromPosition, toRange } from '../editing/convert';
import { digestLanguageId, isForeign } from '../editing/documents';
import type { Library } from '../server/library';
import { messages } from '../messages/messages';
import { DigestThreads, findCovered, type Abstract } from './digestThreads';
import { keepNote, type Kept } from './keepNote';
import { isBox, NoteDraft } from './noteDraft';
import { NoteOffer } from './noteOffer';
import type { Notes } from './notes';
import { openBox, type BoxOpening } from './openBox';
import { OpenBoxes } from './openBoxes';
import { Passages } from './passages';
import type { ShownNote } from './shownNote';
import { TypedAhead } from './typedAhead';

/** A note where it is shown. */
export interface ShownThread {
  readonly range: Range | undefined;
  readonly label: string;
  readonly body: string;
  readonly isResolved: boolean;
}

/** An abstract on one line of more UTF-16 code units is soft-wrapped to many rows. */
const longestLine = 160;
/** What was typed over a passage longer ago was not meant for a note. */
const typingMilliseconds = 2000;
/** The same for what was typed at a cursor: so long a command may be on its way. */
const commandMilliseconds = 1000;

/** VS Code's comments on digests: each is a note on a passage, kept in the note file of its paper. */
export class NoteComments implements Disposable {
  readonly #boxes = new OpenBoxes();
  readonly #library: Library;
  readonly #notes: Notes;
  readonly #controller: CommentController;
  readonly #offer: NoteOffer;
  readonly #passages = new Passages();
  readonly #digests = new Map<TextDocument, DigestThreads>();
  readonly #subscriptions: Disposable;
  /** What was selected last in a digest, or the cursor. */
  #selected: TypedAhead | undefined;

  constructor(library: Library, notes: Notes) {
    this.#library = library;
    this.#notes = notes;
    this.#controller = comments.createCommentController('marginalia.notes', messages.notes());
    this.#controller.options = { prompt: messages.addToNote(), placeHolder: messages.noteHint() };
    this.#offer = new NoteOffer(
      this.#controller,
      (document) => this.isDigest(document),
      (document) => this.#listRanges(document),
    );
    this.#subscriptions = Disposable.from(
      this.#offer,
      window.onDidChangeTextEditorSelection(({ textEditor, selections }) => this.#followSelection(textEditor.document, selections)),
      notes.onDidChange(() => this.#digests.forEach((digest) => digest.updateSoon())),
      library.onDidChange(() => this.#follow()),
      window.onDidChangeVisibleTextEditors(() => this.#follow()),
      window.onDidChangeActiveTextEditor(() => this.#tellPlace()),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#scroll(textEditor.document)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#digests.get(document)?.updateSoon();
      }),
      workspace.onDidCloseTextDocument((document) => this.#leave(document)),
    );
    this.#follow();
  }

  isDigest(document: TextDocument): boolean {
    return !isForeign(document) && (document.languageId === digestLanguageId || this.#library.isDigest(document.uri.toString()));
  }

  /** undefined where the thread shows no note, such as an empty one. */
  find(thread: unknown): ShownNote | undefined {
    return [...this.#digests.values()].map((digest) => digest.find(thread)).find((shown) => shown !== undefined);
  }

  list(uri: string): readonly ShownThread[] {
    const digests = [...this.#digests.values()].filter(({ document }) => document.uri.toString() === uri);
    return digests
      .flatMap(({ shown }) => shown)
      .map(({ thread, note }) => ({ range: thread.range, label: thread.label ?? '', body: note.body, isResolved: note.isResolved }));
  }

  /** Notes of an open digest whose passage could not be located. */
  get orphans(): readonly ShownNote[] {
    return [...this.#digests.values()].flatMap(({ shown }) => shown).filter(({ note }) => note.isOrphan);
  }

  /** Those notes that stand at the cursor, or what is selected, and else those that stand in its lines. */
  listAt({ document, selection }: TextEditor, fits: (shown: ShownNote) => boolean): readonly ShownNote[] {
    const shown = (this.#digests.get(document)?.shown ?? []).filter((each) => each.thread.range !== undefined && fits(each));
    const at = (place: Range): readonly ShownNote[] => shown.filter(({ thread }) => thread.range?.intersection(place) !== undefined);
    const touching = at(selection);
    return touching.length > 0 ? touching : at(document.lineAt(selection.start).range.union(document.lineAt(selection.end).range));
  }

  /** The part of an abstract that a selection covers; undefined where it covers none. */
  async findPassage(document: TextDocument, range: Range): Promise<Range | undefined> {
    const digest = this.#digests.get(document);
    return digest === undefined || range.isEmpty ? undefined : findCovered(await digest.abstracts(), range);
  }

  /**
   * Opens a box for a note on the selected words, and returns when it has the keyboard. What was typed before that stands in the
   * box, not in the digest. Rejects with words for the writer where nothing could be opened.
   */
  async begin(editor: TextEditor): Promise<void> {
    const { document } = editor;
    const selected = this.#findSelected(editor);
    const digest = this.#digests.get(document);
    if (selected === undefined || digest === undefined) throw new Error(messages.noAbstractHere());
    // It is followed until the box has the keyboard, wherever the cursor goes.
    this.#selected = undefined;
    let draft: NoteDraft | undefined;
    const opening: BoxOpening<NotePlace> = {
      choose: async () => findPlace(await digest.abstracts(), selected.range),
      open: ({ passage, name }, typed) => {
        draft = new NoteDraft(this.#controller, document, passage, { name, typed });
        return typed;
      },
      opened: (box) => {
        draft?.rememberPassage();
        this.#boxes.remember(box, draft?.thread);
      },
      failed: () => draft?.dispose(),
    };
    await this.#offer.during(() => openBox(editor, selected, opening));
  }

  /** The same with the words of the note that `choose` gives; no box opens where it gives none. */
  async beginEdit(editor: TextEditor, choose: () => Promise<ShownNote | undefined>): Promise<void> {
    const followed = this.#mayBeAhead(editor.document) ? this.#selected : undefined;
    if (followed !== undefined) this.#selected = undefined;
    const ahead = followed ?? new TypedAhead(editor.document, editor.selection);
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
    };
    await this.#offer.during(() => openBox(editor, ahead, opening));
  }

  /** Keeps what was typed into the box of a new note. Where it can't be kept, the box with what was typed comes back. */
  async saveDraft(draft: NoteDraft, typed: string): Promise<void> {
    try {
      const digest = this.#findDigest(draft.thread);
      await this.#annotate(digest, draft.thread, draft.locatePassage(digest.document), typed);
    } catch (error) {
      draft.reopen(typed);
      throw error;
    }
  }

  /** What the writer typed into the box of a thread: a new note, or more words of one that is there. */
  async save({ thread, text }: CommentReply): Promise<void> {
    const digest = this.#findDigest(thread);
    const shown = digest.find(thread);
    if (shown !== undefined) return this.#setBody(digest, shown, `${shown.note.body}\n\n${text}`.trim());
    await this.#annotate(digest, thread, thread.range ?? new Range(0, 0, 0, 0), text);
  }

  /** The words of a note become others. Where they can't, the box with what was typed comes back. */
  async saveEdit(shown: ShownNote, typed: string): Promise<void> {
    const digest = this.#digestOf(shown);
    try {
      await this.#setBody(digest, shown, typed);
      shown.endEdit();
    } catch (error) {
      shown.reopenEdit(typed);
      throw error;
    }
  }

  async remove(shown: ShownNote): Promise<Kept> {
    const digest = this.#digestOf(shown);
    const { note, id } = shown.note;
    return digest.during(async () => {
      const kept = await keepNote(this.#notes, { kind: 'remove', note, id, was: shown.was });
      digest.remove(shown);
      return kept;
    });
  }

  async setResolved(shown: ShownNote, isResolved: boolean): Promise<void> {
    const digest = this.#digestOf(shown);
    const { note, id } = shown.note;
    await digest.during(async () => {
      await keepNote(this.#notes, { kind: 'resolve', note, id, isResolved });
      shown.update({ ...shown.note, isResolved });
      this.#passages.show(digest);
    });
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#selected?.dispose();
    this.#digests.forEach((digest) => digest.dispose());
    this.#digests.clear();
    this.#passages.dispose();
    this.#controller.dispose();
  }

  async #setBody(digest: DigestThreads, shown: ShownNote, body: string): Promise<void> {
    const { note, id } = shown.note;
    await digest.during(async () => {
      await keepNote(this.#notes, { kind: 'body', note, id, was: shown.was, body });
      shown.update({ ...shown.note, body: body.trim() });
    });
  }

  #findDigest({ uri }: CommentThread): DigestThreads {
    const digest = [...this.#digests.values()].find(({ document }) => document.uri.toString() === uri.toString());
    if (digest === undefined) throw new Error(messages.notesInDigests());
    return digest;
  }

  /** The box in the thread becomes a new note on the wanted words. */
  async #annotate(digest: DigestThreads, thread: CommentThread, wanted: Range, text: string): Promise<void> {
    if (wanted.isEmpty) return this.#annotateSentence(digest, thread, wanted.start, text);
    const { document } = digest;
    const { passage, key, name } = findPlace(await digest.abstracts(), wanted);
    const range = { start: fromPosition(passage.start), end: fromPosition(passage.end) };
    await digest.during(async () => {
      const { uri, id = '' } = await keepNote(this.#notes, { kind: 'annotate', digest: document.uri.toString(), range, body: text });
      const note = {
        note: uri.toString(),
        id,
        key,
        name,
        range,
        isOrphan: false,
        candidates: [],
        quote: document.getText(passage),
        body: text.trim(),
        tags: [],
        isResolved: false,
        block: range,
      };
      thread.dispose();
      digest.add(note);
    });
  }

  /** A click on a "+" without a selection: the sentence with the cursor where that is in the line, or else the one that the server finds there. */
  async #annotateSentence(digest: DigestThreads, thread: CommentThread, { line }: Position, text: string): Promise<void> {
    const { document } = digest;
    const cursor = window.visibleTextEditors.find((editor) => editor.document === document)?.selection.active;
    const place = fromPosition(cursor?.line === line ? cursor : new Position(line, 0));
    const { id } = await digest.during(() =>
      keepNote(this.#notes, { kind: 'annotate', digest: document.uri.toString(), range: { start: place, end: place }, body: text }),
    );
    thread.dispose();
    await digest.update();
    const shown = digest.shown.find(({ note }) => note.id === id);
    if (shown !== undefined) shown.thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
  }

  /** What is selected in a digest, or the cursor, is remembered until it is elsewhere without a letter. */
  #followSelection(document: TextDocument, [selection]: readonly Selection[]): void {
    if (selection === undefined || !this.isDigest(document)) return;
    const selected = this.#selected;
    const isTyping =
      selected?.document === document && selected.isUsed && selected.isAt(selection.active) && selected.age < typingMilliseconds;
    if (selection.isEmpty && isTyping) return;
    selected?.dispose();
    this.#selected = new TypedAhead(document, selection);
  }

  /** Whether letters were typed there that a command on its way may want for a note. */
  #mayBeAhead(document: TextDocument): boolean {
    const selected = this.#selected;
    return selected !== undefined && selected.document === document && selected.isUsed && selected.age < commandMilliseconds;
  }

  #findSelected({ document, selection }: TextEditor): TypedAhead | undefined {
    // The document may have become a digest after words of it were selected.
    if (!selection.isEmpty) this.#followSelection(document, [selection]);
    const selected = this.#selected;
    return selected?.document === document && !selected.range.isEmpty && selected.age < typingMilliseconds ? selected : undefined;
  }

  #digestOf(shown: ShownNote): DigestThreads {
    const digest = [...this.#digests.values()].find((each) => each.shown.includes(shown));
    if (digest === undefined) throw new Error(messages.noteGone());
    return digest;
  }

  /** Digests have threads from when they are first visible until they are closed. */
  #follow(): void {
    const digests = new Set(window.visibleTextEditors.map(({ document }) => document).filter((document) => this.isDigest(document)));
    let isNew = false;
    for (const document of digests) {
      const known = this.#digests.get(document);
      if (known !== undefined) this.#passages.show(known);
      else {
        const digest: DigestThreads = new DigestThreads(this.#controller, this.#notes, document, {
          told: (what) => {
            this.#passages.show(digest);
            if (what === 'came') this.#offer.renewSoon();
          },
          isTypedAhead: () => this.#offer.isHeld || this.#mayBeAhead(document),
        });
        this.#digests.set(document, digest);
        void digest.update().then(
          () => this.#offer.renew(),
          () => undefined,
        );
        isNew = true;
      }
    }
    for (const document of this.#digests.keys()) if (!this.isDigest(document)) this.#leave(document);
    if (!isNew) this.#offer.follow();
    this.#tellPlace();
  }

  /** The context menu of a digest offers notes, whatever its language. */
  #tellPlace(): void {
    const editor = window.activeTextEditor;
    // With the box of a note the writer is still where they were.
    if (editor !== undefined && isBox(editor)) return;
    void commands.executeCommand('setContext', 'marginalia.inDigest', editor !== undefined && this.isDigest(editor.document));
  }

  #leave(document: TextDocument): void {
    const digest = this.#digests.get(document);
    if (digest === undefined) return;
    digest.dispose();
    this.#passages.show(digest);
    this.#digests.delete(document);
  }

  #scroll(document: TextDocument): void {
    const digest = this.#digests.get(document);
    if (digest?.isOutOfSight !== true) return;
    void digest.update().then(
      () => this.#offer.renew(),
      () => undefined,
    );
  }

  /** None before it is known what the digest shows, so that VS Code need not wait. A long line would have a "+" in each of its rows. */
  async #listRanges(document: TextDocument): Promise<Range[]> {
    const digest = this.#digests.get(document);
    if (digest?.isAnswered !== true) return [];
    return (await digest.abstracts()).map(({ range, title }) => (isLongLine(toRange(range)) ? toRange(title) : toRange(range)));
  }
}

/** Words of an abstract, and its paper. */
interface NotePlace {
  readonly passage: Range;
  readonly key: string;
  readonly name: string;
}

/** The words of an abstract that a range covers, and its paper. Rejects with words for the writer where it covers none. */
function findPlace(abstracts: readonly Abstract[], wanted: Range): NotePlace {
  const passage = findCovered(abstracts, wanted);
  const abstract = passage === undefined ? undefined : abstracts.find(({ range }) => toRange(range).contains(passage));
  if (passage === undefined || abstract === undefined) throw new Error(messages.noAbstractHere());
  return { passage, key: abstract.key, name: abstract.name };
}

function isLongLine({ isSingleLine, start, end }: Range): boolean {
  return isSingleLine && end.character - start.character > longestLine;
}
