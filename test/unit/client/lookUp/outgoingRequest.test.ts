import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOutgoingRequest } from '../../../../client/src/lookUp/outgoingRequest';

const address = new URL('https://api.openalex.org/works?filter=doi:10.1000/a');
const request = { label: 'OpenAlex', host: 'api.openalex.org', address, maxBytes: 100 };

test('without a key a request says who asks, and nothing else', () => {
  const headers = { 'user-agent': 'Marginalia/0.1.0' };
  assert.deepEqual(createOutgoingRequest(request, '0.1.0'), { address, headers, body: undefined, maxBytes: 100 });
});

test('a key is a parameter of the address or a header, and the address that is shown has none', () => {
  const byParameter = createOutgoingRequest({ ...request, key: { place: 'parameter', name: 'api_key', value: 'a&b' } }, '0.1.0');
  assert.equal(byParameter.address.searchParams.get('filter'), 'doi:10.1000/a');
  assert.equal(byParameter.address.searchParams.get('api_key'), 'a&b');
  assert.equal(address.searchParams.has('api_key'), false);
  const byHeader = createOutgoingRequest({ ...request, body: '{}', key: { place: 'header', name: 'x-api-key', value: 'abc' } }, '0.1.0');
  assert.deepEqual(byHeader.headers, { 'user-agent': 'Marginalia/0.1.0', 'content-type': 'application/json', 'x-api-key': 'abc' });
  assert.equal(byHeader.address.href, address.href);
});
