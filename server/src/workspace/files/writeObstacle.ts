import { fileName } from '../../base/fileName';
import { isInToolFolder } from './discovery';
import type { FileSystem } from './fileSystem';
import { findPlaceInside } from './insideFolders';
import { findFile } from '../snapshot';
import type { WorkspaceHost } from '../workspaceHost';

/**
 * The reason why Marginalia must not write or create a file, as a message for the writer; undefined if it may. The path may come from
 * the settings or from a draft by somebody else, so the file must be below a workspace folder after symbolic links are resolved. It
 * must not be in a folder that is never searched. A file that the snapshot does not contain must not be in a folder that the settings
 * hide either.
 */
export async function findWriteObstacle(
  fileSystem: FileSystem,
  { snapshot, fileMatcher }: Pick<WorkspaceHost, 'snapshot' | 'fileMatcher'>,
  uri: string,
): Promise<string | undefined> {
  const { folders } = snapshot;
  const place = await findPlaceInside(fileSystem, folders, uri);
  if (place === undefined)
    return `${fileName(uri)} is outside the workspace folder because of a symbolic link. Nothing was written. Choose a different file or folder.`;
  // A known file was read even if the settings hide its folder.
  const isKnown = findFile(snapshot, uri) !== undefined;
  const isUnread = [uri, place].some((each) => isInToolFolder(folders, each) || (!isKnown && fileMatcher.isHidden(each)));
  return isUnread
    ? `${fileName(uri)} is in a folder that is never read (.git, node_modules or a folder excluded by your settings). Nothing was written. Choose a different folder.`
    : undefined;
}
