import { commands } from 'vscode';
import { person } from './person';

/** The list of references, below the Papers view. */
export const referencesView = '.pane:has(.pane-header[aria-label^="Incomplete References"])';

/** A row of the list, as it is drawn: `DuoAttention`, then `no author · duoattention`. */
export interface ReferenceRow {
  /** The name or the beginning of the title. */
  readonly label: string;
  /** What is known of it. */
  readonly description: string;
  readonly key: string;
  readonly focused: boolean;
}

/** The rows of the list that are visible now, from top to bottom. */
export async function referenceRows(): Promise<readonly ReferenceRow[]> {
  const rows = await person.rows(`${referencesView} .monaco-list-row`, { label: '.label-name', description: '.label-description' });
  return rows.map(({ label, description, focused }) => {
    const parts = description.split(' \u00b7 ');
    return { label, description: parts.slice(0, -1).join(' \u00b7 '), key: parts.at(-1) ?? '', focused };
  });
}

/** A selector of the row with that key. */
export const referenceRow = (key: string): string =>
  `${referencesView} .monaco-list-row:has(.label-description:text-matches("(^|\u00b7 )${key}$"))`;

/** Presses a button in the title of the list, which shows its buttons once the pointer is on it. */
export async function pressButtonOfList(title: string): Promise<void> {
  await person.hover(`${referencesView} .pane-header`);
  await person.click(`${referencesView} .action-label[aria-label^="${title}"]`);
}

/** Takes the list away, so that the Papers view is alone again. */
export async function hideReferences(): Promise<void> {
  await commands.executeCommand('setContext', 'marginalia.hasReferences', false);
}

/** Whether a row of "Complete References" or "Show Incomplete References" stands for what the draft cites. */
export const isOfDraft = (row: { readonly label: string } | undefined): boolean =>
  /^(?:References|Preprints) cited in .*\bdraft\.md$/.test(row?.label ?? '');
