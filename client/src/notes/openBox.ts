import { Position, type TextDocument, type TextEditor, window } from 'vscode';
import { messages } from '../messages/messages';
import { waitForBox } from './noteDraft';
import { putBefore, type TypedAhead } from './typedAhead';

/** The steps by which a comment box is opened. `Subject` is what the box is about: the place of a new note, or an existing note. */
export interface BoxOpening<Subject> {
  /** Chooses the subject of the box; undefined if no box should be opened. */
  choose(): Promise<Subject | undefined>;
  /** Opens the box with the text of the note followed by what was typed so far, and returns this text. */
  open(subject: Subject, typed: string): string;
  /**
   * Called when the box has the keyboard focus and the letters that were typed before that have been removed from the digest. Called
   * again after each later check for such letters.
   */
  opened(box: TextDocument): void;
  /** Called when the box did not get the keyboard focus, or has lost it at once. Removes what `open` has created. */
  failed(): void;
  /**
   * Whether letters that are typed over the passage right after the box was opened are meant for the box, because nobody opens a note on
   * a passage in order to overwrite it. VS Code sometimes gives the keyboard back to the digest at once, on a busy machine.
   */
  takesLettersOfPassage(): boolean;
}

/**
 * Letters may reach the digest even after the box has the keyboard focus. So the digest is checked for them several times, with these
 * pauses in milliseconds before each check.
 */
const lateLetters = [0, 150, 400];

/**
 * How long to wait for a box to get the keyboard focus, in milliseconds, before it is opened once more. VS Code forgets a thread that is
 * created while it still reads the threads of a document that has just been opened.
 */
const boxTimeoutMs = [2500, 5000];

/**
 * Opens a box, and resolves a moment after it has the keyboard focus. What was typed before that is moved from the digest into the box,
 * after the text of the note. Rejects with a message for the writer if no box could be opened.
 */
export async function openBox<Subject>(editor: TextEditor, ahead: TypedAhead, opening: BoxOpening<Subject>): Promise<void> {
  try {
    let opened = await bringBox(editor, ahead, opening);
    if (opened === undefined) return;
    await moveLetters(editor, ahead, opening, opened);
    for (const wait of lateLetters) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      if (window.activeTextEditor === opened.box) await moveLetters(editor, ahead, opening, opened);
      // If the writer has left the box by now, the letters are meant for the editor that they type in.
      else if (!opening.takesLettersOfPassage() || window.activeTextEditor !== editor) return;
      else if (ahead.isTypedOver) {
        const held = opened.box.document.getText();
        opening.failed();
        opened = await bringBox(editor, ahead, opening, held);
        if (opened === undefined) return;
        await moveLetters(editor, ahead, opening, opened);
      }
    }
  } finally {
    ahead.dispose();
  }
}

interface OpenedBox {
  readonly box: TextEditor;
  /** The text of the note and what was typed before the box had the keyboard focus. */
  held: string;
}

/** Moves letters that reached the digest since into the box, before what was typed in the box. */
async function moveLetters<Subject>(editor: TextEditor, ahead: TypedAhead, opening: BoxOpening<Subject>, opened: OpenedBox): Promise<void> {
  const late = await ahead.takeBack(editor);
  opening.opened(opened.box.document);
  await putBefore(opened.box, endOf(opened.held), late);
  opened.held += late;
}

/**
 * Resolves to the box, as soon as it has the keyboard focus, and the text with which it was opened. undefined if no box should be
 * opened. `before`: what was typed into an earlier box.
 */
async function bringBox<Subject>(
  editor: TextEditor,
  ahead: TypedAhead,
  { choose, open, failed }: BoxOpening<Subject>,
  before = '',
): Promise<OpenedBox | undefined> {
  let typed = before;
  try {
    typed += await ahead.takeBack(editor);
    const subject = await choose();
    if (subject !== undefined) {
      for (const timeoutMs of boxTimeoutMs) {
        typed += await ahead.takeBack(editor);
        const held = open(subject, typed);
        const box = await waitForBox({ timeoutMs });
        if (box !== undefined) return { box, held };
        failed();
      }
      throw new Error(messages.noBox());
    }
  } catch (error) {
    failed();
    await putBefore(editor, editor.selection.active, typed);
    throw error;
  }
  await putBefore(editor, editor.selection.active, typed);
  return undefined;
}

function endOf(text: string): Position {
  const lines = text.split(/\r\n|\r|\n/);
  return new Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}
