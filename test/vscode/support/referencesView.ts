import { commands } from 'vscode';
import { person } from './person';
import type { TreeRow } from './papersView';

/** The list of references, below the Papers view. */
export const referencesView = '.pane:has(.pane-header[aria-label^="Incomplete References"])';

/** The rows of the list that are visible now, from top to bottom. */
export async function referenceRows(): Promise<readonly TreeRow[]> {
  return person.rows(`${referencesView} .monaco-list-row`, { label: '.label-name', description: '.label-description' });
}

/** A selector of the row with that key. */
export const referenceRow = (key: string): string => `${referencesView} .monaco-list-row:has(.label-name:has-text("${key}"))`;

/** Presses a button in the title of the list, which shows its buttons once the pointer is on it. */
export async function pressButtonOfList(title: string): Promise<void> {
  await person.hover(`${referencesView} .pane-header`);
  await person.click(`${referencesView} .action-label[aria-label^="${title}"]`);
}

/** Takes the list away, so that the Papers view is alone again. */
export async function hideReferences(): Promise<void> {
  await commands.executeCommand('setContext', 'marginalia.hasReferences', false);
}
