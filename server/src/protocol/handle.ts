import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  type GenericRequestHandler,
  LSPErrorCodes,
  Message,
  type MessageStrategy,
  type NotificationMessage,
  type RequestMessage,
  ResponseError,
} from 'vscode-languageserver/node';
import {
  type EditSources,
  type EditsByFile,
  type EditsCheck,
  findFile,
  type PathCheck,
  type PathSource,
  type Snapshot,
  type WorkspaceHost,
} from '#workspace';
import { CancelledError } from '../base/cancellation';
import { getOwn } from '../base/collections';
import { describeError } from '../base/readSafely';
import type { FindFormatter } from '../services/draftFormatter';
import type { NoteService } from '../services/noteService';
import type { ReviewedDraft } from '../services/publishing/diagnostics';
import type { ClientAbilities } from './capabilities';
import { type Encoder, toBasis } from './encode';
import type { LookUpServices } from './lookUp';
import { type AnswerTo, type CustomMethod, customRequests, type ParamsOf, standardNotifications, standardRequests } from './params';
import type { FileEdits, TextBasis } from './requests';
import { type AnyShape, findProblem, readAbsent } from './shapes';

/** Everything that a group of routes needs to answer requests: `registerXRoutes(context)`. */
export interface RequestContext {
  readonly connection: Connection;
  /** Registers a custom request of this server. */
  readonly route: Route;
  readonly host: WorkspaceHost;
  readonly abilities: ClientAbilities;
  readonly encoder: Encoder;
  readonly services: RequestServices;
}

/** What requests need in addition to the snapshot. */
export interface RequestServices {
  readonly notes: Pick<NoteService, 'write' | 'undo'>;
  readonly lookUp: LookUpServices;
  readonly findFormatter: FindFormatter;
  readonly reviewed: ReviewedDraft;
  /** Whether a file may be written, with the present snapshot. */
  checkPath(uri: string, source: PathSource): Promise<PathCheck>;
  /** Which of the edits may be sent: the encoder takes no others. */
  checkEdits(files: EditsByFile, sources: EditSources): Promise<EditsCheck>;
  /** Reads a file once more, since editors tell late of changes on disk. Resolves when the snapshot has what is on disk now. */
  readAgain(uri: string): Promise<void>;
  /** How much memory the process uses, in bytes. */
  readMemory(): number;
  /** How large the heap of JavaScript objects may become, in bytes. */
  readonly heapLimit: number;
}

/** The edits that may be sent, and why the others may not, in words for the writer. */
interface CheckedEdits {
  readonly files: readonly FileEdits[];
  readonly refusals: readonly string[];
}

/** Answers a request, either immediately or with a promise. */
type Handler<Params, Answer> = (params: Params, token: CancellationToken) => Answer | Promise<Answer>;

type Route = <M extends CustomMethod>(method: M, empty: AnswerTo<M>, handler: Handler<ParamsOf<M>, AnswerTo<M>>) => void;

/** What every message of the client passes before any handler gets it. */
interface Border {
  /** Must be passed to `createConnection`. */
  readonly messageStrategy: MessageStrategy;
  /** Answers the refused requests of the connection with an error, and logs the refused notifications. */
  serve(connection: Connection): void;
}

/** Checks planned edits and encodes them. Must be called while the documents have the text of the snapshot. */
export async function checkFileEdits(
  { encoder, services }: Pick<RequestContext, 'encoder' | 'services'>,
  snapshot: Snapshot,
  planned: EditsByFile,
  sources: EditSources = {},
): Promise<CheckedEdits> {
  // While the paths are checked, the documents may get other versions.
  const bases = new Map<string, TextBasis>();
  for (const uri of planned.keys()) {
    const file = findFile(snapshot, uri);
    if (file !== undefined) bases.set(encoder.toEditorUri(uri), toBasis(file, encoder));
  }
  const { writable, refusals } = await services.checkEdits(planned, sources);
  const files = encoder.toFileEdits(snapshot, writable).map((file): FileEdits => {
    const basis = bases.get(file.uri);
    return basis === undefined ? file : { ...file, basis };
  });
  return { files, refusals };
}

/**
 * Makes sure that a request is answered even if its handler throws. An error with the code RequestFailed is a refusal and is passed on.
 * Any other exception is a bug: it is logged with its stack, and the response is `empty`. A cancelled request gets the error
 * RequestCancelled, and nothing is logged.
 */
export function handle<Params, Answer>(
  connection: Connection,
  method: string,
  empty: Answer,
  handler: Handler<Params, Answer>,
): (params: Params, token: CancellationToken) => Promise<Answer> {
  return async (params, token) => {
    let answer = empty;
    try {
      answer = await orCancelled(handler(params, token), token);
    } catch (error) {
      if (error instanceof CancelledError) throw cancelled();
      // The handler has refused the request; the editor shows the reason to the writer.
      if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed) throw error;
      connection.console.error(`${method} failed: ${describeError(error)}`);
    }
    if (token.isCancellationRequested) throw cancelled();
    return answer;
  };
}

/**
 * Like `handle`, for requests that take long and are worth something before their end: if the request is cancelled, the handler stops by
 * itself, and what it has until then is the answer.
 */
export function handleToEnd<Params, Answer>(
  connection: Connection,
  method: string,
  empty: Answer,
  handler: Handler<Params, Answer>,
): (params: Params, token: CancellationToken) => Promise<Answer> {
  return async (params, token) => {
    try {
      return await handler(params, token);
    } catch (error) {
      connection.console.error(`${method} failed: ${describeError(error)}`);
      return empty;
    }
  };
}

/** An error whose reason the editor shows to the writer; it is not logged. */
export function refuse(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}

/** Creates the function that registers custom requests of this server. */
export function createRoute(connection: Connection): Route {
  return (method, empty, handler) => {
    const answer: unknown = handle(connection, method, empty, handler);
    // TypeScript can't resolve the type that `onRequest` expects while the method is a type parameter.
    connection.onRequest(method, answer as GenericRequestHandler<unknown, void>);
  };
}

/** Rejects with CancelledError as soon as the request is cancelled, without waiting for the handler. */
function orCancelled<Answer>(answer: Answer | Promise<Answer>, token: CancellationToken): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // A token that is already cancelled fires no event.
    if (token.isCancellationRequested) reject(new CancelledError());
    const listening = token.onCancellationRequested(() => reject(new CancelledError()));
    void Promise.resolve(answer)
      .then(resolve, reject)
      .then(() => listening.dispose());
  });
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
}

/** The day at this place: `2026-11-28`. */
export function today(): string {
  const time = new Date();
  return [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((number) => number.toString().padStart(2, '0')).join('-');
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
