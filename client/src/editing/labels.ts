import { type Uri, workspace } from 'vscode';

/**
 * A file's path relative to its workspace folder, with the name of the folder if there are several. For an untitled document only its
 * name.
 */
export function fileLabel(uri: Uri): string {
  return uri.scheme === 'untitled' ? uri.path.slice(uri.path.lastIndexOf('/') + 1) : workspace.asRelativePath(uri);
}

/**
 * Escapes `$(name)`, which VS Code would show as an icon in a label. Titles with mathematics can contain such text, for example `$(n)`.
 */
export function escapeIcons(text: string): string {
  return text.replace(/\$\((?=[\w~-]+\))/g, '\\$(');
}
