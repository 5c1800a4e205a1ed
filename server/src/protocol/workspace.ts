import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  MessageType,
  ShowMessageNotification,
  WatchKind,
  type WorkDoneProgressServerReporter,
  type WorkspaceFolder,
} from 'vscode-languageserver/node';
import { URI, Utils } from 'vscode-uri';
import { chooseOwnFolder, type FileSystem, type WorkspaceHost } from '#workspace';
import type { Configuration, FileEvent, ShownProgress, WorkspaceReader } from '../services/workspaceReader';
import type { ClientAbilities } from './capabilities';
import { normalizeUri } from './encode';
import type { ClientSettings } from './settings';

interface GuessDependencies {
  readonly connection: Connection;
  readonly host: WorkspaceHost;
  readonly folders: WorkspaceFolders;
  readonly homeFolder: string;
  readonly reader: WorkspaceReader;
  /** Whether the client itself tells the writer what is missing. The server then shows no messages. */
  readonly clientExplains: boolean;
}

interface WorkspaceEventDependencies {
  readonly connection: Connection;
  readonly abilities: ClientAbilities;
  readonly folders: WorkspaceFolders;
  readonly settings: ClientSettings;
  readonly reader: WorkspaceReader;
}

interface ConfigurationSources {
  readonly connection: Connection;
  readonly fileSystem: Pick<FileSystem, 'resolveLinks'>;
  readonly folders: WorkspaceFolders;
  readonly settings: ClientSettings;
}

/**
 * The folders that are open in the editor. If the editor names none, the folder of the first file that it opens is used instead (see
 * `guessFrom`).
 */
export class WorkspaceFolders {
  #named: readonly string[];
  #guessed: string | undefined;

  constructor(params: InitializeParams) {
    this.#named = readFolders(params);
  }

  get uris(): readonly string[] {
    return this.#guessed === undefined ? this.#named : [this.#guessed];
  }

  /** The folder of the first file; undefined if no folder was guessed, or if the editor has named folders since. */
  get guessed(): string | undefined {
    return this.#guessed;
  }

  change(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
    this.#guessed = undefined;
    const gone = new Set(removed.map(({ uri }) => normalizeUri(uri)));
    this.#named = [...this.#named.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => normalizeUri(uri))];
  }

  /**
   * If the editor has named no folder, uses the folder of a file as the workspace. Returns 'too-wide' if that folder is the home folder
   * or contains it, because searching it for digests would take too long. Returns undefined if there is a workspace folder already, or
   * if the file is not on disk.
   */
  guessFrom(file: string, homeFolder: string): 'guessed' | 'too-wide' | undefined {
    if (this.uris.length > 0 || !file.startsWith('file:')) return undefined;
    const folder = Utils.dirname(URI.parse(file)).toString();
    if (`${normalizeUri(homeFolder)}/`.startsWith(folder.replace(/\/?$/, '/'))) return 'too-wide';
    this.#guessed = folder;
    return 'guessed';
  }
}

/** The folders in `initialize`: the list of folders, or else the root URI, or else the path that only the oldest clients send. */
function readFolders({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders !== undefined && workspaceFolders !== null) return workspaceFolders.map(({ uri }) => normalizeUri(uri));
  if (rootUri !== undefined && rootUri !== null) return [normalizeUri(rootUri)];
  return rootPath !== undefined && rootPath !== null && rootPath !== '' ? [URI.file(rootPath).toString()] : [];
}

/**
 * Waits until the editor opens a file. If the editor has named no folder by then, guesses the folder and reads it. Shows a message if
 * the folder is too wide or contains no papers, unless the client explains that itself.
 */
export function guessFolder({ connection, host, folders, homeFolder, reader, clientExplains }: GuessDependencies): void {
  const show = (message: string): void => {
    if (!clientExplains) void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
  };
  const stop = host.onSnapshot(({ open }) => {
    const first = [...open].find((uri) => uri.startsWith('file:'));
    if (first === undefined) return;
    stop();
    const outcome = folders.guessFrom(first, homeFolder);
    if (outcome === 'too-wide')
      show('Marginalia: no folder is open, and the home folder is too large to search. Open the folder that contains your draft.');
    if (outcome !== 'guessed') return;
    reader.readAll(() => {
      // In the meantime the editor may have named folders.
      if (folders.guessed === undefined || host.snapshot.library().papers.length > 0) return;
      const { fsPath } = URI.parse(folders.guessed);
      show(
        `Marginalia: no digest or bibliography found in ${fsPath}. A digest is a file of paper titles and abstracts with "digest" in its name, such as reading-digest.txt. If yours is in a different folder, open that folder.`,
      );
    });
  });
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

/**
 * If indexing takes less time than this, in milliseconds, no progress is shown, since a message that disappears at once would only
 * distract.
 */
const showAfterMilliseconds = 500;

/**
 * Shows work-done progress in the editor if indexing takes long and the client supports it. A token is created only if progress is
 * shown. The progress is always ended, because some editors show it until then.
 */
export function showIndexProgress(connection: Connection, abilities: ClientAbilities): ShownProgress {
  if (!abilities.progress) return { report: () => undefined, done: () => undefined };
  const started = Date.now();
  let shown: Promise<WorkDoneProgressServerReporter> | undefined;
  const send = (step: (reporter: WorkDoneProgressServerReporter) => void): void => void shown?.then(step).catch(() => undefined);
  return {
    report(done, total) {
      const counted = `${done} of ${total}`;
      if (shown !== undefined) send((reporter) => reporter.report(Math.floor((done / total) * 100), counted));
      else if (Date.now() - started > showAfterMilliseconds) {
        shown = connection.window.createWorkDoneProgress();
        send((reporter) => reporter.begin('Marginalia: Reading digests', 0, counted, false));
      }
    },
    done: () => send((reporter) => reporter.done()),
  };
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
