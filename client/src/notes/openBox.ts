import { Position, type TextDocument, type TextEditor } from 'vscode';
import { words } from '../words';
import { waitForBox } from './noteDraft';
import { putBefore, type TypedAhead } from './typedAhead';

export interface BoxOpening {
  /** The words that the box holds at first; undefined where none is to be opened. */
  open(): Promise<string | undefined>;
  /** The box has the keyboard, and the text is what it was before anything was typed over it. */
  opened?(box: TextDocument): void;
  failed?(): void;
}

/**
 * Opens a box, and returns when it has the keyboard. What was typed before that stands in the box, behind the words that it held,
 * and not in the text. Rejects with words for the writer where nothing could be opened.
 */
export async function openBox(editor: TextEditor, ahead: TypedAhead, { open, opened, failed }: BoxOpening): Promise<void> {
  let typed = '';
  try {
    typed += await ahead.takeBack(editor);
    const held = await open();
    if (held === undefined) return await putBefore(editor, editor.selection.active, typed);
    const box = await waitForBox();
    if (box === undefined) throw new Error(words.noBox());
    typed += await ahead.takeBack(editor);
    opened?.(box.document);
    await putBefore(box, endOf(held), typed);
  } catch (error) {
    failed?.();
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
