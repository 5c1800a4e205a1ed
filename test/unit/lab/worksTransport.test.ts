import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkVersion } from '../../../lab/eval/references/work';
import { WorkIndex } from '../../../lab/eval/references/workIndex';
import { findArxivYear, findCompanion } from '../../../lab/eval/references/workNoise';
import { WorksTransport } from '../../../lab/eval/references/worksTransport';
import { registries } from '../../../server/src/lookUp/registries/allRegistries';
import type { RegistryRequest } from '../../../server/src/lookUp/registry';
import type { RegistryName, RegistryRecord, WorkIdentifiers } from '../../../server/src/model/registryRecord';

const tides: WorkVersion = {
  id: 'w1',
  w: 1,
  title: 'Counting Tides & Currents in "Harbours"',
  authors: ['Zimmer, Ada', 'van Example, Bo', 'Harbour Collaboration'],
  year: 2021,
  venue: 'Conference on Harbours',
  type: 'proceedings-article',
  doi: '10.18653/v1/2021.harb-long.7',
  acl: '2021.harb-long.7',
};
const postedTides: WorkVersion = { ...tides, id: 'w1.2', year: 2020, venue: 'arXiv', type: 'posted-content', arxiv: '2012.00001' };
const works: readonly WorkVersion[] = [
  tides,
  withoutPublication(postedTides),
  {
    id: 'w2',
    w: 2,
    title: 'Counting Tides in Lakes',
    authors: ['Lake, Lea'],
    year: 2019,
    venue: 'Lakes',
    type: 'journal-article',
    doi: '10.1000/<b>',
  },
  { id: 'w3', w: 3, title: 'Kites', authors: ['Young, Al', 'Adams, Jo'], year: 2022, venue: 'NeurIPS', type: 'proceedings-article' },
  {
    id: 'w4',
    w: 4,
    title: 'Withdrawn Wells',
    authors: ['Well, Ed'],
    year: 2018,
    venue: 'Wells',
    type: 'journal-article',
    doi: '10.1000/wells',
  },
  {
    id: 'w5',
    w: 5,
    title: 'Many Hands',
    authors: ['First, Al', 'Second, Bo'],
    n: 120,
    year: 2020,
    type: 'journal-article',
    doi: '10.1000/hands',
    arxiv: '2001.00005',
    acl: '2020.hand-1.5',
  },
  {
    id: 'w6',
    w: 6,
    title: 'Reefs',
    authors: ['Coral, Cy', 'Reef, Di'],
    alt: [['b', ['Coral, Cy', 'Reef, Dora']]],
    type: 'journal-article',
    doi: '10.1000/reefs',
  },
];

function withoutPublication({ doi: _doi, acl: _acl, ...version }: WorkVersion): WorkVersion {
  return version;
}

/** Some registries can be asked by title only with a key. */
const keyed = new Set(registries.map(({ name }) => name));

function openRegistries(): {
  readonly transport: WorksTransport;
  ask(name: RegistryName, work: WorkIdentifiers | string): Promise<readonly RegistryRecord[]>;
} {
  const index = new WorkIndex(works);
  index.addNotice('10.1000/WELLS', 'retracted');
  index.addNotice('10.1000/reefs', 'concern');
  const transport = new WorksTransport(index);
  return {
    transport,
    async ask(name, work) {
      const registry = registries.find((each) => each.name === name);
      assert.ok(registry !== undefined);
      const requests: readonly (RegistryRequest | undefined)[] =
        typeof work === 'string' ? [registry.findByTitle?.(work, { keyed })] : registry.listByIdentifier([work], {});
      const records: RegistryRecord[] = [];
      for (const request of requests) {
        assert.ok(request !== undefined);
        const answer = registry.read(await transport.send(request));
        assert.ok(answer.kind === 'records', JSON.stringify(answer));
        records.push(...answer.records);
      }
      return records;
    },
  };
}

function listFamilies([record]: readonly RegistryRecord[]): readonly (string | undefined)[] {
  return record?.authors.map(({ family, literal }) => family ?? literal) ?? [];
}

for (const { name } of registries) {
  test(`${name} knows works and no others`, async () => {
    const { transport, ask } = openRegistries();
    const known = await ask(name, { arxivId: '2012.00001', doi: '10.18653/v1/2021.harb-long.7', aclId: '2021.harb-long.7' });
    const found = name === 'openalex' ? await ask(name, { doi: '10.18653/V1/2021.harb-long.7' }) : known;
    assert.deepEqual([...new Set(found.map(({ title }) => title))], [tides.title]);
    assert.equal(found[0]?.authors[0]?.family, 'Zimmer');
    assert.equal(found[0]?.authors.length, 3);
    assert.deepEqual(await ask(name, { arxivId: '2012.99999', doi: '10.18653/v1/2021.harb-long.99' }), []);
    assert.ok((transport.sent.get(name) ?? 0) >= 2);
    if (name === 'acl-anthology') return;
    assert.equal((await ask(name, 'counting tides and currents in harbours'))[0]?.title ?? '', isByPhrase(name) ? '' : tides.title);
    assert.equal((await ask(name, 'Counting Tides & Currents in "Harbours"'))[0]?.title, tides.title);
    if (name !== 'openalex') assert.deepEqual(await ask(name, 'Zeppelins'), []);
  });
}

