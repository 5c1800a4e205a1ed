import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { isOn, type OutgoingRequest, type SendAnswer, sendRequest } from '../../../../server/src/platform/fetch/sendRequest';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Sends a request to arXiv by way of a server on the loopback address, and gives the answer and the paths that were requested. */
async function sendTo(
  handle: Handler,
  { path = '/api/query', signal = new AbortController().signal, timeLimit = 5000, ...given }: Partial<OutgoingRequest> & TestOptions = {},
): Promise<{ readonly answer: SendAnswer; readonly requested: readonly string[] }> {
  const requested: string[] = [];
  const server = createServer((request, response) => {
    requested.push(`${request.method} ${request.url}`);
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const standIn = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const address = new URL(path, 'https://export.arxiv.org');
  const request = { address, headers: {}, body: undefined, maxBytes: 1000, ...given };
  const answer = await sendRequest(request, { signal, timeLimit, standIn });
  server.closeAllConnections();
  server.close();
  return { answer, requested };
}

interface TestOptions {
  readonly path?: string;
  readonly signal?: AbortSignal;
  readonly timeLimit?: number;
}

test('an answer of any status is given with its headers and its text', async () => {
  const { answer, requested } = await sendTo(
    (_, response) => response.writeHead(429, { 'Retry-After': '7', 'Content-Type': 'text/plain' }).end('später, bitte'),
    { path: '/api/query?id_list=2410.10819&start=0' },
  );
  assert.deepEqual(requested, ['GET /export.arxiv.org/api/query?id_list=2410.10819&start=0']);
  assert.ok('status' in answer);
  assert.equal(answer.status, 429);
  assert.equal(answer.headers['retry-after'], '7');
  assert.equal(answer.body, 'später, bitte');
});

test('a letter of several bytes may come in two pieces', async () => {
  const bytes = Buffer.from('Gröger');
  const { answer } = await sendTo((_, response) => {
    response.write(bytes.subarray(0, 3), () => response.end(bytes.subarray(3)));
  });
  assert.equal('status' in answer && answer.body, 'Gröger');
});

test('a body is posted with the given headers', async () => {
  const seen: string[] = [];
  await sendTo(
    (request, response) => {
      seen.push(request.headers['content-type'] ?? '', request.headers['x-api-key']?.toString() ?? '');
      request.on('data', (chunk: Buffer) => seen.push(chunk.toString())).on('end', () => response.end('[]'));
    },
    { body: '{"ids":[]}', headers: { 'content-type': 'application/json', 'x-api-key': 'abc' } },
  );
  assert.deepEqual(seen, ['application/json', 'abc', '{"ids":[]}']);
});

test('redirects are followed on the same host', async () => {
  const { answer, requested } = await sendTo((request, response) => {
    if (request.url?.endsWith('/api/query') === true) response.writeHead(301, { location: '/api/query/' }).end();
    else if (request.url?.endsWith('/api/query/') === true)
      response.writeHead(302, { location: 'https://export.arxiv.org/api/found' }).end();
    else response.end('found');
  });
  assert.equal('status' in answer && answer.body, 'found');
  assert.deepEqual(requested, ['GET /export.arxiv.org/api/query', 'GET /export.arxiv.org/api/query/', 'GET /export.arxiv.org/api/found']);
});

for (const [what, location] of [
  ['another host', 'https://arxiv.example/api/query'],
  ['another host, without a scheme', '//arxiv.example/api/query'],
  ['no encryption', 'http://export.arxiv.org/api/query'],
  ['another port', 'https://export.arxiv.org:8443/api/query'],
  ['a user name', 'https://someone@export.arxiv.org/api/query'],
  ['a file', 'file:///etc/hosts'],
  ['no address', 'https://'],
] as const)
  test(`a redirect to ${what} is refused, and nothing is requested there`, async () => {
    const { answer, requested } = await sendTo((_, response) => response.writeHead(302, { location }).end());
    assert.deepEqual(answer, { problem: 'refused' });
    assert.equal(requested.length, 1);
  });

test('a redirect of a POST is refused', async () => {
  const { answer } = await sendTo((_, response) => response.writeHead(307, { location: '/api/other' }).end(), { body: '{}' });
  assert.deepEqual(answer, { problem: 'refused' });
});

test('a chain of redirects ends', async () => {
  const { answer, requested } = await sendTo((request, response) =>
    response.writeHead(302, { location: `${request.url?.replace('/export.arxiv.org', '')}x` }).end(),
  );
  assert.deepEqual(answer, { problem: 'refused' });
  assert.equal(requested.length, 4);
});

test('an answer that is too large is not read to its end', async () => {
  const { answer } = await sendTo((_, response) => {
    const write = (): boolean => response.write('x'.repeat(600), (error) => error ?? write());
    write();
  });
  assert.deepEqual(answer, { problem: 'too-large' });
});

test('an answer that begins in time and never ends is timed out', async () => {
  const { answer } = await sendTo((_, response) => response.write('<feed>'), { timeLimit: 50 });
  assert.deepEqual(answer, { problem: 'timed-out' });
});

test('a request can be cancelled before and while it is answered', async () => {
  const before = await sendTo((_, response) => response.end('late'), { signal: AbortSignal.abort() });
  assert.deepEqual(before, { answer: { problem: 'cancelled' }, requested: [] });
  const controller = new AbortController();
  const meanwhile = await sendTo(
    (_, response) => {
      response.write('<feed>');
      controller.abort();
    },
    { signal: controller.signal },
  );
  assert.deepEqual(meanwhile.answer, { problem: 'cancelled' });
});

test('a connection that breaks is unreachable, and has a code', async () => {
  const { answer } = await sendTo((request) => request.socket.destroy());
  assert.deepEqual(answer, { problem: 'unreachable', code: 'UND_ERR_SOCKET' });
});

test('an address on the host', () => {
  assert.ok(isOn('api.crossref.org', new URL('https://api.crossref.org/works?query.title=X%26Y&mailto=a@b.example')));
});

for (const [what, url] of [
  ['another host', 'https://crossref.example/works'],
  ['a host that begins like it', 'https://api.crossref.org.example/works'],
  ['a host that ends like it', 'https://evil-api.crossref.org/works'],
  ['a user name that looks like it', 'https://api.crossref.org@crossref.example/works'],
  ['a user name', 'https://someone:secret@api.crossref.org/works'],
  ['another port', 'https://api.crossref.org:8443/works'],
  ['no encryption', 'http://api.crossref.org/works'],
] as const)
  test(`not on the host: ${what}`, () => assert.equal(isOn('api.crossref.org', new URL(url)), false));
