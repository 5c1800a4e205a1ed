import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver/node';
import type { Configuration } from '../services/workspaceReader';
import type { FileSystem } from '../workspace/files/fileSystem';
import { chooseOwnFolder } from '../workspace/files/ownFolder';
import type { ClientSettings } from './clientSettings';
import type { WorkspaceFolders } from './folders';

export interface ConfigurationSources {
  readonly connection: Connection;
  readonly fileSystem: Pick<FileSystem, 'resolveLinks'>;
  readonly folders: WorkspaceFolders;
  readonly settings: ClientSettings;
}

/**
 * Creates a function that requests the folders and settings. It tells the writer why the folder for own files can't be the one in the
 * settings, once for each reason.
 */
export function createConfigurationReader({
  connection,
  fileSystem,
  folders,
  settings,
}: ConfigurationSources): () => Promise<Configuration> {
  let told: string | undefined;
  return async () => {
    const read = await settings.read();
    const { folder, problem } = await chooseOwnFolder(fileSystem, folders.uris, read.folder);
    if (problem !== undefined && problem !== told)
      void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: problem });
    told = problem;
    return { folders: folders.uris, settings: { ...read, folder } };
  };
}
