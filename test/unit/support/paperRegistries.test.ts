import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registries } from '../../../server/src/lookUp/registries/allRegistries';
import type { RegistryRequest } from '../../../server/src/lookUp/registry';
import { registerPapers } from '../../support/registries/paperRegistries';
import type { RegisteredPaper } from '../../support/registries/registeredPaper';
import { startReplayRegistries } from '../../support/registries/replayRegistries';

const tides: RegisteredPaper = {
  title: 'Counting Tides & Currents in "Harbours"',
  abstract: 'We count tides < 10 m & more of them.',
  authors: ['Ada Example', 'Bo Sample'],
  year: 2024,
  arxivId: '2401.00001',
  doi: '10.18653/v1/2024.harb-long.7',
  aclId: '2024.harb-long.7',
  venue: 'Conference on Harbours',
  pages: '12-34',
};
const clouds: RegisteredPaper = { title: 'Clouds', authors: ['Cy Model'], year: 2023, arxivId: '2301.00002' };

/** Some registries can be asked by title only with a key. */
const keyed = new Set(registries.map(({ name }) => name));

for (const registry of registries) {
  test(`the stand-in of ${registry.label} is read as the registry itself`, async (t) => {
    const replay = await startReplayRegistries();
    t.after(() => replay.close());
    registerPapers(replay, [clouds, tides]);
    const ask = async (request: RegistryRequest | undefined): Promise<readonly string[]> => {
      assert.ok(request !== undefined);
      const { url, body } = request;
      const response = await fetch(url.replace('https://', `${replay.address}/`), body === undefined ? {} : { method: 'POST', body });
      const answer = registry.read({ status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() });
      assert.equal(answer.kind, 'records', JSON.stringify(answer));
      const records = answer.kind === 'records' ? answer.records : [];
      assert.deepEqual(
        records.map(({ title }) => title).filter((title) => title !== clouds.title && title !== tides.title),
        [],
      );
      const found = records.find(({ title }) => title === tides.title);
      if (found === undefined) return [];
      assert.deepEqual(
        found.authors.map(({ given, family }) => `${given} ${family}`),
        tides.authors,
      );
      assert.equal(found.abstract, tides.abstract);
      return [found.identifiers.arxivId ?? found.identifiers.doi ?? ''];
    };
    const known = registry.listByIdentifier([{ arxivId: '2401.00001', doi: tides.doi, aclId: tides.aclId }], {});
    assert.notDeepEqual(await ask(known[0]), []);
    const unknown = registry.listByIdentifier([{ arxivId: '2401.99999', doi: '10.18653/v1/2024.harb-long.9' }], {});
    for (const request of unknown) assert.deepEqual(await ask(request), []);
    if (registry.findByTitle === undefined) return;
    assert.notDeepEqual(await ask(registry.findByTitle(tides.title, { keyed })), []);
    assert.deepEqual(await ask(registry.findByTitle('Zeppelins', { keyed })), []);
    assert.deepEqual(replay.unanswered, []);
  });
}
