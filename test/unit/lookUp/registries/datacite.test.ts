import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datacite } from '../../../../server/src/lookUp/registries/datacite';
import { checkFailures, failureOf, recordsOf, respond } from './checkRegistry';

// The answers are written by hand from the documentation (support.datacite.org/docs/api, DataCite Metadata Schema 4.6).

const tides = {
  doi: '10.48550/arxiv.2401.00001',
  titles: [{ title: 'Counting Tides.' }, { title: 'Gezeiten zählen', titleType: 'TranslatedTitle' }],
  creators: [
    { name: 'van Example, Ada', nameType: 'Personal', givenName: 'Ada', familyName: 'van Example' },
    { name: 'Tide Team', nameType: 'Organizational' },
    { name: 'Sample, Bo' },
  ],
  publicationYear: 2025,
  dates: [
    { date: '2024-02-01T00:00:00Z', dateType: 'Submitted', dateInformation: 'v2' },
    { date: '2024-01-01T00:00:00Z', dateType: 'Submitted', dateInformation: 'v1' },
    { date: '2024', dateType: 'Issued' },
  ],
  descriptions: [
    { description: '12 pages', descriptionType: 'Other' },
    { description: 'We count tides\n in harbours.', descriptionType: 'Abstract' },
  ],
  types: { resourceTypeGeneral: 'Preprint' },
  publisher: 'arXiv',
  relatedIdentifiers: [{ relationType: 'IsVersionOf', relatedIdentifier: '10.5555/TIDES', relatedIdentifierType: 'DOI' }],
};

const list = (...works: readonly object[]): ReturnType<typeof respond> =>
  respond({ data: works.map((attributes) => ({ id: 'x', type: 'dois', attributes })), meta: { total: works.length } });
const firstOf = (work: object): ReturnType<typeof recordsOf>[number] =>
  recordsOf(datacite, list({ ...tides, ...work }))[0] ?? assert.fail();

test('asks for arXiv’s papers by the DOIs that DataCite registers, in batches of 50', () => {
  const works = Array.from({ length: 51 }, (_, index) => ({ arxivId: `2401.${String(index).padStart(5, '0')}` }));
  const [first, second, single] = datacite.listByIdentifier([...works, { doi: '10.48550/arXiv.2401.00000' }, { doi: '10.5555/a,b' }], {});
  const ids = (url = ''): readonly string[] => new URL(url).searchParams.get('ids')?.split(',') ?? [];
  assert.deepEqual([ids(first?.url).length, ids(second?.url)], [50, ['10.48550/arxiv.2401.00050']]);
  assert.equal(single?.url, 'https://api.datacite.org/dois/10.5555%2Fa%2Cb');
});

test('asks for titles of preprints, without signs of the query language', () => {
  const request = datacite.findByTitle?.('Tides (OR "currents"): a/b', {});
  assert.equal(request && new URL(request.url).searchParams.get('query'), 'titles.title:"Tides OR currents a b"');
});

test('reads a preprint', () => {
  const record = {
    registry: 'datacite',
    page: 'https://arxiv.org/abs/2401.00001',
    identifiers: { arxivId: '2401.00001' },
    linked: [{ doi: '10.5555/tides' }],
    type: 'preprint',
    title: 'Counting Tides',
    abstract: 'We count tides in harbours.',
    authors: [{ family: 'Example', given: 'Ada', particle: 'van' }, { literal: 'Tide Team' }, { family: 'Sample', given: 'Bo' }],
    year: 2024,
  };
  assert.deepEqual(recordsOf(datacite, list(tides)), [record]);
  assert.deepEqual(recordsOf(datacite, respond({ data: { attributes: tides } })), [record]);
});

test('reads works of other repositories', () => {
  const thesis = firstOf({
    doi: '10.5555/thesis',
    types: { resourceTypeGeneral: 'Dissertation' },
    publisher: { name: 'Sea University' },
    dates: [],
    relatedIdentifiers: [],
  });
  assert.deepEqual(
    [thesis.type, thesis.publisher, thesis.year, thesis.page],
    ['thesis', 'Sea University', 2025, 'https://doi.org/10.5555/thesis'],
  );
  for (const resourceTypeGeneral of ['Dataset', 'Software', 'Image'])
    assert.equal(firstOf({ doi: '10.5555/x', types: { resourceTypeGeneral } }).type, 'no-paper');
});

test('a DOI that is not known is no failure', () => {
  assert.deepEqual(recordsOf(datacite, respond({ errors: [{ status: '404', title: 'The resource does not exist.' }] }, 404)), []);
  failureOf(datacite, respond('Not found', 404));
  assert.deepEqual(recordsOf(datacite, list()), []);
  failureOf(datacite, list({ titles: [] }));
});

checkFailures(datacite);
