import { CancellationError, commands, type Disposable, type LogOutputChannel } from 'vscode';
import { askToOpenFolder, hasWorkspaceFolder } from '../editing/ownFiles';
import type { CommandId } from '../messages/commandTitles';
import { messages, type SavedInFolder } from '../messages/messages';
import { Slip, showError, showInformation } from '../messages/show';
import type { Services } from '../services';
import type { keyPlaces, menuPlaces, menuSections, sections } from './places';

/**
 * A command, declared here and nowhere else. `npm run generate` writes its parts of package.json, package.nls.json, docs/commands.md and
 * `commandTitles` (see scripts/generatedCommands.ts).
 */
export interface Command {
  readonly id: CommandId;
  /** The title in English, with "..." at the end if the command asks for more. Messages show it without, see `messages.titleOf`. */
  readonly title: string;
  /**
   * When the command palette lists the command: a condition, or `always`, or `never` if it is only in menus. undefined for commands that
   * package.json doesn't contribute: those that lists, links, code lenses, rows, keys and other commands start.
   */
  readonly palette?: string;
  /** The section of docs/commands.md. The page says what the command does, unless it is only in menus. */
  readonly section?: keyof typeof sections | keyof typeof menuSections;
  readonly does?: string;
  /** The name of a codicon. */
  readonly icon?: string;
  readonly enablement?: string;
  readonly menus?: readonly MenuEntry[];
  readonly keys?: readonly KeyBinding[];
  /** What the command saves in a workspace folder. Without a folder, it asks for one and does nothing. */
  readonly needsFolder?: SavedInFolder;
  /** Rejects with a message for the writer if the command can't be carried out. */
  readonly run: (services: Services, ...args: readonly unknown[]) => Promise<void> | void;
  /** With `reject` a failure is shown and also passed on to the caller, so that VS Code keeps the text in a comment box. */
  readonly failure?: 'reject';
}

/** `when` is a condition besides that of the place. */
export interface MenuEntry {
  readonly place: keyof typeof menuPlaces;
  /** A group of VS Code with the position in it: `navigation@1`. */
  readonly group: string;
  readonly when?: string;
}

export interface KeyBinding {
  readonly place: keyof typeof keyPlaces;
  /** As on Linux and Windows. On macOS, `alt+m` is `ctrl+alt+m` and `ctrl+z` is `cmd+z`. */
  readonly key: string;
  readonly when?: string;
  readonly args?: string;
  /** What the key does, for docs/commands.md: by default the title of the command. */
  readonly does?: string;
  /** Keeps VS Code from showing the key beside the command in menus of other places. */
  readonly isHidden?: true;
}

export function registerCommand(command: Command, services: Services, log: LogOutputChannel): Disposable {
  return commands.registerCommand(command.id, async (...args: readonly unknown[]) => {
    if (command.needsFolder !== undefined && !hasWorkspaceFolder())
      return askToOpenFolder(messages.titleOf(command.id), command.needsFolder);
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
  void showError(messages.failed(messages.titleOf(command.id), reason), showLog).then((choice) => {
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
