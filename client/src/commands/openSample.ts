import { commands, FileSystemError, FileType, Uri, workspace } from 'vscode';
import { words } from '../words';
import type { Command } from './command';

/** Opens a copy that the writer may change; what they changed there earlier stays. */
export const openSample: Command = {
  id: 'marginalia.openSample',
  title: words.titles.openSample,
  run: async ({ extension }) => {
    const copy = Uri.joinPath(extension.globalStorageUri, 'sample');
    await copyMissing(Uri.joinPath(extension.extensionUri, 'media', 'sample'), copy);
    await commands.executeCommand('vscode.openFolder', copy, { forceNewWindow: true });
  },
};

async function copyMissing(source: Uri, target: Uri): Promise<void> {
  await workspace.fs.createDirectory(target);
  for (const [name, type] of await workspace.fs.readDirectory(source)) {
    const from = Uri.joinPath(source, name);
    const to = Uri.joinPath(target, name);
    if (type === FileType.Directory) await copyMissing(from, to);
    else if (!(await exists(to))) await workspace.fs.copy(from, to);
  }
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}
