import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createReference } from '../../../server/src/lookUp/createReference';
import { type CompletedReference, referenceFacts } from '../../../server/src/model/completedReference';
import type { RegistryRecord } from '../../../server/src/model/registryRecord';

const paper = { title: 'Sandbar: Rivers from Above' };

const preprint: RegistryRecord = {
  registry: 'arxiv',
  page: 'https://arxiv.org/abs/2410.10001',
  identifiers: { arxivId: '2410.10001', doi: '10.48550/arxiv.2410.10001' },
  linked: [],
  type: 'preprint',
  title: 'Sandbar: Rivers from Above',
  authors: [
    { family: 'Delta', given: 'Ana' },
    { family: 'Ford', given: 'Bo' },
  ],
  year: 2024,
};

const published: RegistryRecord = {
  registry: 'crossref',
  page: 'https://doi.org/10.5555/river.1',
  identifiers: { doi: '10.5555/river.1' },
  linked: [],
  type: 'paper-conference',
  title: 'Sandbar: Rivers from Above',
  authors: [
    { family: 'Delta', given: 'A.' },
    { family: 'Ford', given: 'B. J.' },
  ],
  year: 2025,
  venue: 'Proceedings of the River Conference',
  pages: '1-9',
  publisher: 'Water Press',
};

function complete(...records: readonly [RegistryRecord, ...RegistryRecord[]]): CompletedReference {
  const reference = createReference('sandbar', paper, records, () => '2026-11-26');
  for (const fact of referenceFacts) {
    const isKnown = fact === 'authors' ? reference.authors.length > 0 : reference[fact] !== undefined;
    assert.equal(reference.sources[fact] !== undefined, isKnown, `the source of ${fact}`);
  }
  return reference;
}

test('a preprint has its year and its identifiers, and no DOI of a published version', () => {
  const { sources, ...facts } = complete(preprint);
  assert.deepEqual(facts, {
    id: 'sandbar',
    paper,
    title: 'Sandbar: Rivers from Above',
    authors: preprint.authors,
    type: 'preprint',
    year: 2024,
    arxivId: '2410.10001',
    preprintDoi: '10.48550/arxiv.2410.10001',
    preprintYear: 2024,
  });
  assert.deepEqual(sources.year, { registry: 'arxiv', record: 'https://arxiv.org/abs/2410.10001', date: '2026-11-26' });
});

for (const records of [
  [preprint, published],
  [published, preprint],
] as const)
  test(`a published version gives year, venue and pages beside the preprint (${records[0].registry} first)`, () => {
    const reference = complete(...records);
    const { type, year, venue, pages, publisher, doi, arxivId, preprintYear } = reference;
    assert.deepEqual(
      { type, year, venue, pages, publisher, doi, arxivId, preprintYear },
      {
        type: 'paper-conference',
        year: 2025,
        venue: 'Proceedings of the River Conference',
        pages: '1-9',
        publisher: 'Water Press',
        doi: '10.5555/river.1',
        arxivId: '2410.10001',
        preprintYear: 2024,
      },
    );
    assert.deepEqual(reference.authors, preprint.authors, 'names in full rather than initials');
    assert.equal(reference.sources.authors?.registry, 'arxiv');
    assert.equal(reference.sources.year?.registry, 'crossref');
  });

test('facts of two published versions are never mixed', () => {
  const journal: RegistryRecord = {
    ...published,
    registry: 'openalex',
    page: 'https://openalex.org/W1',
    identifiers: { doi: '10.5555/journal.7' },
    type: 'article-journal',
    venue: 'Journal of Rivers',
    volume: '7',
    year: 2026,
  };
  const reference = complete(preprint, published, journal);
  assert.equal(reference.volume, undefined);
  assert.equal(reference.venue, 'Proceedings of the River Conference');
  const sameVersion: RegistryRecord = { ...journal, identifiers: published.identifiers };
  assert.equal(complete(preprint, published, sameVersion).volume, '7');
});

test('a published version that does not say when is not taken for the year of another', () => {
  const { year, ...undated } = published;
  const reference = complete(preprint, undated);
  assert.equal(year, 2025);
  assert.equal(reference.type, 'preprint');
  assert.equal(reference.year, 2024);
  assert.equal(reference.venue, undefined);
  assert.equal(reference.doi, undefined);
});

test('a copy of a preprint on another server gives neither year nor DOI', () => {
  const copy = { ...preprint, registry: 'crossref', identifiers: { doi: '10.2139/ssrn.1' }, year: 2026 } as const;
  const joined = { ...copy, registry: 'semantic-scholar', identifiers: { ...copy.identifiers, arxivId: '2410.10001' } } as const;
  const { year, preprintYear, preprintDoi, type } = complete({ ...preprint, identifiers: { arxivId: '2410.10001' } }, copy, joined);
  assert.deepEqual([year, preprintYear, preprintDoi, type], [2024, 2024, undefined, 'preprint']);
  assert.deepEqual(complete(copy).preprintDoi, '10.2139/ssrn.1');
});

test('authors are not taken from proceedings that list them in another order', () => {
  const reordered: RegistryRecord = {
    ...published,
    identifiers: { doi: '10.52202/079017-0001' },
    authors: [
      { family: 'Ford', given: 'Bo' },
      { family: 'Delta', given: 'Ana' },
    ],
  };
  assert.deepEqual(complete(reordered, preprint).authors, preprint.authors);
  assert.deepEqual(complete(reordered).authors, []);
});

test('a list of authors that goes on is taken only if there is no whole one', () => {
  const cut: RegistryRecord = { ...published, authors: [{ family: 'Delta', given: 'Ana' }], hasMoreAuthors: true };
  const whole = complete(cut, preprint);
  assert.deepEqual([whole.authors, whole.hasMoreAuthors], [preprint.authors, undefined]);
  assert.equal(complete(cut).hasMoreAuthors, true);
});

test('the arXiv identifier is taken from a link too, and a record of no paper gives nothing', () => {
  assert.equal(complete({ ...published, linked: [{ arxivId: '2410.10001' }] }).arxivId, '2410.10001');
  const review: RegistryRecord = { ...published, type: 'no-paper', volume: '9' };
  assert.equal(complete(published, review).volume, undefined);
});

test('a work is withdrawn if one of its records says so', () => {
  assert.equal(complete(preprint, { ...published, isWithdrawn: true }).isWithdrawn, true);
  assert.equal(complete(preprint, published).isWithdrawn, undefined);
});
