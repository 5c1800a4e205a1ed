import { URI, Utils } from 'vscode-uri';
import { isInside } from '../files/insideFolders';

/**
 * The URI, without a slash at its end, of the folder in which the relative paths of a file begin. For a file that was never saved
 * (`untitled:`) this is the folder where it would be saved: that of the path which the editor proposes, if that is in a workspace
 * folder, or else the first workspace folder. undefined if it was never saved and no folder is open.
 */
export function findDraftFolder(folders: readonly string[], uri: string): string | undefined {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'untitled') return withoutSlash(Utils.dirname(parsed));
  const proposed = folders
    .map((folder) => ({ folder, place: URI.parse(folder).with({ path: Utils.dirname(Utils.resolvePath(parsed)).path }) }))
    .find(({ folder, place }) => parsed.path.startsWith('/') && isInside([folder], Utils.joinPath(place, 'draft').toString()));
  if (proposed !== undefined) return withoutSlash(proposed.place);
  return folders[0]?.replace(/\/$/, '');
}

function withoutSlash(folder: URI): string {
  return folder.toString().replace(/\/$/, '');
}
