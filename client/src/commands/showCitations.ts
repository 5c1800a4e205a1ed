import { commands, Position, Uri, window, type Location } from 'vscode';
import type { LspPosition } from '../../../server/src/protocol/requests';
import { openDocument } from '../opening';
import { words } from '../words';
import type { Command } from './command';

/** Of the paper that a line above it stands for, or else of the one under the cursor. */
export const showCitations: Command = {
  id: 'marginalia.showCitations',
  title: words.titles.showCitations,
  run: async (_services, uri, position) => {
    const editor = window.activeTextEditor;
    const place = readPlace(uri, position) ?? (editor === undefined ? undefined : { uri: editor.document.uri, position: editor.selection.active });
    if (place === undefined) throw new Error(words.noFile());
    await openDocument(place.uri);
    const locations = await commands.executeCommand<readonly Location[]>('vscode.executeReferenceProvider', place.uri, place.position);
    await commands.executeCommand('editor.action.showReferences', place.uri, place.position, locations);
  },
};

function readPlace(uri: unknown, position: unknown): { readonly uri: Uri; readonly position: Position } | undefined {
  if (typeof uri !== 'string' || typeof position !== 'object' || position === null) return undefined;
  const { line, character } = position as LspPosition;
  return { uri: Uri.parse(uri), position: new Position(line, character) };
}
