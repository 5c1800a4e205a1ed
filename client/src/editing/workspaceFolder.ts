import { commands, workspace } from 'vscode';
import { messages } from '../messages/messages';
import { showInformation } from '../messages/show';

/** Whether a folder is open, in which notes, topics and decisions can be saved. */
export function hasWorkspaceFolder(): boolean {
  return (workspace.workspaceFolders?.length ?? 0) > 0;
}

/** Tells the writer that a folder must be open, and opens one if they agree. VS Code then loads the window again. */
export async function askToOpenFolder(): Promise<void> {
  const open = messages.openFolder();
  if ((await showInformation(messages.noFolder(), open)) === open) await commands.executeCommand('vscode.openFolder');
}
