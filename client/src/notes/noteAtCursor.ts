import { window } from 'vscode';
import { escapeIcons } from '../editing/convert';
import { excerptAround } from '../picks/excerpt';
import { messages } from '../messages/messages';
import type { NoteComments } from './noteComments';
import { returnKeyboard } from './returnKeyboard';
import { isNoteComment, type ShownNote } from './shownNote';

/** Which notes a command can be for, and the title of its list. */
export interface Wanted {
  readonly title: string;
  fits?(shown: ShownNote): boolean;
}

/**
 * The note that a command is for. If a button of a comment or thread was pressed, it is that note, and the keyboard goes back into the
 * text. Otherwise it is the note at the cursor; of several the writer chooses one. undefined if they leave the list. Rejects with words
 * for the writer if there is no note.
 */
export async function findWantedNote(
  comments: NoteComments,
  argument: unknown,
  { title, fits = () => true }: Wanted,
): Promise<ShownNote | undefined> {
  const known = isNoteComment(argument) ? argument.shown : comments.digests.find(argument);
  if (known !== undefined) {
    await returnKeyboard(known.thread);
    return known;
  }
  const editor = window.activeTextEditor;
  const found = editor === undefined ? [] : comments.digests.listAt(editor, fits);
  const [first, second] = found;
  if (first === undefined) throw new Error(messages.noNoteHere());
  if (second === undefined) return first;
  const rows = found.map((shown) => ({
    label: escapeIcons(shown.note.body.replace(/\s+/g, ' ') || messages.noWordsYet()),
    detail: escapeIcons(`“${excerptAround(shown.note.quote, [])}”`),
    shown,
  }));
  return (await window.showQuickPick(rows, { title, placeHolder: messages.chooseNote(), matchOnDetail: true }))?.shown;
}
