import { CancellationError, commands, type Disposable, type LogOutputChannel } from 'vscode';
import type { Services } from '../services';
import { askToOpenFolder, hasWorkspaceFolder } from '../editing/workspaceFolder';
import { messages } from '../messages/messages';
import type { SavedInFolder } from '../messages/savedInFolder';
import { showError, showInformation } from '../messages/show';
import { Slip } from '../messages/slip';

/** A command that package.json contributes with the same identifier. */
export interface Command {
  readonly id: string;
  /** The title of the command in messages, which is also its title in the command palette. */
  readonly title: () => string;
  /** What the command saves in a workspace folder. Without a folder, it asks for one and does nothing. */
  readonly needsFolder?: SavedInFolder;
  /** Rejects with a message for the writer if the command can't be carried out. */
  readonly run: (services: Services, ...args: readonly unknown[]) => Promise<void> | void;
  /** With `reject` a failure is shown and also passed on to the caller, so that VS Code keeps the text in a comment box. */
  readonly failure?: 'reject';
}

export function registerCommand(command: Command, services: Services, log: LogOutputChannel): Disposable {
  return commands.registerCommand(command.id, async (...args: readonly unknown[]) => {
    if (command.needsFolder !== undefined && !hasWorkspaceFolder()) return askToOpenFolder(command.title(), command.needsFolder);
    try {
      await command.run(services, ...args);
    } catch (error) {
      if (!(error instanceof CancellationError)) report(command, error, log);
      if (command.failure === 'reject') throw error;
    }
  });
}

function report(command: Command, error: unknown, log: LogOutputChannel): void {
  if (error instanceof Slip) {
    void showInformation(error.message);
    return;
  }
  log.error(`${command.id}:`, error instanceof Error ? (error.stack ?? error.message) : String(error));
  const reason = error instanceof Error ? error.message : String(error);
  const showLog = messages.showLog();
  void showError(messages.failed(command.title(), reason), showLog).then((choice) => {
    if (choice === showLog) log.show();
  });
}

/**
 * The keys of the papers for which a command was started. If the command was started on one of several selected tree rows, these are
 * the keys of all selected rows, otherwise those of the given row or the given keys.
 */
export function findKeys(argument: unknown, chosen: unknown): readonly string[] {
  const rows: readonly unknown[] =
    Array.isArray(chosen) && chosen.includes(argument) ? chosen : Array.isArray(argument) ? argument : [argument];
  return [...new Set(rows.flatMap((row) => findKey(row) ?? []))];
}

/**
 * The key of the paper for which a command was started: the one that a link of a hover has passed, or that of a tree row. undefined if
 * the argument is neither.
 */
export function findKey(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null || !('key' in argument)) return undefined;
  return typeof argument.key === 'string' ? argument.key : undefined;
}
