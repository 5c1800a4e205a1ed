import { window } from 'vscode';
import type { Library } from '../server/library';
import { fromPosition } from './positions';

/**
 * The key of the paper at the cursor. The cursor may be on a citation key, a name or a title, or in an abstract of a digest. undefined
 * if it is on none of these.
 */
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
