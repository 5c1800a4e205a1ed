import { ErrorCodes, Message, ResponseError, type Connection, type MessageStrategy } from 'vscode-languageserver/node';

/**
 * The method name given to a request that comes too early or too late, so that it reaches the handler in `serve`. No client sends this
 * name.
 */
const refusedMethod = '$/marginalia/refused';

/** Decides which requests are allowed at which time: LSP 3.17, "Initialize Request" and "Shutdown Request". */
export interface Lifecycle {
  /** Must be passed to `createConnection`: it sees every message before any handler does. */
  readonly messageStrategy: MessageStrategy;
  /** Answers the refused requests of the connection with an error. */
  serve(connection: Connection): void;
}

/**
 * Before `initialize`, every other request is answered with ServerNotInitialized (-32002), and every notification except `exit` is
 * dropped. A second `initialize`, and every request after `shutdown`, is answered with InvalidRequest (-32600).
 */
export function createLifecycle(): Lifecycle {
  let state: 'new' | 'running' | 'shut down' = 'new';
  const findRefusal = (method: string): ResponseError<void> | undefined => {
    if (state === 'shut down') return new ResponseError(ErrorCodes.InvalidRequest, 'The server was shut down.');
    if (state === 'new')
      return method === 'initialize'
        ? undefined
        : new ResponseError(ErrorCodes.ServerNotInitialized, 'The first request must be "initialize".');
    return method === 'initialize' ? new ResponseError(ErrorCodes.InvalidRequest, 'The server is already initialized.') : undefined;
  };
  return {
    messageStrategy: {
      handleMessage(message, next) {
        if (Message.isNotification(message) && state === 'new' && message.method !== 'exit') return;
        if (!Message.isRequest(message)) return next(message);
        const refusal = findRefusal(message.method);
        if (refusal !== undefined) return next({ ...message, method: refusedMethod, params: [refusal.code, refusal.message] } as Message);
        if (message.method === 'initialize') state = 'running';
        if (message.method === 'shutdown') state = 'shut down';
        return next(message);
      },
    },
    serve: (connection) =>
      connection.onRequest(refusedMethod, (code: number, message: string) => {
        throw new ResponseError(code, message);
      }),
  };
}
