import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registryHosts } from '../../../../client/src/lookUp/registries';
import { registries } from '../../../../server/src/lookUp/registries/allRegistries';
import { registryNames } from '../../../../server/src/model/registryRecord';

test('each registry is there once', () => {
  assert.deepEqual(registries.map(({ name }) => name).sort(), [...registryNames].sort());
});

test('the client sends requests to the same hosts, and calls them the same', () => {
  const described = registries.map(({ name, label, host }) => ({ registry: name, label, host }));
  for (const registry of described)
    assert.deepEqual(
      registryHosts.find(({ registry: name }) => name === registry.registry),
      registry,
    );
});

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
      assert.ok(request.mostBytes > 0);
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
