import { CommentThreadCollapsibleState, Position, Range, window, type CommentReply, type CommentThread } from 'vscode';
import { fromPosition } from '../editing/convert';
import type { DigestThreads } from './digestThreads';
import { keepNote, type Kept } from './keepNote';
import type { NoteDraft } from './noteDraft';
import { findPlace } from './notePlace';
import type { Notes } from './notes';
import type { OpenDigests } from './openDigests';
import type { ShownNote } from './shownNote';

/** Writes what the writer does in the threads of digests into note files, and shows it. */
export class NoteChanges {
  readonly #notes: Notes;
  readonly #digests: OpenDigests;

  constructor(notes: Notes, digests: OpenDigests) {
    this.#notes = notes;
    this.#digests = digests;
  }

  /** Writes what was typed into the box of a new note. If it can't be written, the box comes back with what was typed. */
  async saveDraft(draft: NoteDraft, typed: string): Promise<void> {
    try {
      const digest = this.#digests.ofThread(draft.thread);
      await this.#annotate(digest, draft.thread, draft.locatePassage(digest.document), typed);
    } catch (error) {
      draft.reopen(typed);
      throw error;
    }
  }

  /** Writes what was typed into the box of a thread: a new note, or more words of the note that the thread shows. */
  async save({ thread, text }: CommentReply): Promise<void> {
    const digest = this.#digests.ofThread(thread);
    const shown = digest.find(thread);
    if (shown !== undefined) return this.#setBody(digest, shown, `${shown.note.body}\n\n${text}`.trim());
    await this.#annotate(digest, thread, thread.range ?? new Range(0, 0, 0, 0), text);
  }

  /** Replaces the words of a note. If they can't be written, the box comes back with what was typed. */
  async saveEdit(shown: ShownNote, typed: string): Promise<void> {
    const digest = this.#digests.ofNote(shown);
    try {
      await this.#setBody(digest, shown, typed);
      shown.endEdit();
    } catch (error) {
      shown.reopenEdit(typed);
      throw error;
    }
  }

  async remove(shown: ShownNote): Promise<Kept> {
    const digest = this.#digests.ofNote(shown);
    const { note, id } = shown.note;
    return digest.during(async () => {
      const kept = await keepNote(this.#notes, { kind: 'remove', note, id, was: shown.was });
      digest.remove(shown);
      return kept;
    });
  }

  async setResolved(shown: ShownNote, isResolved: boolean): Promise<void> {
    const digest = this.#digests.ofNote(shown);
    const { note, id } = shown.note;
    await digest.during(async () => {
      await keepNote(this.#notes, { kind: 'resolve', note, id, isResolved });
      shown.update({ ...shown.note, isResolved });
      this.#digests.markPassages(digest);
    });
  }

  async #setBody(digest: DigestThreads, shown: ShownNote, body: string): Promise<void> {
    const { note, id } = shown.note;
    await digest.during(async () => {
      await keepNote(this.#notes, { kind: 'body', note, id, was: shown.was, body });
      shown.update({ ...shown.note, body: body.trim() });
    });
  }

  /** Makes the box in the thread a new note on the wanted words. */
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

  /** After a click on a "+" without a selection: the sentence at the cursor if that is in the line, else the one that the server chooses. */
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
}
