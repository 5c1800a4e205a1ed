import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registryHosts } from '../../../../client/src/lookUp/registries';
import { registries } from '../../../../server/src/lookUp/registries/allRegistries';
import { registryNames } from '../../../../server/src/model/registryRecord';
import { isOn } from '../../../../server/src/platform/fetch/sendRequest';

test('every registry of the server has one host, the same as in the server', () => {
  assert.deepEqual(
    registryHosts.map(({ registry }) => registry),
    registryNames,
  );
  for (const { name, label, host } of registries)
    assert.deepEqual(
      registryHosts.find(({ registry }) => registry === name),
      { registry: name, label, host },
    );
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
