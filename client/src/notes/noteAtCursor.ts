import { window } from 'vscode';
import { escapeIcons } from '../editing/convert';
import { excerptAround } from '../picks/excerpt';
import { messages } from '../messages/messages';
import type { NoteComments } from './noteComments';
import { returnKeyboard } from './returnKeyboard';
import { isNoteComment, type ShownNote } from './shownNote';

/** Which notes a command can be for, and what it is called. */
export interface Wanted {
  readonly title: string;
  fits?(shown: ShownNote): boolean;
}

/**
 * The note that a command is for: that of the comment or thread whose button was pressed (the keyboard is back in the text then), or
 * else the one at the cursor, chosen by the writer where there are several. undefined where they left the list. Rejects with words
 * for the writer where there is none.
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
