import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFetchTransport } from '../../../../server/src/platform/fetch/fetchTransport';
import { TransportError } from '../../../../server/src/services/platform';

/** The host can't be found by any system (RFC 2606, section 2). */
const registries = { arxiv: { label: 'arXiv', host: 'export.arxiv.invalid' } };

function send(url: string, signal = new AbortController().signal): Promise<unknown> {
  return createFetchTransport(registries, '1.2.3').send({ registry: 'arxiv', url, maxBytes: 1000 }, signal);
}

function isProblem(problem: string, message: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof TransportError && error.problem === problem && message.test(error.message);
}

test('only the host of the registry is asked, and only by https', async () => {
  for (const url of ['https://arxiv.invalid/x', 'http://export.arxiv.invalid/x', 'https://a@export.arxiv.invalid/x', '/x'])
    await assert.rejects(send(url), isProblem('refused', /its address doesn't belong to arXiv/), url);
});

test('that a host can’t be reached is said with the name of the registry', () =>
  assert.rejects(send('https://export.arxiv.invalid/x'), isProblem('unreachable', /^arXiv can't be reached \(E\w+\)$/)));

test('a cancelled request says so', () =>
  assert.rejects(send('https://export.arxiv.invalid/x', AbortSignal.abort()), isProblem('cancelled', /was canceled/)));
