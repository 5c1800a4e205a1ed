import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAddress, registryHosts } from '../../../../client/src/lookUp/registries';
import { registryNames } from '../../../../server/src/model/registryRecord';

test('every registry of the server has one host', () => {
  assert.deepEqual(
    registryHosts.map(({ registry }) => registry),
    registryNames,
  );
});

test('a request goes to the host of its registry', () => {
  const url = 'https://api.crossref.org/works?query.title=X%26Y&mailto=a@b.example';
  assert.equal(findAddress({ registry: 'crossref', url })?.href, url);
});

for (const [what, registry, url] of [
  ['another host', 'crossref', 'https://crossref.example/works'],
  ['the host of another registry', 'arxiv', 'https://api.crossref.org/works'],
  ['a host that begins like it', 'crossref', 'https://api.crossref.org.example/works'],
  ['a user name that looks like it', 'crossref', 'https://api.crossref.org@crossref.example/works'],
  ['a user name', 'crossref', 'https://someone:secret@api.crossref.org/works'],
  ['another port', 'crossref', 'https://api.crossref.org:8443/works'],
  ['no encryption', 'crossref', 'http://api.crossref.org/works'],
  ['a registry that does not exist', 'toString', 'https://api.crossref.org/works'],
  ['no address', 'crossref', '/works'],
] as const)
  test(`refused: ${what}`, () => assert.equal(findAddress({ registry, url }), undefined));
