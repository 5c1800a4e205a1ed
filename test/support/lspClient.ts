import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createMessageConnection,
  type Diagnostic,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { clientCommands, type LspPosition, methods } from '../../server/src/protocol/requests';
import type { ChangedParams } from '../../server/src/protocol/statusRequests';
import { projectRoot } from './projectRoot';

/** The path of the built server, which an editor would start. */
export const serverPath = join(projectRoot, 'dist/server.js');

/** What ends a server that opens a connection. */
export const networkTrap = join(projectRoot, 'test/support/networkTrap.cjs');

/** A temporary folder on disk that the client opens. `dispose` removes it. */
export interface Workspace {
  readonly path: string;
  readonly uri: string;
  uriOf(name: string): string;
  write(name: string, content: string | Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(name: string): Promise<void>;
  dispose(): void;
}

export async function createWorkspace(files: Readonly<Record<string, string | Uint8Array>>): Promise<Workspace> {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'marginalia-')));
  const workspace: Workspace = {
    path,
    uri: pathToFileURL(path).toString(),
    uriOf: (name) => pathToFileURL(join(path, name)).toString(),
    async write(name, content) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), content);
    },
    rename: (from, to) => rename(join(path, from), join(path, to)),
    remove: (name) => rm(join(path, name), { recursive: true }),
    dispose: () => rmSync(path, { recursive: true, force: true }),
  };
  for (const [name, content] of Object.entries(files)) await workspace.write(name, content);
  return workspace;
}

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** The answers to `workspace/configuration`, by section. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  readonly folders?: readonly Workspace[];
  /** Options of Node for the server's process. */
  readonly nodeOptions?: readonly string[];
  /** The address of a server that stands in for all registries (`networkTrap.cjs`). Without one, every connection ends the server. */
  readonly registries?: string;
}

/** A client that speaks LSP with its own server process. */
export interface LspClient {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  /** The messages of `window/logMessage`. */
  readonly log: string[];
  /** What was shown to the writer as messages. */
  readonly shown: string[];
  /** The newest diagnostics of each document. */
  readonly diagnostics: Map<string, Diagnostic[]>;
  readonly capabilities: unknown;
  /** Resolves when the first index is complete. */
  readonly ready: Promise<unknown>;
  request<T>(method: string, params: object): Promise<T>;
  open(uri: string, languageId: string, text: string): Promise<void>;
  /** Replaces the whole text of a document. */
  change(uri: string, text: string): Promise<void>;
  /** Types `text` at a position. */
  type(uri: string, position: LspPosition, text: string): Promise<void>;
  close(uri: string): Promise<void>;
  /** Tells the server which files were created (1), changed (2) or deleted (3). */
  filesChanged(changes: readonly { uri: string; type: 1 | 2 | 3 }[]): Promise<void>;
  /** Resolves with the next notification of the method for which `suffices` returns true. */
  next<T>(method: string, suffices?: (params: T) => boolean): Promise<T>;
  stop(): Promise<void>;
}

/** How long (ms) a test waits for a notification: far longer than any takes, so that one that never comes fails its test alone. */
const waitLimit = 120_000;

/** The capabilities of VS Code that the server uses. */
export const editorCapabilities: ClientCapabilities = {
  workspace: { configuration: true, workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
  textDocument: {
    completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  window: { workDoneProgress: true },
  experimental: { commands: { commands: Object.values(clientCommands) } },
};

/** The next notification that says that something of this kind has changed. */
export function nextChange(client: Pick<LspClient, 'next'>, what: ChangedParams['what'] = 'library'): Promise<ChangedParams> {
  return client.next<ChangedParams>(methods.changed, (params) => params.what === what);
}

export async function startClient(workspace: Workspace, options: ClientOptions = {}): Promise<LspClient> {
  const server = spawn(process.execPath, [...(options.nodeOptions ?? []), '--require', networkTrap, serverPath, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...(options.registries === undefined ? {} : { TEST_STAND_IN: options.registries }) },
  });
  const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const log: string[] = [];
  const shown: string[] = [];
  const diagnostics = new Map<string, Diagnostic[]>();
  const waiting = new Set<{ method: string; take: (params: unknown) => void }>();
  const versions = new Map<string, number>();

  connection.onNotification((method, params) => {
    for (const { method: wanted, take } of [...waiting]) if (wanted === method) take(params);
    const known = params as { uri: string; diagnostics: Diagnostic[]; message: string };
    if (method === 'textDocument/publishDiagnostics') diagnostics.set(known.uri, known.diagnostics);
    if (method === 'window/logMessage') log.push(known.message);
    if (method === 'window/showMessage') shown.push(known.message);
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
    items.map(({ section }) => options.configuration?.[section] ?? null),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.onRequest('workspace/codeLens/refresh', () => null);
  connection.listen();

  const next = <T>(method: string, suffices: (params: T) => boolean = () => true): Promise<T> => {
    const notification = new Promise<T>((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`the server did not send the ${method} that was waited for`)), waitLimit).unref();
      const waiter = {
        method,
        take: (params: unknown) => {
          if (!suffices(params as T)) return;
          clearTimeout(limit);
          waiting.delete(waiter);
          resolve(params as T);
        },
      };
      waiting.add(waiter);
    });
    // Nobody may wait for it any more.
    notification.catch(() => undefined);
    return notification;
  };
  const ready = next('marginalia/ready');
  const { capabilities } = await connection.sendRequest<{ capabilities: unknown }>('initialize', {
    processId: process.pid,
    rootUri: workspace.uri,
    workspaceFolders: [workspace, ...(options.folders ?? [])].map(({ uri }) => ({ uri, name: uri })),
    capabilities: options.capabilities ?? editorCapabilities,
    initializationOptions: options.initializationOptions,
  });
  await connection.sendNotification('initialized', {});

  const changeText = async (uri: string, contentChanges: readonly unknown[]): Promise<void> => {
    const version = (versions.get(uri) ?? 0) + 1;
    versions.set(uri, version);
    await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  };
  return {
    connection,
    process: server,
    log,
    shown,
    diagnostics,
    capabilities,
    ready,
    next,
    request: (method, params) => connection.sendRequest(method, params),
    open: (uri, languageId, text) =>
      connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 0, text } }),
    change: (uri, text) => changeText(uri, [{ text }]),
    type: (uri, position, text) => changeText(uri, [{ range: { start: position, end: position }, text }]),
    close: (uri) => connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    filesChanged: (changes) => connection.sendNotification('workspace/didChangeWatchedFiles', { changes }),
    async stop() {
      const exited = new Promise((resolve) => server.once('exit', resolve));
      if (server.exitCode === null) {
        await connection.sendRequest('shutdown');
        await connection.sendNotification('exit');
        await exited;
      }
      connection.dispose();
    },
  };
}
