import type { CodeAction, Range } from 'vscode-languageserver/node';
import { describeNoBibliography, isBibliography } from '../features/requests/addToBibliography';
import type { FileSystem } from '../workspace/files/fileSystem';
import { isInside } from '../workspace/files/insideFolders';
import type { WorkspaceHost } from '../workspace/workspaceHost';
import { findWriteObstacle } from '../workspace/files/writeObstacle';
import { normalizeUri } from './convert';

/** Why an editor is not asked to change or make a file, in words for the writer; undefined where it may. */
export type FindObstacle = (uri: string) => Promise<string | undefined>;

/** A file that does not pretend to be one of the workspace is the writer's own choice. */
export async function findEditObstacle(fileSystem: FileSystem, host: WorkspaceHost, uri: string): Promise<string | undefined> {
  const { folders, bibliographies } = host.snapshot;
  if (!isInside(folders, uri)) return undefined;
  const obstacle = await findWriteObstacle(fileSystem, host, uri);
  const file = bibliographies.get(uri);
  if (obstacle !== undefined || file === undefined || isBibliography(file, await fileSystem.resolveLinks(uri))) return obstacle;
  return describeNoBibliography(uri);
}

/** Those actions that change no other file than the document they are asked for in, or one that may be changed. */
export async function keepPossible<Action extends CodeAction>(
  actions: readonly Action[],
  documentUri: string,
  findObstacle: FindObstacle,
): Promise<Action[]> {
  const areBlocked = await Promise.all(
    actions.map(async (action) => {
      const others = listChanged(action).filter((uri) => uri !== documentUri);
      return (await Promise.all(others.map(findObstacle))).some((obstacle) => obstacle !== undefined);
    }),
  );
  return actions.filter((_, index) => areBlocked[index] !== true);
}

/** What a quick fix is known by until the writer chooses it. */
export interface LateFix {
  readonly uri: string;
  readonly range: Range;
  /** The file that gets entries; undefined where none does. */
  readonly bibliography: string | undefined;
}

export function isLateFix(data: unknown): data is LateFix {
  return typeof data === 'object' && data !== null && 'uri' in data && 'range' in data && typeof data.uri === 'string';
}

function listChanged({ edit, data }: CodeAction): readonly string[] {
  const changed = (edit?.documentChanges ?? []).flatMap((change) =>
    'textDocument' in change ? [change.textDocument.uri] : 'uri' in change ? [change.uri] : [],
  );
  const later = isLateFix(data) && data.bibliography !== undefined ? [data.bibliography] : [];
  return [...new Set([...changed, ...Object.keys(edit?.changes ?? {}), ...later].map(normalizeUri))];
}
