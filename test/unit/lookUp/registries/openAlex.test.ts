import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAlex } from '../../../../server/src/lookUp/registries/openAlex';
import { checkFailures, checkRecorded, failureOf, recordsOf, respond } from './checkRegistry';

const tides = {
  id: 'https://openalex.org/W1',
  doi: 'https://doi.org/10.5555/TIDES',
  title: 'Counting Tides',
  publication_year: 2024,
  primary_location: { landing_page_url: 'https://doi.org/10.5555/tides', source: { display_name: 'Journal of Harbours', type: 'journal' } },
  locations: [{ landing_page_url: 'https://doi.org/10.5555/tides' }],
  type: 'article',
  authorships: [
    { raw_author_name: 'van Example, Ada', author: { display_name: 'A. Example' } },
    { raw_author_name: null, author: { display_name: 'Bo Sample' } },
  ],
  biblio: { volume: '7', issue: '2', first_page: '12', last_page: '34' },
  abstract_inverted_index: { tides: [2], We: [0], count: [1, 4], 'and,': [3] },
  is_retracted: false,
};

const list = (...results: readonly object[]): ReturnType<typeof respond> => respond({ meta: { count: results.length }, results });
const firstOf = (work: object): ReturnType<typeof recordsOf>[number] =>
  recordsOf(openAlex, list({ ...tides, ...work }))[0] ?? assert.fail();

test('asks for DOIs in batches, and for a DOI with signs of the filter alone', () => {
  const [batch, single] = openAlex.listByIdentifier([{ doi: '10.5555/a' }, { arxivId: '2401.00001' }, { doi: '10.5555/b,c' }], {});
  assert.equal(batch && new URL(batch.url).searchParams.get('filter'), 'doi:10.5555/a|10.48550/arxiv.2401.00001');
  assert.equal(single && new URL(single.url).pathname, '/works/doi:10.5555%2Fb%2Cc');
});

test('asks for a title by its words', () => {
  const request = openAlex.findByTitle?.('Tides, or: a|b', { keyed: new Set(['openalex']) });
  assert.equal(request && new URL(request.url).searchParams.get('filter'), 'title.search:Tides or a b');
});

test('reads a work', () => {
  assert.deepEqual(recordsOf(openAlex, list(tides)), [
    {
      registry: 'openalex',
      page: 'https://openalex.org/W1',
      identifiers: { doi: '10.5555/tides' },
      linked: [],
      type: 'article-journal',
      title: 'Counting Tides',
      abstract: 'We count tides and, count',
      authors: [
        { family: 'Example', given: 'Ada', particle: 'van' },
        { family: 'Sample', given: 'Bo' },
      ],
      year: 2024,
      venue: 'Journal of Harbours',
      volume: '7',
      issue: '2',
      pages: '12-34',
    },
  ]);
});

test('a record of a preprint and its published version has no year', () => {
  const joined = firstOf({
    locations: [{ landing_page_url: 'http://arxiv.org/abs/2401.00001' }, { landing_page_url: 'https://doi.org/10.65215/copy' }],
  });
  assert.deepEqual([joined.linked, joined.year], [[{ arxivId: '2401.00001' }], undefined]);
});

test('the source tells what an article is', () => {
  const typeIn = (source: object, rest: object = {}): string => firstOf({ primary_location: { source, ...rest }, locations: [] }).type;
  assert.equal(typeIn({ type: 'conference' }), 'paper-conference');
  assert.equal(typeIn({ type: 'repository', display_name: 'arXiv (Cornell University)' }), 'preprint');
  assert.equal(typeIn({ type: 'book series' }, { raw_type: 'proceedings-article' }), 'paper-conference');
  assert.equal(typeIn({}), 'unknown');
  for (const type of ['peer-review', 'dataset', 'erratum', 'paratext']) assert.equal(firstOf({ type }).type, 'no-paper');
  assert.equal(firstOf({ is_paratext: true }).type, 'no-paper');
  assert.equal(firstOf({ is_retracted: true }).isWithdrawn, true);
});

test('what a preprint server posts is a preprint, also in a journal', () => {
  const source = { type: 'journal', display_name: 'SSRN Electronic Journal' };
  const named = firstOf({ primary_location: { source }, doi: null });
  const posted = firstOf({ doi: 'https://doi.org/10.21203/rs.3.rs-1/v1' });
  for (const { type, venue } of [named, posted]) assert.deepEqual([type, venue], ['preprint', undefined]);
});

test('a list of a hundred authors goes on', () => {
  const authorships = Array.from({ length: 100 }, () => ({ raw_author_name: 'Ada Example' }));
  assert.equal(firstOf({ authorships }).hasMoreAuthors, true);
  assert.equal(recordsOf(openAlex, respond({ ...tides, authorships }))[0]?.hasMoreAuthors, undefined);
});

test('odd places of words are left out', () => {
  assert.equal(firstOf({ abstract_inverted_index: { We: [0], count: [1e9, -1, 1.5, 'x'], tides: [3], x: 'y' } }).abstract, 'We tides');
});

test('a work that is not known is no failure, a page of somebody else is', () => {
  const page = '<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>';
  assert.deepEqual(recordsOf(openAlex, respond(page, 404)), []);
  failureOf(openAlex, respond('<!doctype html><title>Blocked</title>', 404));
  failureOf(openAlex, respond({ results: [{ title: 'x' }] }));
});

checkFailures(openAlex);

checkRecorded(openAlex, {
  'api.openalex.org/001.json': [],
  'api.openalex.org/007.json': [
    {
      title: /^Convalescent/,
      identifiers: { doi: '10.1007/s40278-023-41815-2' },
      authors: [],
      year: 2023,
      venue: 'Reactions Weekly',
      volume: '1962',
      pages: '145',
    },
  ],
  'api.openalex.org/008.json': [
    {
      abstract: /^Pharmacokinetic properties of oligonucleotides/,
      authors: ['Richard S. Geary', 'Daniel Norris', 'Rosie Yu', 'C. Frank Bennett'],
      pages: '46-51',
    },
  ],
  'api.openalex.org/011.json': [
    {
      title: /^PaperQA: Retrieval-Augmented Generative Agent for Scientific Research$/,
      identifiers: { arxivId: '2312.07559' },
      type: 'preprint',
      authors: ['Jakub Lála', "Odhran O'Donoghue", 'Aleksandar Shtedritski', 'Sam Cox', 'Samuel G. Rodriques', 'Andrew D. White'],
      year: 2023,
      venue: undefined,
    },
  ],
  'api.openalex.org/012.json': [
    { type: 'article-journal', identifiers: { doi: '10.1038/s42256-024-00832-8' }, year: 2024, volume: '6', issue: '5', pages: '525-535' },
    { title: /^ChemCrow/, type: 'preprint', identifiers: { arxivId: '2304.05376' }, year: 2023 },
  ],
});
