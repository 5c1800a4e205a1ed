import {
  type CancellationToken,
  type Disposable,
  type Event,
  EventEmitter,
  type LogOutputChannel,
  type TextDocument,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  FileChangeType,
  LanguageClient,
  LSPErrorCodes,
  type WorkspaceEdit as LspWorkspaceEdit,
  type MessageTransports,
  type Middleware,
  ProgressType,
  ResponseError,
  RevealOutputChannelOn,
  State,
  type StaticFeature,
  TransportKind,
} from 'vscode-languageclient/node';
import {
  type AnswerTo,
  type AskedMethod,
  type ChangedParams,
  type CheckReferencesAnswer,
  type CheckReferencesParams,
  type CompleteReferencesAnswer,
  type CompleteReferencesParams,
  clientCommands,
  type LookUpResult,
  methods,
  type ParamsOf,
} from '../../../server/src/client';
import { isForeign, serverDocumentSelector } from '../editing/documents';
import { messages } from '../messages/messages';
import { showError } from '../messages/show';
import { findClosedDocuments, findDocumentsOfTabs } from './closedDocuments';

const cancelledCodes: ReadonlySet<number> = new Set([
  LSPErrorCodes.RequestCancelled,
  LSPErrorCodes.ServerCancelled,
  LSPErrorCodes.ContentModified,
]);

type LookUpParams = Extract<CompleteReferencesParams, { readonly kind: 'look-up' }>;

type ServerState = 'starting' | 'running' | 'failed';

type NotificationHandler = (params: unknown) => void;
type RequestHandler = (params: unknown, token: CancellationToken) => Promise<unknown>;

/** A server that has crashed more often than this within `restartWindow` milliseconds is not restarted automatically. */
const maximumRestarts = 4;
const restartWindow = 3 * 60 * 1000;

/** What the server needs that is known only once VS Code activates the extension. */
interface ServerSession {
  /** The path of a folder for the server's cache. */
  readonly cacheFolder: string;
  readonly middleware: Middleware;
}

/** The process of the language server and the connection to it. Both are replaced when the server is restarted. */
export class Server implements Disposable {
  readonly #module: string;
  readonly #log: LogOutputChannel;
  /** The client library reads it at each request, so `start` can complete it. */
  readonly #middleware: Middleware = { ...withoutForeignDocuments };
  readonly #handlers = new Map<string, NotificationHandler>();
  readonly #changeHandlers = new Map<ChangedParams['what'], () => void>();
  readonly #requestHandlers = new Map<string, RequestHandler>();
  readonly #stateChanged = new EventEmitter<ServerState>();
  readonly onDidChangeState: Event<ServerState> = this.#stateChanged.event;
  readonly #tabs: Disposable;
  #cacheFolder = '';
  #client: QuietClient | undefined;
  #started: Promise<void> = Promise.resolve();
  #state: ServerState = 'starting';
  #partialResults = 0;

  /**
   * `module` is the path of the bundled server. Its process is started at once, because VS Code takes a while to activate an extension
   * that it has loaded. `start` then connects to it.
   */
  constructor(module: string, log: LogOutputChannel) {
    this.#module = module;
    this.#log = log;
    this.#client = this.#createClient();
    this.#client.startProcess();
    this.#tabs = window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (this.#state === 'running' && this.#client !== undefined)
        void notifyClosed(this.#client, findDocumentsOfTabs(closed)).catch(() => undefined);
    });
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Registers the handler of a method, and replaces a former handler of that method. Must be called before `start`. */
  onNotification<P>(method: string, handler: (params: P) => void): void {
    this.#handlers.set(method, handler as NotificationHandler);
  }

  /** Registers what is done when something has changed, and replaces what was. Must be called before `start`. */
  onChange(what: ChangedParams['what'], handler: () => void): void {
    this.#changeHandlers.set(what, handler);
  }

  /** Registers what answers a request of the server, and replaces a former handler of that method. Must be called before `start`. */
  onRequest<P, R>(method: string, handler: (params: P, token: CancellationToken) => Promise<R>): void {
    this.#requestHandlers.set(method, handler as RequestHandler);
  }

