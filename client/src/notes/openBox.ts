import { Position, type TextDocument, type TextEditor } from 'vscode';
import { words } from '../words';
import { waitForBox } from './noteDraft';
import { putBefore, type TypedAhead } from './typedAhead';

export interface BoxOpening<Subject> {
  /** What the box is for; undefined where none is to be opened. */
  choose(): Promise<Subject | undefined>;
  /** Opens the box with what it holds, and with what was typed so far behind that; gives both. */
  open(subject: Subject, typed: string): string;
  /** The box has the keyboard, and the text is what it was before anything was typed over it. */
  opened(box: TextDocument): void;
  failed(): void;
}

/** Letters may still be on their way to the text when the box has the keyboard: so often it is looked for them, milliseconds apart. */
const lateLetters = [0, 150, 400];

/**
 * Opens a box, and returns when it has the keyboard. What was typed before that stands in the box, behind the words that it held,
 * and not in the text. Rejects with words for the writer where nothing could be opened.
 */
export async function openBox<Subject>(editor: TextEditor, ahead: TypedAhead, { choose, open, opened, failed }: BoxOpening<Subject>): Promise<void> {
  let typed = '';
  try {
    typed = await ahead.takeBack(editor);
    const subject = await choose();
    if (subject === undefined) return await putBefore(editor, editor.selection.active, typed);
    typed += await ahead.takeBack(editor);
    const held = open(subject, typed);
    const box = await waitForBox();
    if (box === undefined) throw new Error(words.noBox());
    let before = held;
    for (const wait of lateLetters) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      const late = await ahead.takeBack(editor);
      typed += late;
      opened(box.document);
      await putBefore(box, endOf(before), late);
      before += late;
    }
  } catch (error) {
    failed();
    await putBefore(editor, editor.selection.active, typed);
    throw error;
  } finally {
    ahead.dispose();
  }
}

function endOf(text: string): Position {
  const lines = text.split(/\r\n|\r|\n/);
  return new Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}
