import { window } from 'vscode';
import { escapeIcons } from '../editing/labels';
import { messages } from '../messages/messages';
import { Slip } from '../messages/slip';
import { excerptAround } from '../picks/excerpt';
import type { NoteComments } from './noteComments';
import { returnFocusToText } from './returnFocusToText';
import { isNoteComment, type ShownNote } from './shownNote';

/** Which notes at the cursor a command accepts, and the title of the list from which the writer chooses one. */
interface NoteChoice {
  readonly title: string;
  fits?(shown: ShownNote): boolean;
  /** What the list asks if the only note in the line is not at the cursor. Without it, that note is taken without asking. */
  readonly askBeside?: string;
}

/**
 * The note for which a command was started. If the command was started by a button of a comment or thread, the result is the note shown
 * there, and the keyboard focus returns to the text. In the box of a note it is that note, and the box keeps the focus. Otherwise the
 * result is the note at the cursor, or else in its line; if there are several, the writer chooses one. The result is undefined if the
 * writer closes the list without a choice. Rejects with a message for the writer if there is no note.
 */
export async function findNoteForCommand(
  comments: NoteComments,
  argument: unknown,
  { title, fits = () => true, askBeside }: NoteChoice,
): Promise<ShownNote | undefined> {
  const known = isNoteComment(argument) ? argument.shown : comments.digests.find(argument);
  if (known !== undefined) {
    await returnFocusToText(known);
    return known;
  }
  const focused = comments.findFocused()?.comment;
  if (isNoteComment(focused)) return focused.shown;
  const editor = window.activeTextEditor;
  const found = editor === undefined ? [] : comments.digests.listAt(editor, fits);
  const [first, second] = found;
  if (editor === undefined || first === undefined) throw new Slip(messages.noNoteHere());
  const isAtCursor = first.passage?.intersection(editor.selection) !== undefined;
  if (second === undefined && (isAtCursor || askBeside === undefined)) return first;
  const rows = found.map((shown) => ({
    label: escapeIcons(shown.note.body.replace(/\s+/g, ' ') || messages.noWordsYet()),
    detail: escapeIcons(`“${excerptAround(shown.note.quote, [])}”`),
    shown,
  }));
  return (
    await window.showQuickPick(rows, {
      title,
      placeHolder: isAtCursor ? messages.chooseNote() : (askBeside ?? messages.chooseNote()),
      matchOnDetail: true,
    })
  )?.shown;
}
