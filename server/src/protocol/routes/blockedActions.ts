import type { CodeAction, Range } from 'vscode-languageserver/node';
import { normalizeUri } from '../decode';

/** What identifies a quick fix until the writer chooses it; its edit is made then. */
export interface LateFix {
  readonly uri: string;
  readonly range: Range;
  /** The URI of the file that gets entries. */
  readonly bibliography: string;
}

export function isLateFix(data: unknown): data is LateFix {
  return typeof data === 'object' && data !== null && 'uri' in data && 'range' in data && typeof data.uri === 'string';
}

/**
 * Without the actions that change or make a file, other than the document itself, which must not be written: one that a link of the
 * workspace leads to, for example. `findObstacle` gives the reason why not.
 */
export async function dropBlocked<Action extends CodeAction>(
  actions: readonly Action[],
  documentUri: string,
  findObstacle: (uri: string) => Promise<string | undefined>,
): Promise<Action[]> {
  const areBlocked = await Promise.all(
    actions.map(async (action) => {
      const others = listChangedFiles(action).filter((uri) => uri !== documentUri);
      return (await Promise.all(others.map(findObstacle))).some((obstacle) => obstacle !== undefined);
    }),
  );
  return actions.filter((_, index) => areBlocked[index] !== true);
}

function listChangedFiles({ edit, data }: CodeAction): readonly string[] {
  const changed = (edit?.documentChanges ?? []).flatMap((change) =>
    'textDocument' in change ? [change.textDocument.uri] : 'uri' in change ? [change.uri] : [],
  );
  const later = isLateFix(data) ? [data.bibliography] : [];
  return [...new Set([...changed, ...Object.keys(edit?.changes ?? {}), ...later].map(normalizeUri))];
}
