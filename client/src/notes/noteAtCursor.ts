import { commands, Range, type Uri, window } from 'vscode';
import { escapeIcons } from '../editing/labels';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';
import { excerptAround } from '../picks/excerpt';
import type { NoteComments } from './noteComments';
import { isCommentBox } from './noteDraft';
import type { OpenDigests } from './openDigests';
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

/** A thread, and the passage that it is about: for a long line, the thread is at the title. */
interface AnnotatedPassage {
  readonly thread: { readonly uri: Uri };
  readonly passage: Range | undefined;
}

/**
 * Moves the keyboard focus from a comment box or button of a thread back to the annotated passage in the text, because VS Code would
 * leave nothing focused. The passage is not selected, since the next letter would then replace it. Does nothing if the writer has moved
 * to another editor.
 */
export async function returnFocusToText({ thread: { uri }, passage }: AnnotatedPassage): Promise<void> {
  const shows = (document: { readonly uri: Uri }): boolean => document.uri.toString() === uri.toString();
  const active = window.activeTextEditor;
  if (active !== undefined && !isCommentBox(active) && !shows(active.document)) return;
  const editor =
    active !== undefined && shows(active.document)
      ? active
      : window.visibleTextEditors.find(({ document, viewColumn }) => shows(document) && viewColumn !== undefined);
  if (editor === undefined) return;
  const { isEmpty, active: cursor } = editor.selection;
  const place = passage === undefined || (isEmpty && passage.contains(cursor)) ? cursor : passage.end;
  await window.showTextDocument(editor.document, {
    ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
    selection: new Range(place, place),
  });
}

/**
 * How long to wait before a box is hidden, in milliseconds. When a box opens, VS Code tells the extension host, which says the same back
 * to the window 100 ms later (ExtHostCommentThread.eventuallyUpdateCommentThread). If that arrives after the box was hidden, the window
 * draws an empty box in its place, which nothing can remove.
 */
const settlingMilliseconds = 150;

/**
 * Moves the keyboard focus from a box that VS Code's own buttons have opened to the digest, and hides the box with the other notes in
 * sight. VS Code asks first if something was typed. Its own key does nothing in a box: both of its commands are named
 * workbench.action.hideComment, and it keeps the second one, which works in the text only (commentsEditorContribution).
 */
export async function hideFocusedBox(digests: OpenDigests): Promise<void> {
  const { activeTextEditor, visibleTextEditors, tabGroups } = window;
  if (activeTextEditor === undefined || !isCommentBox(activeTextEditor)) return;
  const editor = visibleTextEditors.find(
    ({ document, viewColumn }) => viewColumn === tabGroups.activeTabGroup.viewColumn && digests.isDigest(document),
  );
  if (editor?.viewColumn === undefined) return;
  await window.showTextDocument(editor.document, { viewColumn: editor.viewColumn });
  await new Promise((resolve) => setTimeout(resolve, settlingMilliseconds));
  await commands.executeCommand('workbench.action.hideComment');
}
