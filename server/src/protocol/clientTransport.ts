import { CancellationTokenSource, type Connection } from 'vscode-languageserver/node';
import type { HttpAnswer, RegistryRequest } from '../lookUp/registry';
import { TransportError, type Transport } from '../services/transport';
import { lookUpMethods, type FetchParams } from './lookUpRequests';
import { fetchAnswer } from './params/customParams';
import { hasShape } from './params/findProblem';

/** Lets the client send requests to registries, by `marginalia/fetch`. */
export function createClientTransport(connection: Pick<Connection, 'sendRequest'>): Transport {
  return {
    async send({ registry, url, body, mostBytes }: RegistryRequest, signal: AbortSignal): Promise<HttpAnswer> {
      const params: FetchParams = { registry, url, mostBytes, ...(body === undefined ? {} : { body }) };
      const source = new CancellationTokenSource();
      const cancel = (): void => source.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      if (signal.aborted) cancel();
      try {
        return readAnswer(await connection.sendRequest<unknown>(lookUpMethods.fetch, params, source.token), mostBytes);
      } catch (error) {
        if (error instanceof TransportError) throw error;
        if (signal.aborted) throw new TransportError('cancelled', 'the request was canceled');
        throw new TransportError('unreachable', "the editor didn't send the request");
      } finally {
        signal.removeEventListener('abort', cancel);
        source.dispose();
      }
    },
  };
}

/** Sends nothing, for editors that neither send requests themselves nor allow the server to. */
export const refusingTransport: Transport = {
  send: () =>
    Promise.reject(
      new TransportError('refused', 'the editor doesn\'t allow online requests (initializationOptions: { "lookUp": { "allowed": true } })'),
    ),
};

function readAnswer(answer: unknown, mostBytes: number): HttpAnswer {
  if (!hasShape(answer, fetchAnswer)) throw new TransportError('unreachable', "the editor's answer is malformed");
  if ('problem' in answer) throw new TransportError(answer.problem, answer.message);
  if (answer.body.length > mostBytes) throw new TransportError('too-large', 'the response is too large');
  return answer;
}
