import { Uri, window } from 'vscode';
import { type LspPosition, methods } from '../../../server/src/client';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';
import type { Library } from '../server/library';
import { fromPosition } from './positions';

/**
 * The key of the paper at the cursor. The cursor may be on a citation key, a name or a title, or in an abstract of a digest. undefined
 * if it is on none of these.
 */
export async function findKeyAtCursor(library: Library): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const answer = await library.ask(methods.paperAt, {
    uri: editor.document.uri.toString(),
    position: fromPosition(editor.selection.active),
    around: true,
  });
  return answer?.key;
}

export interface EntryPlace {
  readonly uri: Uri;
  readonly position: LspPosition;
}

/**
 * The place that a quick fix has passed as URI and position, or that of the entry of a row in the list of references. undefined if there
 * is none.
 */
export function readEntryPlace(uri: unknown, position: unknown): EntryPlace | undefined {
  if (typeof uri === 'object' && uri !== null && 'entry' in uri) return readRow(uri.entry);
  if (typeof uri !== 'string' || typeof position !== 'object' || position === null) return undefined;
  if (!('line' in position) || !('character' in position)) return undefined;
  const { line, character } = position;
  return typeof line === 'number' && typeof character === 'number' ? { uri: Uri.parse(uri), position: { line, character } } : undefined;
}

function readRow(entry: unknown): EntryPlace | undefined {
  if (typeof entry !== 'object' || entry === null || !('uri' in entry) || !('position' in entry)) return undefined;
  return typeof entry.uri === 'string' ? readEntryPlace(entry.uri, entry.position) : undefined;
}

/** The cursor of the active editor; throws with a message for the writer if there is no editor. */
export function getEntryAtCursor(): EntryPlace {
  const editor = window.activeTextEditor;
  if (editor === undefined) throw new Slip(messages.noEntryAtCursor());
  return { uri: editor.document.uri, position: fromPosition(editor.selection.active) };
}
