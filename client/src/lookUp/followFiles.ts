import { Disposable, type LogOutputChannel } from 'vscode';
import type { Library } from '../server/library';
import type { LookUps } from '../server/lookUps';
import type { ReferenceList } from './referenceList';

/** Asks anew what the listed references lack whenever the library has changed: by an undo, a paste, or a change on disk. */
export function followFiles(list: ReferenceList, lookUps: LookUps, library: Library, log: LogOutputChannel): Disposable {
  let isOutdated = false;
  const update = (): void => {
    if (!isOutdated || list.isLookingUp) return;
    isOutdated = false;
    updateReferences(list, lookUps).catch((error: unknown) => log.error('The list of references is not up to date.', String(error)));
  };
  return Disposable.from(
    library.onDidChange(() => {
      isOutdated = true;
      update();
    }),
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
    scope === undefined ? [] : lookUps.incompleteReferences(scope.uri),
  ]);
  const isSameList =
    list.scope === scope && list.rows.length === rows.length && list.rows.every(({ key }, index) => key === rows[index]?.key);
  if (checked !== undefined && isSameList && !list.isLookingUp) list.follow(checked, incomplete);
}
