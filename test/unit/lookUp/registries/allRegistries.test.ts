import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registries } from '../../../../server/src/lookUp/registries/allRegistries';
import { registryIdentities } from '../../../../server/src/model/registryRecord';

test('cards, files and the client know the same registries, in the same order', () => {
  const identities = registries.map(({ name, label, host, key }) => [name, { label, host, ...(key === undefined ? {} : { key }) }]);
  assert.deepEqual(Object.entries(registryIdentities), identities);
});

test('no two registries have the same place in an order, or the same trust', () => {
  for (const order of ['arxivId', 'doi', 'aclId', 'title', 'titleWithoutAbstract', 'typedTitle'] as const)
    checkDistinct(registries.map(({ asked }) => asked[order]));
  for (const kind of ['arxivId', 'doi', 'aclId'] as const) checkDistinct(registries.map(({ asked }) => asked.abstract?.[kind]));
  checkDistinct(registries.map(({ trust }) => trust));
});

function checkDistinct(places: readonly (number | undefined)[]): void {
  const given = places.filter((place) => place !== undefined);
  assert.ok(given.length > 0);
  assert.equal(new Set(given).size, given.length, given.join(' '));
}

test('all requests go to the registry’s own host by https', () => {
  const works = [
    { arxivId: '2401.00001' },
    { doi: '10.5555/a,b|c?d#e/../f' },
    { doi: '10.18653/v1/p19-1001' },
    { aclId: '2024.harb-long.7' },
  ];
  for (const registry of registries) {
    const requests = [
      ...registry.listByIdentifier(works, { mailAddress: 'a&b=c@example.org' }),
      registry.findByTitle?.('A/../B & "C"? #d', {}),
    ];
    for (const request of requests) {
      if (request === undefined) continue;
      const { protocol, hostname, hash } = new URL(request.url);
      assert.deepEqual([request.registry, protocol, hostname, hash], [registry.name, 'https:', registry.host, '']);
      assert.equal(new URL(request.url).href, request.url);
      assert.ok(request.maxBytes > 0);
    }
  }
});

test('nothing to ask is no request', () => {
  for (const registry of registries) {
    assert.deepEqual(registry.listByIdentifier([], {}), []);
    assert.deepEqual(registry.listByIdentifier([{}, { arxivId: 'x', doi: 'y', aclId: 'z' }], {}), []);
    assert.equal(registry.findByTitle?.(' \u200b ', {}), undefined);
  }
});
