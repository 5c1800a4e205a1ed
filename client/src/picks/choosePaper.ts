import { type QuickPick, type QuickPickItem, QuickPickItemKind, Uri } from 'vscode';
import { escapeIcons } from '../editing/labels';
import type { PaperAction, PaperButton, PaperItem } from './paperItem';
import type { Preview } from './preview';

/** A row that runs a command instead of naming a paper. */
export interface CommandItem extends QuickPickItem {
  readonly command: string;
}

/** A separator with the name of the group below it. A separator can't be chosen. */
export interface SeparatorItem extends QuickPickItem {
  readonly kind: QuickPickItemKind.Separator;
}

/** A row that replaces the query when the writer chooses it. */
export interface QueryItem extends QuickPickItem {
  readonly query: string;
  /** Whether the present query may already be complete, so that Enter takes the first paper and not this row. */
  readonly isFurther?: boolean;
}

/** A row with a message. Choosing it does nothing. */
export interface MessageItem extends QuickPickItem {
  readonly isMessage: true;
}

export type Row = PaperItem | CommandItem | QueryItem | MessageItem | SeparatorItem;

export function createSeparator(label: string): SeparatorItem {
  return { label: escapeIcons(label), kind: QuickPickItemKind.Separator };
}

export type Choice =
  | { readonly kind: 'paper'; readonly item: PaperItem; readonly action: PaperAction }
  | { readonly kind: 'command'; readonly command: string };

/**
 * Shows a list, and resolves to what the writer chooses in it; undefined if they close it. `enter` is the action for a paper that is
 * chosen with Enter.
 */
export function choosePaper(pick: QuickPick<Row>, enter: PaperAction, preview: Preview): Promise<Choice | undefined> {
  previewMoves(pick, preview);
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const row = pick.activeItems[0];
      if (row === undefined || 'isMessage' in row) return;
      if (isPaper(row)) resolve({ kind: 'paper', item: row, action: enter });
      else if ('command' in row) resolve({ kind: 'command', command: row.command });
      else if ('query' in row) pick.value = row.query;
    });
    pick.onDidTriggerItemButton(({ item, button }) => {
      if (isPaper(item) && isPaperButton(button)) resolve({ kind: 'paper', item, action: button.action });
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
}

/**
 * Previews the active paper once the writer has moved to another row. VS Code activates the first row of a new list by itself, so the
 * first paper is previewed only if a preview is already open.
 */
function previewMoves(pick: QuickPick<Row>, preview: Preview): void {
  pick.onDidChangeActive(([row]) => {
    if (row === undefined || !isPaper(row)) return;
    if (preview.isOpen || row !== pick.items.find(isPaper)) void preview.show(row.place, row.passage);
  });
}

export function isPaper(row: Row): row is PaperItem {
  return 'key' in row;
}

function isPaperButton(button: object): button is PaperButton {
  return 'action' in button;
}

/** The URI of the file in which the writer has chosen to open a paper; undefined for any other choice. */
export function uriToLeaveOpen(choice: Choice | undefined): string | undefined {
  return choice?.kind === 'paper' && choice.action === 'open' ? Uri.parse(choice.item.place.uri).toString() : undefined;
}

/** VS Code sorts rows by their labels while the writer types, unless `sortByLabel` is false. VS Code's types lack this property. */
export function disableSorting(pick: QuickPick<QuickPickItem>): void {
  (pick as QuickPick<QuickPickItem> & { sortByLabel?: boolean }).sortByLabel = false;
}
