import { type ChildProcess, fork, spawn } from 'node:child_process';
import {
  createMessageConnection,
  type InitializeParams,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { networkTrap, serverPath } from '../support/lspClient';

/** What an editor other than VS Code says at the start; nothing is added to it. */
export type Greeting = Partial<InitializeParams>;

/** A client that answers no request of the server unless told how, and notes everything that it is asked and told. */
export interface RawClient {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly initialized: InitializeResult;
  /** Methods of requests that the server sent, in order. */
  readonly asked: string[];
  readonly told: { readonly method: string; readonly params: unknown }[];
  /** Every byte of standard output; empty over IPC. */
  readonly output: Buffer[];
  request<T>(method: string, params: object): Promise<T>;
  notify(method: string, params: object): Promise<void>;
  /** Resolves with the next notification of the method that `suffices`. */
  next<T>(method: string, suffices?: (params: T) => boolean): Promise<T>;
  stop(): Promise<number | null>;
}

export async function startRawClient(greeting: Greeting, transport: 'stdio' | 'node-ipc' | 'none' = 'stdio'): Promise<RawClient> {
  const output: Buffer[] = [];
  const server =
    transport === 'node-ipc'
      ? fork(serverPath, ['--node-ipc'], { silent: true, execArgv: ['--require', networkTrap] })
      : spawn(process.execPath, ['--require', networkTrap, serverPath, ...(transport === 'none' ? [] : ['--stdio'])], {
          stdio: ['pipe', 'pipe', 'inherit'],
        });
  server.stdout?.on('data', (data: Buffer) => output.push(data));
  const connection =
    transport === 'node-ipc'
      ? createMessageConnection(new IPCMessageReader(server), new IPCMessageWriter(server))
      : createMessageConnection(new StreamMessageReader(server.stdout!), new StreamMessageWriter(server.stdin!));
  const asked: string[] = [];
  const told: { method: string; params: unknown }[] = [];
  const waiting = new Set<(method: string, params: unknown) => void>();
  connection.onRequest((method) => {
    asked.push(method);
    return null;
  });
  connection.onNotification((method, params) => {
    told.push({ method, params });
    for (const take of [...waiting]) take(method, params);
  });
  connection.onUnhandledProgress((params) => {
    told.push({ method: '$/progress', params });
    for (const take of [...waiting]) take('$/progress', params);
  });
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    ...greeting,
  });
  return {
    connection,
    process: server,
    initialized,
    asked,
    told,
    output,
    request: (method, params) => connection.sendRequest(method, params),
    notify: (method, params) => connection.sendNotification(method, params),
    next: <T>(wanted: string, suffices: (params: T) => boolean = () => true) =>
      new Promise<T>((resolve) => {
        const take = (method: string, params: unknown): void => {
          if (method !== wanted || !suffices(params as T)) return;
          waiting.delete(take);
          resolve(params as T);
        };
        waiting.add(take);
      }),
    async stop() {
      const exited = new Promise<number | null>((resolve) => server.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const code = await exited;
      connection.dispose();
      return code;
    },
  };
}

/** The messages in what was written to standard output; throws where anything else stands there. */
export function readFrames(output: Buffer): unknown[] {
  const messages: unknown[] = [];
  for (let at = 0; at < output.length; ) {
    const headerEnd = output.indexOf('\r\n\r\n', at);
    const header = output.subarray(at, headerEnd).toString('ascii');
    const length = /^Content-Length: (\d+)$/.exec(header)?.[1];
    if (headerEnd === -1 || length === undefined)
      throw new Error(`No message at byte ${at}: ${JSON.stringify(output.subarray(at, at + 100).toString())}`);
    const end = headerEnd + 4 + Number(length);
    messages.push(JSON.parse(output.subarray(headerEnd + 4, end).toString('utf8')));
    at = end;
  }
  return messages;
}
