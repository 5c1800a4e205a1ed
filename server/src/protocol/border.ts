import {
  type Connection,
  ErrorCodes,
  Message,
  type MessageStrategy,
  type NotificationMessage,
  type RequestMessage,
  ResponseError,
} from 'vscode-languageserver/node';
import { getOwn } from '../base/collections';
import { customRequests, standardNotifications, standardRequests } from './params';
import { type AnyShape, findProblem, readAbsent } from './shapes';

/** What every message of the client passes before any handler gets it. */
interface Border {
  /** Must be passed to `createConnection`. */
  readonly messageStrategy: MessageStrategy;
  /** Answers the refused requests of the connection with an error, and logs the refused notifications. */
  serve(connection: Connection): void;
}

/**
 * The method name given to a request that is refused, so that it reaches the handler in `serve`. No client sends this name.
 */
const refusedMethod = '$/marginalia/refused';

const requests: Readonly<Record<string, AnyShape>> = { ...standardRequests, ...customRequests };
const notifications: Readonly<Record<string, AnyShape>> = standardNotifications;

/**
 * Decides which messages are allowed at which time (LSP 3.17, "Initialize Request" and "Shutdown Request"): before `initialize`, every
 * other request is answered with ServerNotInitialized (-32002), and every notification except `exit` is dropped. A second `initialize`,
 * and every request after `shutdown`, is answered with InvalidRequest (-32600).
 *
 * Also checks the parameters of every message, so that a handler can rely on their types; what stands for something absent is left out. A request with others is answered with
 * InvalidParams (-32602), and a request whose parameters nobody has described with MethodNotFound (-32601). A notification with others
 * is dropped, and the log says why.
 */
export function createBorder(): Border {
  let state: 'new' | 'running' | 'shut down' = 'new';
  let log: (message: string) => void = () => undefined;
  const findRefusal = (method: string, params: unknown): ResponseError<void> | undefined => {
    if (state === 'shut down') return new ResponseError(ErrorCodes.InvalidRequest, 'The server was shut down.');
    if (state === 'new' && method !== 'initialize')
      return new ResponseError(ErrorCodes.ServerNotInitialized, 'The first request must be "initialize".');
    if (state === 'running' && method === 'initialize')
      return new ResponseError(ErrorCodes.InvalidRequest, 'The server is already initialized.');
    const shape = getOwn(requests, method);
    if (shape === undefined) return new ResponseError(ErrorCodes.MethodNotFound, `Unknown method: ${method}`);
    const problem = findProblem(params, shape.schema);
    return problem === undefined ? undefined : new ResponseError(ErrorCodes.InvalidParams, `${method}: ${problem}.`);
  };
  return {
    messageStrategy: {
      handleMessage(message, next) {
        if (Message.isNotification(message)) {
          if (state === 'new' && message.method !== 'exit') return;
          const shape = getOwn(notifications, message.method);
          if (shape === undefined) return next(message);
          const read = withAbsentRead(message, shape);
          const problem = findProblem(read.params, shape.schema);
          if (problem === undefined) return next(read);
          return log(`Ignored ${message.method}: ${problem}.`);
        }
        if (!Message.isRequest(message)) return next(message);
        const shape = getOwn(requests, message.method);
        const read = shape === undefined ? message : withAbsentRead(message, shape);
        const refusal = findRefusal(read.method, read.params);
        if (refusal !== undefined) return next({ ...message, method: refusedMethod, params: [refusal.code, refusal.message] } as Message);
        if (message.method === 'initialize') state = 'running';
        if (message.method === 'shutdown') state = 'shut down';
        return next(read);
      },
    },
    serve(connection) {
      log = (message) => connection.console.warn(message);
      connection.onRequest(refusedMethod, (code: number, message: string) => {
        throw new ResponseError(code, message);
      });
    },
  };
}

/** The message without what stands for absent parameters. All parameters of some methods are optional, so they may have none. */
function withAbsentRead<Read extends RequestMessage | NotificationMessage>(message: Read, { schema }: AnyShape): Read {
  const params = readAbsent(message.params ?? (schema.kind === 'fields' ? {} : message.params), schema);
  return params === message.params ? message : { ...message, params };
}
