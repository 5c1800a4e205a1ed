import { describeNoBibliography, isBibliography } from '../features/requests/addToBibliography';
import type { FileSystem } from '../workspace/files/fileSystem';
import { isInside } from '../workspace/files/insideFolders';
import { findWriteObstacle } from '../workspace/files/writeObstacle';
import type { WorkspaceHost } from '../workspace/workspaceHost';

/**
 * Why an editor is not asked to change or make a file, in words for the writer; undefined if it may. A file outside of the workspace's
 * folders is the writer's own choice; one inside of them may be a link that leads elsewhere, or no bibliography in spite of its name.
 */
export async function findEditObstacle(fileSystem: FileSystem, host: WorkspaceHost, uri: string): Promise<string | undefined> {
  const { folders, bibliographies } = host.snapshot;
  if (!isInside(folders, uri)) return undefined;
  const obstacle = await findWriteObstacle(fileSystem, host, uri);
  const file = bibliographies.get(uri);
  if (obstacle !== undefined || file === undefined || isBibliography(file, await fileSystem.resolveLinks(uri))) return obstacle;
  return describeNoBibliography(uri);
}
