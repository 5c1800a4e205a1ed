import { type CommentReply, type CommentThread, Position, Range, type TextDocument, window } from 'vscode';
import { fromRange } from '../editing/positions';
import type { DigestThreads } from './digestThreads';
import type { NoteDraft } from './noteDraft';
import type { Notes, WrittenNote } from './notes';
import type { OpenDigests } from './openDigests';
import type { ShownNote } from './shownNote';

/** Saves in note files what the writer changes in the threads of digests, and updates the threads. */
export class NoteChanges {
  readonly #notes: Notes;
  readonly #digests: OpenDigests;

  constructor(notes: Notes, digests: OpenDigests) {
    this.#notes = notes;
    this.#digests = digests;
  }

  /** Saves a new note with the text of its comment box. If the note can't be written, the box is opened again with that text. */
  async saveDraft(draft: NoteDraft, typed: string): Promise<void> {
    try {
      const digest = this.#digests.ofThread(draft.thread);
      await this.#annotate(digest, draft, draft.locatePassage(digest.document), typed);
    } catch (error) {
      draft.reopen(typed);
      throw error;
    }
  }

  /** Saves what was typed into the reply box of a thread: as a new note, or at the end of the note that the thread shows. */
  async save({ thread, text }: CommentReply): Promise<void> {
    const digest = this.#digests.ofThread(thread);
    const shown = digest.find(thread);
    if (shown !== undefined) return this.#setBody(digest, shown, `${shown.note.body}\n\n${text}`.trim());
    await this.#annotate(digest, thread, thread.range ?? new Range(0, 0, 0, 0), text);
  }

  /** Replaces the text of a note. If the note can't be written, the box is opened again with what was typed. */
  async saveEdit(shown: ShownNote, typed: string): Promise<void> {
    const digest = this.#digests.ofNote(shown);
    try {
      await this.#setBody(digest, shown, typed);
      digest.endEdit(shown);
    } catch (error) {
      shown.reopenEdit(typed);
      throw error;
    }
  }

  async remove(shown: ShownNote): Promise<WrittenNote> {
    const digest = this.#digests.ofNote(shown);
    const { note, id } = shown.note;
    return digest.during(async () => {
      const written = await this.#notes.write({ kind: 'remove', note, id, was: shown.was });
      digest.remove(shown);
      return written;
    });
  }

  async setResolved(shown: ShownNote, isResolved: boolean): Promise<void> {
    const digest = this.#digests.ofNote(shown);
    const { note, id } = shown.note;
    await digest.during(async () => {
      await this.#notes.write({ kind: 'resolve', note, id, isResolved });
      shown.update({ ...shown.note, isResolved });
      this.#digests.markPassages(digest);
    });
  }

  async #setBody(digest: DigestThreads, shown: ShownNote, body: string): Promise<void> {
    const { note, id } = shown.note;
    await digest.during(async () => {
      await this.#notes.write({ kind: 'body', note, id, was: shown.was, body });
      shown.update({ ...shown.note, body: body.trim() });
    });
  }

  /**
   * Writes a new note on the range `wanted`. The box is removed with its thread, and the thread of the new note is shown instead. If the
   * range is empty, the server chooses a sentence.
   */
  async #annotate(digest: DigestThreads, box: NoteDraft | CommentThread, wanted: Range, text: string): Promise<void> {
    const { document } = digest;
    const range = fromRange(wanted.isEmpty ? placeInLine(document, wanted.start.line) : wanted);
    // After a change of a digest, VS Code asks in which ranges comments can be made, and waits until `abstracts` has answered. It would
    // forget a thread that is added while it waits.
    await digest.abstracts();
    await digest.during(async () => {
      const written = await this.#notes.write({ kind: 'annotate', digest: document.uri.toString(), range, body: text });
      box.dispose();
      if (written.thread !== undefined) digest.add(written.thread);
    });
  }
}

/**
 * The place that is meant by a click on the "+" of a line, as an empty range: the cursor if it is in that line, or else the beginning
 * of the line. The server chooses the sentence at this place.
 */
function placeInLine(document: TextDocument, line: number): Range {
  const cursor = window.visibleTextEditors.find((editor) => editor.document === document)?.selection.active;
  const place = cursor?.line === line ? cursor : new Position(line, 0);
  return new Range(place, place);
}
