import { Disposable, type LogOutputChannel, workspace } from 'vscode';
import type { DraftTracker } from '../editing/draftTracker';
import type { Library } from '../server/library';
import type { LookUps } from '../server/lookUps';
import type { ReferenceList } from './referenceList';

/** How long nothing is typed in a draft before its citations are read again. */
const restMilliseconds = 700;

/**
 * Asks anew what the listed references lack whenever the library has changed (by an undo, a paste, or a change on disk) and, where they
 * are those of a scope, whenever a draft was edited, which may cite other papers now.
 */
export function followFiles(
  list: ReferenceList,
  { lookUps, library, drafts, log }: { lookUps: LookUps; library: Library; drafts: DraftTracker; log: LogOutputChannel },
): Disposable {
  let isOutdated = false;
  let rest: NodeJS.Timeout | undefined;
  const update = (): void => {
    if (!isOutdated || list.isLookingUp) return;
    isOutdated = false;
    updateReferences(list, lookUps).catch((error: unknown) => log.error('The list of references is not up to date.', String(error)));
  };
  const outdate = (): void => {
    isOutdated = true;
    update();
  };
  return Disposable.from(
    library.onDidChange(outdate),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (list.scope === undefined || !drafts.isDraft(document)) return;
      clearTimeout(rest);
      rest = setTimeout(outdate, restMilliseconds);
    }),
    { dispose: () => clearTimeout(rest) },
    // What changed during a look-up is asked at its end.
    list.onDidChange(update),
  );
}

/** Asks what the listed references lack now. While they are looked up nothing is asked, since what was found is not written yet. */
export async function updateReferences(list: ReferenceList, lookUps: LookUps): Promise<void> {
  const { rows, scope } = list;
  if (list.isLookingUp || (rows.length === 0 && scope === undefined)) return;
  const [checked, incomplete] = await Promise.all([
    lookUps.checkReferences(rows.map(({ key }) => key)),
    scope === undefined ? undefined : lookUps.incompleteReferences(scope.uri),
  ]);
  const isSameList =
    list.scope === scope && list.rows.length === rows.length && list.rows.every(({ key }, index) => key === rows[index]?.key);
  const isAnswered = checked !== undefined && (incomplete !== undefined || scope === undefined);
  if (isAnswered && isSameList && !list.isLookingUp) list.follow({ checked, incomplete });
}
