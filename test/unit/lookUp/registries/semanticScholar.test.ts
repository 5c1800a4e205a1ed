import assert from 'node:assert/strict';
import { test } from 'node:test';
import { semanticScholar } from '../../../../server/src/lookUp/registries/semanticScholar';
import { checkFailures, checkRecorded, failureOf, recordsOf, respond } from './checkRegistry';

const tides = {
  paperId: '0123456789abcdef0123456789abcdef01234567',
  title: 'Counting Tides.',
  abstract: 'We count tides.',
  authors: [{ name: 'Ada van Example' }, { name: 'B. Sample' }],
  year: 2023,
  venue: 'J. Harb.',
  publicationVenue: { name: 'Journal of Harbours and Seas', type: 'journal' },
  journal: { name: 'Journal of Harbours', volume: '7', pages: '\n  12 - 34\n' },
  externalIds: { DOI: '10.5555/TIDES', CorpusId: 7 },
  publicationTypes: ['JournalArticle', 'Review'],
};

const firstOf = (paper: object): ReturnType<typeof recordsOf>[number] =>
  recordsOf(semanticScholar, respond([{ ...tides, ...paper }]))[0] ?? assert.fail();

test('asks for a batch by one identifier of each work', () => {
  const works = [{ arxivId: '2401.00001v2', doi: '10.5555/x' }, { doi: '10.5555/TIDES' }, { aclId: 'p19-1001' }, {}];
  const [request] = semanticScholar.listByIdentifier(works, {});
  assert.deepEqual(JSON.parse(request?.body ?? ''), { ids: ['ARXIV:2401.00001', 'DOI:10.5555/tides', 'ACL:P19-1001'] });
  assert.match(request?.url ?? '', /^https:\/\/api\.semanticscholar\.org\/graph\/v1\/paper\/batch\?fields=title/);
  assert.equal(
    semanticScholar.listByIdentifier(
      Array.from({ length: 101 }, (_, index) => ({ doi: `10.5555/${index}` })),
      {},
    ).length,
    2,
  );
});

test('asks for the best match of a title', () => {
  const request = semanticScholar.findByTitle?.('Counting & Tides', {});
  assert.equal(request && new URL(request.url).searchParams.get('query'), 'Counting & Tides');
});

test('reads papers of a batch in any order, with nulls', () => {
  const record = {
    registry: 'semantic-scholar',
    page: `https://www.semanticscholar.org/paper/${tides.paperId}`,
    identifiers: { doi: '10.5555/tides' },
    linked: [],
    type: 'article-journal',
    title: 'Counting Tides',
    abstract: 'We count tides.',
    authors: [
      { family: 'Example', given: 'Ada', particle: 'van' },
      { family: 'Sample', given: 'B.' },
    ],
    year: 2023,
    venue: 'Journal of Harbours',
    volume: '7',
    pages: '12-34',
  };
  assert.deepEqual(recordsOf(semanticScholar, respond([null, tides, null])), [record]);
  assert.deepEqual(recordsOf(semanticScholar, respond({ data: [{ ...tides, matchScore: 99 }] })), [record]);
  assert.deepEqual(recordsOf(semanticScholar, respond(tides)), [record]);
  assert.deepEqual(recordsOf(semanticScholar, respond([null])), []);
});

test('a record of a preprint and its published version has no year', () => {
  const ids = { ArXiv: '2401.00001', DOI: '10.5555/tides' };
  assert.deepEqual(
    [firstOf({ externalIds: ids }).year, firstOf({ externalIds: ids }).identifiers],
    [undefined, { arxivId: '2401.00001', doi: '10.5555/tides' }],
  );
  assert.equal(firstOf({ venue: 'bioRxiv' }).year, undefined);
});

test('a preprint has the year, and neither venue nor volume', () => {
  const preprint = firstOf({
    venue: 'arXiv.org',
    publicationVenue: { name: 'arXiv.org' },
    journal: { name: 'ArXiv', volume: 'abs/2401.00001' },
    externalIds: { ArXiv: '2401.00001', DOI: '10.48550/arXiv.2401.00001' },
  });
  assert.deepEqual(
    [preprint.type, preprint.year, preprint.venue, preprint.volume, preprint.identifiers],
    ['preprint', 2023, undefined, undefined, { arxivId: '2401.00001' }],
  );
});

test('a conference has its own name in full', () => {
  const paper = firstOf({
    venue: 'HARB',
    publicationVenue: { name: 'Conference on Harbours', type: 'conference' },
    journal: { pages: '1-9' },
    publicationTypes: ['JournalArticle', 'Conference'],
  });
  assert.deepEqual([paper.type, paper.venue], ['paper-conference', 'Conference on Harbours']);
});

test('works that are not known are no failure', () => {
  assert.deepEqual(recordsOf(semanticScholar, respond({ error: 'Title match not found' }, 404)), []);
  assert.deepEqual(recordsOf(semanticScholar, respond({ error: 'Paper with id DOI:10.5555/x not found' }, 404)), []);
  assert.deepEqual(recordsOf(semanticScholar, respond({ error: 'No valid paper ids given' }, 400)), []);
  failureOf(semanticScholar, respond({ error: 'Unrecognized or unsupported fields: [unknown]' }, 400));
  failureOf(semanticScholar, respond('<html>404 not found</html>', 404));
  failureOf(semanticScholar, respond([{ paperId: tides.paperId }]));
});

checkFailures(semanticScholar);

checkRecorded(semanticScholar, {
  'api.semanticscholar.org/038.json': [
    {
      title: /^How Much Should We Trust Differences-in-Differences Estimates\?$/,
      abstract: /^Most Difference-in-Difference/,
      identifiers: { doi: '10.2139/ssrn.288970' },
      authors: ['Marianne Bertrand', 'E. Duflo', 'S. Mullainathan'],
      year: 2001,
      type: 'preprint',
      venue: undefined,
    },
  ],
  'api.semanticscholar.org/090.json': [
    {
      identifiers: { arxivId: '1706.03762' },
      type: 'paper-conference',
      venue: 'Neural Information Processing Systems',
      pages: '5998-6008',
      year: undefined,
    },
  ],
  'api.semanticscholar.org/094.json': [],
  'api.semanticscholar.org/101.json': [{ identifiers: { arxivId: '2312.07559' }, type: 'preprint', year: 2023, venue: undefined }],
  'api.semanticscholar.org/103.json': [{ venue: 'Nature Machine Intelligence', volume: '6', pages: '525-535', year: undefined }],
  'api.semanticscholar.org/105.json': [{ venue: 'Cell Genomics', year: undefined }],
  'api.semanticscholar.org/107.json': [{ identifiers: { doi: '10.1007/s40278-023-33114-1' }, year: 2023, pages: '229' }],
});
