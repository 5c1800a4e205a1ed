import { Uri, workspace } from 'vscode';
import { defaultOwnFolder, dismissalsFileName, readInsidePath } from '../../../server/src/client';

/** Matches all files directly in a folder for own files. The server knows which of them it reads. */
export const ownFileGlob = '*';

/**
 * The folders that may hold own files: in each workspace folder the one of the settings, and the default one, which the server uses if
 * it refuses the other.
 */
export function ownFolders(): readonly Uri[] {
  const wanted: unknown = workspace.getConfiguration('marginalia').get('folder');
  const named = typeof wanted === 'string' ? readInsidePath(wanted) : undefined;
  const paths = new Set([named ?? defaultOwnFolder, defaultOwnFolder]);
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
