import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arxiv } from '../../../../server/src/lookUp/registries/arxiv';
import { checkFailures, checkRecorded, failureOf, recordsOf, respond } from './checkRegistry';

const atom = (entries: string): string => `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><id>q</id><title>arXiv Query</title>${entries}</feed>`;

const tides = `<entry><id>http://arxiv.org/abs/2401.00001v3</id><title>Counting tides:
  $k$ harbours &amp; more</title><published>2024-01-30T10:00:00Z</published><updated>2025-02-01T10:00:00Z</updated>
  <summary>  We count tides in
  harbours of Erd\\H{o}s. </summary><author><name>Tide Team</name></author><author><name>:</name></author>
  <author><name>Ada van Example</name><arxiv:affiliation>Sea School</arxiv:affiliation></author>
  <arxiv:doi>10.5555/TIDES.1 10.48550/arXiv.2401.00001</arxiv:doi><arxiv:comment>12 pages</arxiv:comment></entry>`;

test('asks for identifiers in batches of 100, each once and without its version', () => {
  const works = Array.from({ length: 150 }, (_, index) => ({ arxivId: `2401.${String(index).padStart(5, '0')}` }));
  const requests = arxiv.listByIdentifier([...works, { arxivId: '2401.00000v2' }, { arxivId: 'abc' }, { doi: '10.5555/x' }], {});
  assert.deepEqual(
    requests.map(({ url }) => new URL(url).searchParams.get('id_list')?.split(',').length),
    [100, 50],
  );
  const [old] = arxiv.listByIdentifier([{ arxivId: 'math.GT/0309136' }], {});
  assert.equal(old?.url, 'https://export.arxiv.org/api/query?id_list=math%2F0309136&max_results=1');
  assert.deepEqual(arxiv.listByIdentifier([{ arxivId: '1234.56789' }, { arxivId: 'cs/0113001' }], {}), [], 'there is no such month');
});

test('asks for a title as a phrase of its words', () => {
  const query = (title: string): string | null | undefined => {
    const request = arxiv.findByTitle?.(title, {});
    return request && new URL(request.url).searchParams.get('search_query');
  };
  assert.equal(query('Don’t "Count" Tides: $k$-means, 大潮'), 'ti:"Don\'t Count Tides k means 大潮"');
  assert.equal(query('E\ufb03cient Tides'), 'ti:"Efficient Tides"');
  assert.equal(query('a" OR ti:"b'), 'ti:"a OR ti b"');
  assert.equal(query(' --- '), undefined);
});

test('reads an entry', () => {
  assert.deepEqual(recordsOf(arxiv, respond(atom(tides))), [
    {
      registry: 'arxiv',
      page: 'https://arxiv.org/abs/2401.00001',
      identifiers: { arxivId: '2401.00001' },
      linked: [{ doi: '10.5555/tides.1' }, { arxivId: '2401.00001' }],
      type: 'preprint',
      title: 'Counting tides: $k$ harbours & more',
      abstract: 'We count tides in harbours of Erdős.',
      authors: [{ literal: 'Tide Team' }, { family: 'Example', given: 'Ada', particle: 'van' }],
      year: 2024,
    },
  ]);
});

test('knows a withdrawn paper by its comment or its abstract', () => {
  const withComment = tides.replace('12 pages', 'This paper has been withdrawn by the authors due to an error');
  const withAbstract = tides.replace('We count tides', 'This submission has been withdrawn. We count tides');
  for (const entry of [withComment, withAbstract]) assert.equal(recordsOf(arxiv, respond(atom(entry)))[0]?.isWithdrawn, true);
});

test('a feed without entries knows no paper', () => {
  assert.deepEqual(recordsOf(arxiv, respond(atom(''))), []);
});

test('an entry about an error is a failure, whatever its status', () => {
  const error = atom(
    '<entry><id>https://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id format for abc</summary></entry>',
  );
  for (const status of [200, 400])
    assert.deepEqual(failureOf(arxiv, respond(error, status)), {
      kind: 'failed',
      reason: 'arXiv rejected the request: incorrect id format for abc',
      isTemporary: false,
    });
});

test('a feed that is cut off anywhere is a failure', () => {
  const whole = atom(tides);
  for (let length = 0; length < whole.length; length += 1) failureOf(arxiv, respond(whole.slice(0, length)));
});

test('deep and endless feeds are read in bounds', () => {
  assert.equal(failureOf(arxiv, respond(`<feed>${'<entry>'.repeat(200_000)}`)).kind, 'failed');
  assert.equal(failureOf(arxiv, respond(atom(`<entry>${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}</entry>`))).kind, 'failed');
  const names = '<author><name>Ada Example</name></author>'.repeat(6_000);
  const [crowded] = recordsOf(arxiv, respond(atom(tides.replace('<author><name>:</name></author>', names))));
  assert.equal(crowded?.hasMoreAuthors, true);
});

checkFailures(arxiv);

checkRecorded(arxiv, {
  'export.arxiv.org/001.json': [],
  'export.arxiv.org/004.json': [
    {
      title: /^Heat-bath random walks/,
      abstract: /./,
      identifiers: { arxivId: '1605.08386' },
      authors: ['Caprice Stanley', 'Tobias Windisch'],
      year: 2016,
    },
  ],
  'export.arxiv.org/008.json': [
    {
      title: /^Frequency of Hot Jupiters and Very Hot Jupiters/,
      identifiers: { arxivId: 'astro-ph/0601001' },
      authors: ['Andrew Gould', 'Susan Dorsher', 'B. Scott Gaudi', 'Andrzej Udalski'],
      year: 2006,
    },
  ],
});
