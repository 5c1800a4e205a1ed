import type { QuickPick, QuickPickItem } from 'vscode';

/** VS Code sorts rows by their labels while the writer types, unless `sortByLabel` is false. VS Code's types lack this property. */
export function disableSorting(pick: QuickPick<QuickPickItem>): void {
  (pick as QuickPick<QuickPickItem> & { sortByLabel?: boolean }).sortByLabel = false;
}
