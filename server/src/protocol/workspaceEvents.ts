import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WatchKind,
  type Connection,
} from 'vscode-languageserver/node';
import type { FileEvent, WorkspaceReader } from '../services/workspaceReader';
import type { ClientAbilities } from './capabilities';
import type { ClientSettings } from './clientSettings';
import { normalizeUri } from './decode';
import type { WorkspaceFolders } from './folders';

export interface WorkspaceEventDependencies {
  readonly connection: Connection;
  readonly abilities: ClientAbilities;
  readonly folders: WorkspaceFolders;
  readonly settings: ClientSettings;
  readonly reader: WorkspaceReader;
}

/**
 * Reads the workspace once the client is ready, and again when the folders or settings change. Later also reads the files that the
 * client reports as changed on disk.
 */
export function listenToWorkspace({ connection, abilities, folders, settings, reader }: WorkspaceEventDependencies): void {
  connection.onInitialized(() => {
    if (abilities.configurationChanges)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: ['marginalia', 'files.exclude'] });
    if (abilities.fileWatching) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        // If a folder is moved or deleted, editors report only the folder, not its files. A pattern for names of files would miss that.
        watchers: [{ globPattern: '**/*', kind: WatchKind.Create | WatchKind.Change | WatchKind.Delete }],
      });
    }
    if (abilities.folders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        folders.change(added, removed);
        reader.readAll();
      });
    }
    reader.readAll();
  });

  connection.onDidChangeConfiguration((params: { readonly settings: unknown }) => {
    settings.takeChanged(params.settings);
    // VS Code's language client also sends this notification at its start, when nothing has changed.
    reader.followConfiguration();
  });

  connection.onDidChangeWatchedFiles(({ changes }) =>
    reader.readChanged(changes.map(({ uri, type }): FileEvent => ({ uri: normalizeUri(uri), kind: eventKinds[type] ?? 'changed' }))),
  );
}

const eventKinds: Readonly<Record<number, FileEvent['kind']>> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
};
