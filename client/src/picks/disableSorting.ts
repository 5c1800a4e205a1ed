import type { QuickPick, QuickPickItem } from 'vscode';

/** VS Code sorts rows by their labels while something is typed, unless `sortByLabel` is false; the property has no type yet. */
export function disableSorting(pick: QuickPick<QuickPickItem>): void {
  (pick as QuickPick<QuickPickItem> & { sortByLabel?: boolean }).sortByLabel = false;
}