  /** Resolves when the server has answered `initialize` or could not be started; `state` says which. */
  start({ cacheFolder, middleware }: ServerSession): Promise<void> {
    this.#cacheFolder = cacheFolder;
    Object.assign(this.#middleware, middleware);
    return this.#connect(this.#client ?? this.#createClient());
  }

  #connect(client: QuietClient): Promise<void> {
    this.#setState('starting');
    this.#client = client;
    for (const [method, handler] of this.#handlers) client.onNotification(method, handler);
    client.onNotification(methods.changed, ({ what }: ChangedParams) => this.#changeHandlers.get(what)?.());
    for (const [method, handler] of this.#requestHandlers) client.onRequest(method, handler);
    this.#started = client
      .start()
      .then(() => notifyClosed(client, workspace.textDocuments))
      .catch((error: unknown) => {
        this.#log.error("The server couldn't be started.", String(error));
        // If the server started and then crashed, it is already being restarted.
        if (!client.isRunning() && client.state !== State.Starting) this.#giveUp(client);
      });
    return this.#started;
  }

  async restart(): Promise<void> {
    const former = this.#client;
    this.#client = undefined;
    await former?.dispose().catch((error: unknown) => this.#log.warn('The former server did not stop in time.', String(error)));
    await this.#connect(this.#createClient());
  }

  /** Sends a request as soon as the server has started. Rejects if the server is not running or answers with an error. */
  async request<R>(method: string, params: unknown, token?: CancellationToken): Promise<R> {
    const client = await this.#getRunning();
    return token === undefined ? client.sendRequest<R>(method, params) : client.sendRequest<R>(method, params, token);
  }

  /** Like `request`. Resolves to undefined if the client or the server cancelled it. */
  async ask<Method extends AskedMethod, const Params extends ParamsOf<Method>>(
    method: Method,
    params: Params,
    token?: CancellationToken,
  ): Promise<AnswerTo<Method, Params> | undefined> {
    try {
      return await this.request(method, params, token);
    } catch (error) {
      if (token?.isCancellationRequested === true) return undefined;
      if (error instanceof ResponseError && cancelledCodes.has(error.code)) return undefined;
      throw error;
    }
  }

  /** Looks papers up. `receive` gets the results that the server sends before its answer (LSP 3.17, "Partial Result Progress"). */
  async lookUp(
    params: Omit<LookUpParams, 'kind' | 'partialResultToken'>,
    receive: (results: readonly LookUpResult[]) => void,
    token: CancellationToken,
  ): Promise<CompleteReferencesAnswer | undefined> {
    const client = await this.#getRunning();
    this.#partialResults += 1;
    const partialResultToken = `marginalia-${this.#partialResults}`;
    const subscription = client.onProgress(new ProgressType<readonly LookUpResult[]>(), partialResultToken, receive);
    try {
      return await this.ask(methods.completeReferences, { kind: 'look-up', ...params, partialResultToken }, token);
    } finally {
      subscription.dispose();
    }
  }

  /** Compares references with registries. `receive` gets the number of those that were checked, whenever there is another one. */
  async checkReferences(
    params: Omit<CheckReferencesParams, 'partialResultToken' | 'isCount'>,
    receive: (done: number) => void,
    token: CancellationToken,
  ): Promise<CheckReferencesAnswer | undefined> {
    const client = await this.#getRunning();
    this.#partialResults += 1;
    const partialResultToken = `marginalia-${this.#partialResults}`;
    const subscription = client.onProgress(new ProgressType<number>(), partialResultToken, receive);
    try {
      return await this.ask(methods.checkReferences, { ...params, partialResultToken }, token);
    } finally {
      subscription.dispose();
    }
  }

  /** The edit as VS Code applies it. Rejects if the server is not running. */
  async toWorkspaceEdit(edit: LspWorkspaceEdit): Promise<WorkspaceEdit> {
    return (await this.#getRunning()).protocol2CodeConverter.asWorkspaceEdit(edit);
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.dispose().catch(() => undefined);
  }

  dispose(): void {
    this.#tabs.dispose();
    this.#stateChanged.dispose();
  }

  /** The client as soon as the server has started. Rejects with a message for the writer if it is not running. */
  async #getRunning(): Promise<LanguageClient> {
    await this.#started;
    if (this.#client === undefined || this.#state === 'failed')
      throw new Error(`${messages.serverFailed()}. ${messages.serverFailedHint()}`);
    return this.#client;
  }

  #createClient(): QuietClient {
    const client: QuietClient = new QuietClient(
      'marginalia',
      'Marginalia',
      {
        run: { module: this.#module, transport: TransportKind.ipc },
        debug: { module: this.#module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
      },
      {
        documentSelector: serverDocumentSelector(),
        initializationOptions: () => ({ ...currentSettings(), cacheFolder: this.#cacheFolder }),
        outputChannel: this.#log,
        traceOutputChannel: this.#log,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        // Text of digests is not trusted, so Markdown from the server must not run commands or contain HTML.
        markdown: { isTrusted: false, supportHtml: false },
        middleware: this.#middleware,
        errorHandler: createErrorHandler(() => this.#giveUp(client)),
        initializationFailedHandler: () => false,
      },
    );
    client.registerFeature(runsCommands);
    client.onDidChangeState(({ newState }) => {
      if (this.#client !== client) return;
      // The client restarts a server that has stopped, unless the error handler has given up.
      if (this.#state !== 'failed') this.#setState(newState === State.Running ? 'running' : 'starting');
    });
    return client;
  }

  /** Tells the writer, once per failure, that the server does not run. */
  #giveUp(client: LanguageClient): void {
    if (this.#client !== client || this.#state === 'failed') return;
    this.#setState('failed');
    const [restart, showLog] = [messages.restartServer(), messages.showLog()];
    void showError(messages.serverGone(), restart, showLog).then((choice) => {
      if (choice === restart) void this.restart();
      if (choice === showLog) this.#log.show();
    });
  }

  #setState(state: ServerState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#stateChanged.fire(state);
  }
}

/**
 * VS Code sends a new server every document that it has in memory. This function tells the server which of these documents are closed:
 * untitled ones that no tab shows, and those whose file was deleted.
 */
async function notifyClosed(client: LanguageClient, documents: readonly TextDocument[]): Promise<void> {
  const gone = await findClosedDocuments(documents);
  const changes = gone.map(({ uri }) => ({ uri: client.code2ProtocolConverter.asUri(uri), type: FileChangeType.Deleted }));
  if (changes.length > 0) await client.sendNotification('workspace/didChangeWatchedFiles', { changes });
}

/** The settings as plain data. The server uses them until it can request `workspace/configuration`. */
function currentSettings(): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(workspace.getConfiguration('marginalia', null))) as Readonly<Record<string, unknown>>;
}

/**
 * Tells the server which commands its code actions and code lenses may use, that its hovers must name their paper, and that this client
 * sends its requests to registries.
 */
const runsCommands: StaticFeature = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = { commands: { commands: Object.values(clientCommands) }, hoverPaper: true, fetch: true };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};

const withoutForeignDocuments: Middleware = {
  didOpen: (document, next) => unlessForeign(document, () => next(document)),
  didChange: (event, next) => unlessForeign(event.document, () => next(event)),
  didSave: (document, next) => unlessForeign(document, () => next(document)),
  didClose: (document, next) => unlessForeign(document, () => next(document)),
};

function unlessForeign(document: TextDocument, send: () => Promise<void>): Promise<void> {
  return isForeign(document) ? Promise.resolve() : send();
}

/** Writes errors inside the client only to the log. The writer sees a single message, and only if the server can't be restarted. */
class QuietClient extends LanguageClient {
  #transports: Promise<MessageTransports> | undefined;

  /** Starts the server's process before `start` needs it. */
  startProcess(): void {
    this.#transports = super.createMessageTransports('utf8');
    // `start` reports the failure.
    this.#transports.catch(() => undefined);
  }

  protected override createMessageTransports(encoding: string): Promise<MessageTransports> {
    const started = this.#transports ?? super.createMessageTransports(encoding);
    this.#transports = undefined;
    return started;
  }

  override error(...[message, data]: Parameters<LanguageClient['error']>): void {
    super.error(message, data, false);
  }
}

/** Restarts a crashed server silently, until it has crashed too often. */
function createErrorHandler(giveUp: () => void): ErrorHandler {
  let restarts: readonly number[] = [];
  return {
    error: (_error, _message, count) => ({
      action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: (count ?? 0) <= 3,
    }),
    closed: () => {
      const now = Date.now();
      restarts = [...restarts.filter((at) => now - at < restartWindow), now];
      if (restarts.length <= maximumRestarts) return { action: CloseAction.Restart, handled: true };
      giveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}
