import { window } from 'vscode';
import { fromPosition } from './convert';
import type { Library } from '../server/library';

/** The key of the paper that the cursor stands on: a citation key, a name or a title, and else in a digest its abstract. undefined where it stands on none. */
export async function findKeyAtCursor(library: Library): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const answer = await library.paperAt({
    uri: editor.document.uri.toString(),
    position: fromPosition(editor.selection.active),
    around: true,
  });
  return answer?.key;
}
