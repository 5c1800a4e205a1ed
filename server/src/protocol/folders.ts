import {
  MessageType,
  ShowMessageNotification,
  type Connection,
  type InitializeParams,
  type WorkspaceFolder,
} from 'vscode-languageserver/node';
import { URI, Utils } from 'vscode-uri';
import type { WorkspaceReader } from '../services/workspaceReader';
import type { WorkspaceHost } from '../workspace/workspaceHost';
import { normalizeUri } from './decode';

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

interface GuessDependencies {
  readonly connection: Connection;
  readonly host: WorkspaceHost;
  readonly folders: WorkspaceFolders;
  readonly homeFolder: string;
  readonly reader: WorkspaceReader;
  /** Whether the client itself tells the writer what is missing. The server then shows no messages. */
  readonly clientExplains: boolean;
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
