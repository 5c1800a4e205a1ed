import type { CodeAction, Range } from 'vscode-languageserver/node';
import { normalizeUri } from '../decode';

/** Identifies a quick fix whose edit is computed only when the writer chooses the fix. */
export interface LateFix {
  readonly uri: string;
  readonly range: Range;
  /** The URI of the bibliography to which entries are added. */
  readonly bibliography: string;
}

export function isLateFix(data: unknown): data is LateFix {
  return typeof data === 'object' && data !== null && 'uri' in data && 'range' in data && typeof data.uri === 'string';
}

/**
 * Removes the actions that would change or create a file that must not be written, for example because a link in the workspace leads to
 * it. The document itself is not checked. `findObstacle` gives the reason why a file must not be written.
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
