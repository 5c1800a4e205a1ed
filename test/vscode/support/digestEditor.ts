import { type TextEditor, window } from 'vscode';
import { currentLine } from './editing';
import { waitFor } from './waiting';

/** The active editor once its cursor stands on a digest's line that holds the words. */
export async function digestEditorAt(words: string): Promise<TextEditor> {
  return waitFor(`a digest with the cursor at "${words}"`, () => {
    const editor = window.activeTextEditor;
    const isThere = editor !== undefined && /digest\.(txt|md)$/.test(editor.document.uri.path) && currentLine(editor).includes(words);
    return isThere ? editor : undefined;
  });
}
