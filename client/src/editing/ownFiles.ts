import { commands, Uri, window, workspace } from 'vscode';
import { defaultOwnFolder, dismissalsFileName, readInsidePath } from '../../../server/src/client';
import { messages, type SavedInFolder } from '../messages/messages';
import { readSetting } from './settings';

/** Matches all files directly in a folder for own files. The server knows which of them it reads. */
export const ownFileGlob = '*';

/**
 * The folders that may hold own files: in each workspace folder the one of the settings, and the default one, which the server uses if
 * it refuses the other.
 */
export function ownFolders(): readonly Uri[] {
  const paths = new Set([readInsidePath(readSetting('folder')) ?? defaultOwnFolder, defaultOwnFolder]);
  return (workspace.workspaceFolders ?? []).flatMap(({ uri }) => [...paths].map((path) => Uri.joinPath(uri, path)));
}

/** Whether the URI is below a folder for own files, where nothing is a digest. */
export function isInOwnFolder(uri: Uri): boolean {
  return ownFolders().some((folder) => uri.toString().startsWith(`${folder.toString()}/`));
}

/** Whether the URI is that of a file of dismissed hints. */
export function isDismissalsFile(uri: Uri): boolean {
  return ownFolders().some((folder) => Uri.joinPath(folder, dismissalsFileName).toString() === uri.toString());
}

/** Whether a folder is open, in which notes, topics and decisions can be saved. */
export function hasWorkspaceFolder(): boolean {
  return (workspace.workspaceFolders?.length ?? 0) > 0;
}

/**
 * Tells the writer that a folder must be open for a command, and opens one if they agree. VS Code then loads the window again. It is a
 * list, which takes the keyboard: what is typed for the command would otherwise replace selected text.
 */
export async function askToOpenFolder(title: string, saved: SavedInFolder): Promise<void> {
  const open = { label: messages.openFolder() };
  const choice = await window.showQuickPick([open, { label: messages.cancel() }], { title, placeHolder: messages.noFolder(saved) });
  if (choice === open) await commands.executeCommand('vscode.openFolder');
}
