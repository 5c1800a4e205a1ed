import { CancellationError, commands, window, type Disposable, type LogOutputChannel } from 'vscode';
import type { Services } from '../services';
import { messages } from '../messages/messages';

/** One command: package.json contributes it under the same identifier. */
export interface Command {
  readonly id: string;
  /** For messages, as the command palette shows it. */
  readonly title: () => string;
  /** Rejects with words for the writer where it can't do its work. */
  readonly run: (services: Services, ...args: readonly unknown[]) => Promise<void> | void;
  /** `reject`: who has run it hears of it too, so that VS Code keeps what stands in the box of a comment. */
  readonly failure?: 'reject';
}

export function registerCommand(command: Command, services: Services, log: LogOutputChannel): Disposable {
  return commands.registerCommand(command.id, async (...args: readonly unknown[]) => {
    try {
      await command.run(services, ...args);
    } catch (error) {
      if (!(error instanceof CancellationError)) report(command, error, log);
      if (command.failure === 'reject') throw error;
    }
  });
}

function report(command: Command, error: unknown, log: LogOutputChannel): void {
  log.error(`${command.id}:`, error instanceof Error ? (error.stack ?? error.message) : String(error));
  const reason = error instanceof Error ? error.message : String(error);
  const showLog = messages.showLog();
  void window.showErrorMessage(messages.failed(command.title(), reason), showLog).then((choice) => {
    if (choice === showLog) log.show();
  });
}

/** The papers that a command is for: those of all chosen rows of the tree where the row is one of them; several keys that are given. */
export function findKeys(argument: unknown, chosen: unknown): readonly string[] {
  const rows: readonly unknown[] =
    Array.isArray(chosen) && chosen.includes(argument) ? chosen : Array.isArray(argument) ? argument : [argument];
  return [...new Set(rows.flatMap((row) => findKey(row) ?? []))];
}

/** The paper that a command is for: its key from a link of a hover, or a row of the tree. */
export function findKey(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null || !('key' in argument)) return undefined;
  return typeof argument.key === 'string' ? argument.key : undefined;
}
