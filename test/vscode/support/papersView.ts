import { commands, type TextEditor } from 'vscode';
import { person } from './person';
import { waitFor, waitForList } from './waiting';
import { quickPickRows } from './workbench';

/** A row of the Papers view, as it is drawn. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  readonly focused: boolean;
}

/** The whole view. */
export const view = '[id="workbench.view.extension.marginalia"]';

/** The rows of the view that are visible now, from top to bottom. */
export async function treeRows(): Promise<readonly TreeRow[]> {
  return person.rows(`${view} .monaco-list-row`, { label: '.label-name', description: '.label-description' });
}

/** A CSS selector of the rows whose label holds the words. */
export const row = (label: string): string => `${view} .monaco-list-row:has(.label-name:has-text("${label}"))`;

/** A topic, a date: with the number of its papers, and a dot where some are new. */
export const isGroup = ({ description }: TreeRow): boolean => /^[\d,]+(?: ●)?$/.test(description);

/** How many papers a group has. */
export const countOf = ({ description }: TreeRow): number => Number(description.replace(/[, ●]/g, ''));

/** How many headings have the pin of those that are kept. */
export async function countPins(): Promise<number> {
  return (await person.rows(`${view} .monaco-list-row:has(.codicon-pinned)`, { label: '.label-name' })).length;
}

/** Shows the view with every group closed: tests before this one may have opened some. `group`: one that must be there first. */
export async function showFolded(group?: string): Promise<readonly TreeRow[]> {
  await commands.executeCommand('marginalia.papers.focus');
  await waitForList('the tree', treeRows, (rows) => rows.length > 1 && (group === undefined || rows.some(({ label }) => label === group)));
  await commands.executeCommand('workbench.actions.treeView.marginalia.papers.collapseAll');
  return waitForList('closed groups', treeRows, (rows) => rows.length > 1 && rows.every(isGroup));
}

/** Groups the papers by what the list after the button above the rows calls so, and returns the rows once they show that. */
export async function groupPapersBy(label: string, isDone: (rows: readonly TreeRow[]) => boolean): Promise<readonly TreeRow[]> {
  return waitFor(`the papers by ${label}`, async () => {
    // VS Code draws the buttons anew while papers come and go, and a click at that moment is lost.
    await person.click('.sidebar .codicon-list-tree[role="button"]');
    const isOffered = await waitForList('the list', quickPickRows, (rows) => rows.some((each) => each.label === label), 3000).catch(
      () => undefined,
    );
    if (isOffered === undefined) return undefined;
    await person.click(`.quick-input-list .monaco-list-row:has(:text-is(${JSON.stringify(label)}))`);
    return waitForList('it at once', treeRows, isDone, 3000).catch(() => undefined);
  });
}

/** Opens the context menu of a row, once more where the view was drawn anew meanwhile and the menu has gone. */
export async function openRowMenu(label: string, entry: string): Promise<readonly string[]> {
  return waitFor(`"${entry}" in the menu of "${label}"`, async () => {
    await person.click(row(label), { button: 'right' });
    return waitForList(
      'the menu',
      () => person.see('.monaco-menu [role="menuitem"]'),
      (entries) => entries.some((each) => each.startsWith(entry)),
      2000,
    ).catch(() => undefined);
  });
}

/** Takes an entry of the context menu of a row. */
export async function chooseFromRowMenu(label: string, entry: string): Promise<void> {
  await openRowMenu(label, entry);
  await person.click(`.monaco-menu [role="menuitem"]:has-text("${entry}")`);
}

/**
 * Drags a row to a word of a draft until the draft changes: VS Code knows nothing of what is dragged while the view is drawn anew. It
 * then covers the editor until the pointer moves over it.
 */
export async function dragInto({ document }: TextEditor, from: string, word: string): Promise<void> {
  const before = document.getText();
  const hasChanged = (): boolean => document.getText() !== before;
  await waitFor(
    'the draft to change',
    async () => {
      if (hasChanged()) return true;
      // From outside: what covers the editor goes when the pointer comes upon it.
      await person.moveAway();
      await person.hover('.part.editor');
      await person.drag(from, { word });
      return waitFor('what is dropped', hasChanged, 3000).catch(() => false);
    },
    30_000,
  );
}
