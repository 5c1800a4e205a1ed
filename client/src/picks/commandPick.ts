import { commands, window } from 'vscode';
import type { CommandId } from '../messages/commandTitles';
import { messages } from '../messages/messages';
import type { PromptTexts } from './askTopic';

/** A command that the writer can choose from a list. */
interface CommandRow {
  readonly id: CommandId;
  readonly title: string;
  readonly icon: string;
  readonly detail?: string;
}

/** Lets the writer choose a command, and runs it with the arguments. */
export async function runCommandPick(texts: PromptTexts, rows: readonly CommandRow[], ...args: readonly unknown[]): Promise<void> {
  const items = rows.map(({ id, title, icon, detail }) => ({
    id,
    label: `$(${icon}) ${messages.titleOf(id)}${title.endsWith('...') ? '...' : ''}`,
    ...(detail === undefined ? {} : { detail }),
  }));
  const chosen = await window.showQuickPick(items, texts);
  if (chosen !== undefined) await commands.executeCommand(chosen.id, ...args);
}
