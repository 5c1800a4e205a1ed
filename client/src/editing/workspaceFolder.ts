import { commands, window, workspace } from 'vscode';
import { messages } from '../messages/messages';
import type { SavedInFolder } from '../messages/savedInFolder';

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