/** arXiv and DataCite are asked for a phrase, in which `&` and `and` differ. */
function isByPhrase(name: RegistryName): boolean {
  return name === 'arxiv' || name === 'datacite';
}

test('a search of Crossref finds near titles too', async () => {
  const titles = (await openRegistries().ask('crossref', 'Counting Tides')).map(({ title }) => title);
  assert.deepEqual([...titles].sort(), [tides.title, 'Counting Tides in Lakes']);
});

test('Crossref and OpenAlex have the authors of NeurIPS in alphabetical order, Semantic Scholar as they are', async () => {
  const { ask } = openRegistries();
  const [kites] = await ask('crossref', 'Kites');
  assert.match(kites?.identifiers.doi ?? '', /^10\.52202\//);
  assert.deepEqual(listFamilies(await ask('crossref', { doi: kites?.identifiers.doi })), ['Adams', 'Young']);
  assert.deepEqual(listFamilies(await ask('openalex', { doi: kites?.identifiers.doi })), ['Adams', 'Young']);
  assert.deepEqual(listFamilies(await ask('semantic-scholar', 'Kites')), ['Young', 'Adams']);
});

test('Crossref tells retractions and concerns', async () => {
  const { ask } = openRegistries();
  const [wells] = await ask('crossref', { doi: '10.1000/wells' });
  assert.equal(wells?.isWithdrawn, true);
  assert.match(wells?.noticeDoi ?? '', /^10\.5555\/notice/);
  assert.equal((await ask('openalex', { doi: '10.1000/wells' }))[0]?.isWithdrawn, true);
  const [reefs] = await ask('crossref', { doi: '10.1000/reefs' });
  assert.deepEqual([reefs?.isWithdrawn, reefs?.hasConcern], [undefined, true]);
});

test('a registry that lists only the first authors says so', async () => {
  const { ask } = openRegistries();
  const many: WorkIdentifiers = { arxivId: '2001.00005', doi: '10.1000/hands' };
  for (const { name } of registries) {
    const asked = name === 'acl-anthology' ? { aclId: '2020.hand-1.5' } : name === 'openalex' ? { doi: '10.1000/hands' } : many;
    const [record] = await ask(name, asked);
    assert.deepEqual([name, record?.authors.length, record?.hasMoreAuthors], [name, 2, true]);
  }
});

test('Semantic Scholar joins the versions of a work, and has the other list of authors', async () => {
  const { ask } = openRegistries();
  const [joined] = await ask('semantic-scholar', { arxivId: '2012.00001' });
  assert.deepEqual(joined?.identifiers, { arxivId: '2012.00001', doi: tides.doi, aclId: tides.acl });
  assert.equal(joined?.venue, tides.venue);
  assert.equal((await ask('semantic-scholar', { doi: '10.1000/reefs' }))[0]?.authors[1]?.given, 'Dora');
  assert.equal((await ask('crossref', { doi: '10.1000/reefs' }))[0]?.authors[1]?.given, 'Di');
});

test('a sixth of the years of arXiv and a tenth of the answers of Crossref are noise, the same in each run', () => {
  const many = Array.from({ length: 3_000 }, (_, at): WorkVersion => ({ ...postedTides, id: `w${at + 1}`, w: at + 1 }));
  const isOff = (version: WorkVersion): boolean => findArxivYear(version) !== 2020;
  const off = many.filter(isOff).length;
  assert.ok(off > 400 && off < 600, String(off));
  assert.ok(many.every((version) => Math.abs((findArxivYear(version) ?? 0) - 2020) <= 1));
  const companions = many.flatMap((version) => findCompanion(version) ?? []);
  assert.ok(companions.length > 200 && companions.length < 400, String(companions.length));
});

test('a companion of a work that a search finds is known by its DOI too', async () => {
  const original = Array.from({ length: 100 }, (_, at): WorkVersion => ({ ...tides, id: `w${at + 1}`, w: at + 1 })).find(findCompanion);
  assert.ok(original !== undefined);
  const transport = new WorksTransport(new WorkIndex([original]));
  const crossref = registries.find(({ name }) => name === 'crossref');
  const companion = findCompanion(original)?.doi ?? '';
  for (const request of [crossref?.findByTitle?.(tides.title, {}), crossref?.listByIdentifier([{ doi: companion }], {})[0]]) {
    assert.ok(crossref !== undefined && request !== undefined);
    const answer = crossref.read(await transport.send(request));
    assert.ok(answer.kind === 'records' && answer.records.some(({ identifiers }) => identifiers.doi === companion), JSON.stringify(answer));
  }
});
