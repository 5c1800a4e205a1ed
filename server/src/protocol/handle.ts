import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type GenericRequestHandler,
} from 'vscode-languageserver/node';
import { CancelledError } from '../base/cancellation';
import { describeError } from '../base/describeError';

/** Answers a request: may return at once or later. */
export type Handler<Params, Answer> = (params: Params, token: CancellationToken) => Answer | Promise<Answer>;

/**
 * The one place that owns errors and cancellation. A bug in a feature is logged with its stack and answered with
 * `empty`; a cancelled request is answered as such, and nothing is logged.
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
      // A refusal that the writer should understand.
      if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed) throw error;
      connection.console.error(`${method} failed: ${describeError(error)}`);
    }
    if (token.isCancellationRequested) throw cancelled();
    return answer;
  };
}

export type Route = <Params, Answer>(method: string, empty: Answer, handler: Handler<Params, Answer>) => void;

/** Registers requests of the server's own. */
export function createRoute(connection: Connection): Route {
  return <Params, Answer>(method: string, empty: Answer, handler: Handler<Params, Answer>): void => {
    const answer: unknown = handle(connection, method, empty, handler);
    // The library's type for answers can't be resolved while `Answer` is open.
    connection.onRequest(method, answer as GenericRequestHandler<Answer, void>);
  };
}

/** Rejects with CancelledError as soon as the request is cancelled: nobody waits any more for what is still on its way. */
function orCancelled<Answer>(answer: Answer | Promise<Answer>, token: CancellationToken): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // A token that came cancelled tells nobody of it again.
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
