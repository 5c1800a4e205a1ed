import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOutgoingRequest } from '../../../../client/src/lookUp/outgoingRequest';

const address = new URL('https://api.openalex.org/works?filter=doi:10.1000/a');

test('without a key a request says who asks, and nothing else', () => {
  assert.deepEqual(
    createOutgoingRequest({ registry: 'crossref', url: address.href, mostBytes: 100 }, address, { version: '0.1.0', key: undefined }),
    { address, headers: { 'user-agent': 'Marginalia/0.1.0' }, body: undefined, mostBytes: 100 },
  );
});

test('the key of OpenAlex is part of the address, that of Semantic Scholar a header', () => {
  const openAlex = createOutgoingRequest({ registry: 'openalex', url: address.href, mostBytes: 100 }, address, {
    version: '0.1.0',
    key: 'a&b',
  });
  assert.equal(openAlex.address.href, 'https://api.openalex.org/works?filter=doi%3A10.1000%2Fa&api_key=a%26b');
  assert.equal(address.href, 'https://api.openalex.org/works?filter=doi:10.1000/a', 'the address that is shown has no key');
  const batch = new URL('https://api.semanticscholar.org/graph/v1/paper/batch');
  const semanticScholar = createOutgoingRequest(
    { registry: 'semantic-scholar', url: batch.href, body: '{"ids":[]}', mostBytes: 100 },
    batch,
    { version: '0.1.0', key: 'abc' },
  );
  assert.equal(semanticScholar.address.href, batch.href);
  assert.deepEqual(semanticScholar.headers, { 'user-agent': 'Marginalia/0.1.0', 'content-type': 'application/json', 'x-api-key': 'abc' });
});
