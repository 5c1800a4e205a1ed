import {
  MessageType,
  ShowMessageNotification,
  type Connection,
  type InitializeParams,
  type WorkspaceFolder,
} from 'vscode-languageserver/node';
import { URI, Utils } from 'vscode-uri';
import type { WorkspaceHost } from '../workspace/workspaceHost';
import { normalizeUri } from './decode';

/** The folders that the editor has open; where it names none, the folder of the first file that it opens. */
export class WorkspaceFolders {
  #named: readonly string[] = [];
  #taken: string | undefined;

  get uris(): readonly string[] {
    return this.#taken === undefined ? this.#named : [this.#taken];
  }

  /** The folder that was taken because the editor named none; undefined where there is none. */
  get taken(): string | undefined {
    return this.#taken;
  }

  /** Takes what `initialize` names: folders, else the root, else its path, as the oldest clients say it. */
  readInitialize({ workspaceFolders, rootUri, rootPath }: InitializeParams): void {
    if (workspaceFolders !== undefined && workspaceFolders !== null) this.#named = workspaceFolders.map(({ uri }) => normalizeUri(uri));
    else if (rootUri !== undefined && rootUri !== null) this.#named = [normalizeUri(rootUri)];
    else if (rootPath !== undefined && rootPath !== null && rootPath !== '') this.#named = [URI.file(rootPath).toString()];
  }

  change(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void {
    this.#taken = undefined;
    const gone = new Set(removed.map(({ uri }) => normalizeUri(uri)));
    this.#named = [...this.#named.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => normalizeUri(uri))];
  }

  /**
   * Takes the folder of a file, where the editor has named none. 'too-wide': it is the home folder or holds it, and too much
   * would be read. undefined where there is nothing to take.
   */
  take(file: string, homeFolder: string): 'taken' | 'too-wide' | undefined {
    if (this.uris.length > 0 || !file.startsWith('file:')) return undefined;
    const folder = Utils.dirname(URI.parse(file)).toString();
    if (`${normalizeUri(homeFolder)}/`.startsWith(folder.replace(/\/?$/, '/'))) return 'too-wide';
    this.#taken = folder;
    return 'taken';
  }
}

interface FolderSurroundings {
  readonly connection: Connection;
  readonly host: WorkspaceHost;
  readonly folders: WorkspaceFolders;
  readonly homeFolder: string;
  /** Whether the client itself tells its writer what is missing. */
  isTold(): boolean;
}

/** Where the editor names no folder, takes that of the first file that it opens, and tells the writer where nothing is found there. */
export function takeFirstFolder(
  { connection, host, folders, homeFolder, isTold }: FolderSurroundings,
  configure: (then: () => void) => void,
): void {
  const tell = (message: string): void => {
    if (!isTold()) void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
  };
  const stop = host.onSnapshot(({ open }) => {
    const first = [...open].find((uri) => uri.startsWith('file:'));
    if (first === undefined) return;
    stop();
    const outcome = folders.take(first, homeFolder);
    if (outcome === 'too-wide')
      tell('Marginalia: the editor has no folder open, and the home folder is too wide to be searched. Open the folder of your draft.');
    if (outcome === 'taken') configure(() => tellNothingFound(host, folders, tell));
  });
}

function tellNothingFound(host: WorkspaceHost, { taken }: WorkspaceFolders, tell: (message: string) => void): void {
  if (taken === undefined || host.snapshot.library().papers.length > 0) return;
  const { fsPath } = URI.parse(taken);
  tell(
    `Marginalia: there is no digest and no bibliography in ${fsPath}. A digest is a file with "digest" in its name, such as reading-digest.txt; where yours is in another folder, open that one.`,
  );
}
