import {
  type CancellationToken,
  type Connection,
  type GenericRequestHandler,
  LSPErrorCodes,
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
import { describeError } from '../base/readSafely';
import type { FindFormatter } from '../services/draftFormatter';
import type { NoteService } from '../services/noteService';
import type { ReviewedDraft } from '../services/publishing/diagnostics';
import type { ClientAbilities } from './capabilities';
import { type Encoder, toBasis } from './encode';
import type { LookUpServices } from './lookUp';
import type { CustomMethod } from './params';
import type { FileEdits, TextBasis } from './requests';

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

type Route = <Params, Answer>(method: CustomMethod, empty: Answer, handler: Handler<Params, Answer>) => void;

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
  return <Params, Answer>(method: CustomMethod, empty: Answer, handler: Handler<Params, Answer>): void => {
    const answer: unknown = handle(connection, method, empty, handler);
    // TypeScript can't resolve the type that `onRequest` expects while `Answer` is a type parameter.
    connection.onRequest(method, answer as GenericRequestHandler<Answer, void>);
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
