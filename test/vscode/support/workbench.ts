import { commands, type Extension, extensions, type Range, Uri, window, workspace } from 'vscode';
import { person } from './person';
import { waitFor, waitForList } from './waiting';

/** What Marginalia's `activate` returns, as far as tests use it. */
interface MarginaliaApi {
  whenReady(): Promise<void>;
  shownNotes(
    uri: string,
  ): readonly { readonly range: Range | undefined; readonly label: string; readonly body: string; readonly isResolved: boolean }[];
}

/** Marginalia, wherever this run takes it from. */
export function getMarginalia(): Extension<MarginaliaApi> {
  const found = extensions.getExtension<MarginaliaApi>('marginalia.marginalia');
  if (found === undefined) throw new Error('Marginalia is not installed in this VS Code.');
  return found;
}

/** Resolves when the extension runs and its first index is complete. Activates it, so not for a test of what activates it. */
export async function libraryIsReady(): Promise<void> {
  const { whenReady } = await getMarginalia().activate();
  await whenReady();
}

/** A file of the copied sample workspace; the copy lasts for the whole run. */
export function sampleUri(name: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('No folder is open.');
  return Uri.joinPath(folder.uri, name);
}

/** Closes everything that a test has opened; what it did not save is thrown away, what it saved stays. */
export async function resetWorkbench(): Promise<void> {
  await person.moveAway();
  await commands.executeCommand('workbench.action.closeQuickOpen');
  await clearNotifications();
  await commands.executeCommand('workbench.action.closePanel');
  while (window.tabGroups.all.some((group) => group.tabs.length > 0)) {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    // The active group may be an empty one, or hold a tab that has nothing to revert.
    if (window.tabGroups.activeTabGroup.tabs.length === 0)
      await window.tabGroups.close(window.tabGroups.all.flatMap((group) => group.tabs));
  }
  await commands.executeCommand('workbench.action.editorLayoutSingle');
}

/** Runs a command as a writer does: by its words in the command palette, which has gone when this resolves. */
export async function chooseCommand(title: string): Promise<void> {
  const isOpen = async (): Promise<boolean> => (await quickPickInput())?.startsWith('>') ?? false;
  // Where the keyboard is just being given to an editor, the palette closes at once, and what it lists is decided when it opens. So a
  // person opens it again.
  await waitFor(`the command "${title}"`, async () => {
    await person.press('F1');
    if (!(await waitFor('the command palette', isOpen, 2000).catch(() => false))) return false;
    await person.paste(title);
    const isListed = await waitFor('it at once', () => selectRow(title), 4000).catch(() => false);
    if (!isListed) await person.press('Escape');
    return isListed;
  });
  await person.press('Enter');
  await waitFor('the command palette to go', async () => !(await isOpen()));
}

/** Moves down by a row, unless that with the title is selected. What was used recently comes first, be it less alike. */
async function selectRow(title: string): Promise<boolean> {
  const rows = await quickPickRows();
  if (!rows.some(({ label }) => label.includes(title))) return false;
  if (rows.some(({ label, focused }) => focused && label.includes(title))) return true;
  await person.press('ArrowDown');
  return false;
}

/** Runs one of the commands that a command lists. */
export async function chooseCommandOf(family: string, title: string): Promise<void> {
  const isListed = (rows: readonly QuickPickRow[]): boolean => rows.some(({ label }) => label.startsWith(title));
  // A list too goes at once where the keyboard is just being given to something else, and a person asks for it again.
  await waitFor(`the row "${title}"`, async () => {
    await chooseCommand(family);
    return waitFor('it at once', async () => isListed(await quickPickRows()), 6000).catch(() => false);
  });
  await person.paste(title);
  await waitForList(`the row "${title}" at the top`, quickPickRows, (rows) => rows[0]?.label.startsWith(title) ?? false);
  await person.press('Enter');
  await waitForList('the list to go', quickPickRows, (rows) => !isListed(rows));
}

/** What has been typed into the quick pick; undefined when no quick pick has the keyboard. Wait for it before typing. */
export async function quickPickInput(): Promise<string | undefined> {
  return person.input('.quick-input-widget .quick-input-box input');
}

/** A row of the quick pick, as it is drawn. */
export interface QuickPickRow {
  readonly label: string;
  readonly description: string;
  /** The second line. */
  readonly detail: string;
  readonly focused: boolean;
}

/** The rows of the quick pick that are visible now, from top to bottom; empty when there is no quick pick. */
export async function quickPickRows(): Promise<readonly QuickPickRow[]> {
  return person.rows('.quick-input-widget .quick-input-list .monaco-list-row', {
    label: '.quick-input-list-row > .monaco-icon-label .label-name',
    description: '.quick-input-list-row > .monaco-icon-label .label-description',
    detail: '.quick-input-list-label-meta .label-name',
  });
}

/**
 * The texts of all notifications, newest first, as the bell in the status bar lists them; the list stays open. (Under the
 * smoke test driver, without which the browser build takes no tests, nothing pops up by itself.)
 */
export async function notifications(): Promise<readonly string[]> {
  if ((await person.see('.notifications-center.visible')).length === 0) await commands.executeCommand('notifications.showList');
  return person.see('.notifications-center.visible .notification-list-item-message');
}

/**
 * Takes all notifications away. One that came while the list was open and empty would stay in it, dead, until the list is opened once
 * more: VS Code counts a list as closed as long as it has nothing to show.
 */
export async function clearNotifications(): Promise<void> {
  await commands.executeCommand('notifications.showList');
  await commands.executeCommand('notifications.clearAll');
  await commands.executeCommand('notifications.hideList');
}

/** The buttons of all notifications. */
export async function notificationButtons(): Promise<readonly string[]> {
  await notifications();
  return person.see('.notifications-center .notification-list-item-buttons-container .monaco-button');
}

/**
 * Presses a button of the only notification. A click is lost while VS Code moves the notification; who sees that nothing happened
 * presses again.
 */
export async function answerNotification(button: string): Promise<void> {
  const selector = `.notifications-center .notification-list-item .monaco-button:text-is("${button}")`;
  let isPressed = false;
  const hasGone = async (): Promise<boolean> => isPressed && (await person.see(selector)).length === 0;
  await waitFor(`"${button}" to go`, async () => {
    await notifications();
    if (await hasGone()) return true;
    await person.click(selector);
    isPressed = true;
    return waitFor('it at once', hasGone, 3000).catch(() => false);
  });
}

/** The texts of the items in the status bar that contain the word. */
export async function statusItems(word: string): Promise<readonly string[]> {
  return (await person.see('.statusbar-item')).filter((text) => text.includes(word));
}
