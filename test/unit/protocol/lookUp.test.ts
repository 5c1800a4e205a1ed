import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { type TestContext, test } from 'node:test';
import {
  type CancellationToken,
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { HttpAnswer } from '../../../server/src/lookUp/registry';
import { createClientTransport, refusingTransport } from '../../../server/src/protocol/lookUp';
import type { FetchAnswer, FetchParams } from '../../../server/src/protocol/lookUpRequests';
import { TransportError } from '../../../server/src/services/platform';

const request = { registry: 'crossref', url: 'https://api.crossref.org/works?rows=1', maxBytes: 20 } as const;

/** Sends a request by way of a client that answers so. */
function sendTo(
  t: TestContext,
  answer: (params: FetchParams, token: CancellationToken) => FetchAnswer | Promise<FetchAnswer>,
  signal = new AbortController().signal,
): Promise<HttpAnswer> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  client.onRequest('marginalia/fetch', (params: FetchParams, token: CancellationToken): unknown => answer(params, token));
  server.listen();
  client.listen();
  t.after(() => {
    client.dispose();
    server.dispose();
  });
  return createClientTransport(server).send(request, signal);
}

const isProblem =
  (problem: string) =>
  (error: unknown): boolean =>
    error instanceof TransportError && error.problem === problem;

test('the client gets the request, and its answer is that of the registry, whatever the status', async (t) => {
  let asked: FetchParams | undefined;
  const answer = { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Resource not found.' };
  assert.deepEqual(
    await sendTo(t, (params) => {
      asked = params;
      return answer;
    }),
    answer,
  );
  assert.deepEqual(asked, request);
});

test('an answer of a wrong type is a problem of the transport', async (t) => {
  const answers: readonly unknown[] = [
    null,
    'text',
    [],
    { status: 200, headers: {}, body: [1] },
    { status: 200, headers: {}, body: null },
    { status: '200', headers: {}, body: '' },
    { status: 200, headers: { a: 1 }, body: '' },
    { problem: 'constructor', message: 'x' },
    { problem: 'refused' },
  ];
  for (const answer of answers)
    await assert.rejects(
      sendTo(t, () => answer as FetchAnswer),
      isProblem('unreachable'),
      JSON.stringify(answer),
    );
});

test('a problem of the client is one of the transport', (t) =>
  assert.rejects(
    sendTo(t, () => ({ problem: 'timed-out', message: 'no answer' })),
    isProblem('timed-out'),
  ));

test('an answer that is larger than allowed is not read', (t) =>
  assert.rejects(
    sendTo(t, () => ({ status: 200, headers: {}, body: 'x'.repeat(21) })),
    isProblem('too-large'),
  ));

test('a client that fails has not sent the request', (t) =>
  assert.rejects(
    sendTo(t, () => Promise.reject(new Error('broken'))),
    isProblem('unreachable'),
  ));

test('the client is told that the request is no longer wanted', async (t) => {
  const controller = new AbortController();
  const sent = sendTo(
    t,
    (_, token) =>
      new Promise((resolve) => {
        token.onCancellationRequested(() => resolve({ problem: 'cancelled', message: 'cancelled' }));
        controller.abort();
      }),
    controller.signal,
  );
  await assert.rejects(sent, isProblem('cancelled'));
});

test('without a permission nothing is sent', () =>
  assert.rejects(refusingTransport.send(request, new AbortController().signal), isProblem('refused')));
