import { commands, window } from 'vscode';
import type { PromptTexts } from './askTopic';

/** A command that the writer can choose from a list. */
export interface CommandRow {
  readonly id: string;
  readonly title: () => string;
  readonly icon: string;
  readonly detail?: string;
  /** Whether the command asks for more. */
  readonly asks?: boolean;
}

/** Lets the writer choose a command, and runs it with the arguments. */
export async function runCommandPick(texts: PromptTexts, rows: readonly CommandRow[], ...args: readonly unknown[]): Promise<void> {
  const items = rows.map(({ id, title, icon, detail, asks = true }) => ({
    id,
    label: `$(${icon}) ${title()}${asks ? '...' : ''}`,
    ...(detail === undefined ? {} : { detail }),
  }));
  const chosen = await window.showQuickPick(items, texts);
  if (chosen !== undefined) await commands.executeCommand(chosen.id, ...args);
}
