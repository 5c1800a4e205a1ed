import { describeNonBibliography, isBibliography } from '../features/requests/addToBibliography';
import type { FileSystem } from '../workspace/files/fileSystem';
import { isInside } from '../workspace/files/insideFolders';
import { findWriteObstacle } from '../workspace/files/writeObstacle';
import type { WorkspaceHost } from '../workspace/workspaceHost';

/**
 * The reason, in words for the writer, why the editor must not change or create a file; undefined if it may. A file outside the
 * workspace's folders is allowed, because the writer has chosen it deliberately. A file inside them may be a link to another place, or
 * it may not be a bibliography although it is named like one.
 */
export async function findEditObstacle(fileSystem: FileSystem, host: WorkspaceHost, uri: string): Promise<string | undefined> {
  const { folders, bibliographies } = host.snapshot;
  if (!isInside(folders, uri)) return undefined;
  const obstacle = await findWriteObstacle(fileSystem, host, uri);
  const file = bibliographies.get(uri);
  if (obstacle !== undefined || file === undefined || isBibliography(file, await fileSystem.resolveLinks(uri))) return obstacle;
  return describeNonBibliography(uri);
}
