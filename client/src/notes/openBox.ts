import { Position, window, type TextDocument, type TextEditor } from 'vscode';
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
  /** Called when the box did not get the keyboard focus. Removes what `open` has created. */
  failed(): void;
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
const boxPatience = [2500, 5000];

/**
 * Opens a box, and resolves a moment after it has the keyboard focus. What was typed before that is moved from the digest into the box,
 * after the text of the note. Rejects with a message for the writer if no box could be opened.
 */
export async function openBox<Subject>(editor: TextEditor, ahead: TypedAhead, opening: BoxOpening<Subject>): Promise<void> {
  try {
    const opened = await bringBox(editor, ahead, opening);
    if (opened === undefined) return;
    const { box } = opened;
    let before = opened.held;
    const moveLetters = async (): Promise<void> => {
      const late = await ahead.takeBack(editor);
      opening.opened(box.document);
      await putBefore(box, endOf(before), late);
      before += late;
    };
    await moveLetters();
    for (const wait of lateLetters) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      // If the writer has left the box by now, the letters are meant for the editor that they type in.
      if (window.activeTextEditor !== box) return;
      await moveLetters();
    }
  } finally {
    ahead.dispose();
  }
}

/**
 * Resolves to the box, as soon as it has the keyboard focus, and the text with which it was opened. undefined if no box should be
 * opened.
 */
async function bringBox<Subject>(
  editor: TextEditor,
  ahead: TypedAhead,
  { choose, open, failed }: BoxOpening<Subject>,
): Promise<{ readonly box: TextEditor; readonly held: string } | undefined> {
  let typed = '';
  try {
    typed = await ahead.takeBack(editor);
    const subject = await choose();
    if (subject !== undefined) {
      for (const patience of boxPatience) {
        typed += await ahead.takeBack(editor);
        const held = open(subject, typed);
        const box = await waitForBox({ patience });
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
