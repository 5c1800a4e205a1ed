import { Uri, workspace } from 'vscode';
import { defaultOwnFolder, ownFileNames, type OwnKind, readInsidePath } from '../../../server/src/client';

/** Matches the names of all own files. */
export const ownFileGlob = `{${Object.values(ownFileNames).join(',')}}`;

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

/** Whether the URI is that of an own file of this kind. */
export function isOwnFile(uri: Uri, kind: OwnKind): boolean {
  return ownFolders().some((folder) => Uri.joinPath(folder, ownFileNames[kind]).toString() === uri.toString());
}
