import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listKnownPages, listTitleSearches } from '../../../../server/src/features/finding/factSources';

test('what sources tell, identifiers first, one of a kind', () => {
  const places = listKnownPages({
    arxivId: '2410.10819',
    doi: '10.1/a(b)',
    links: [
      { kind: 'code', url: 'https://example.org/code' },
      { kind: 'code', url: 'https://example.org/other' },
      { kind: 'arxiv', url: 'https://arxiv.org/abs/1' },
    ],
  });
  assert.deepEqual(places, [
    { label: 'arXiv', url: 'https://arxiv.org/abs/2410.10819' },
    { label: 'DOI', url: 'https://doi.org/10.1/a(b)' },
    { label: 'Code', url: 'https://example.org/code' },
  ]);
});

test('only web addresses count, and nothing in one ends a link', () => {
  assert.deepEqual(
    listKnownPages({
      links: [
        { kind: 'page', url: 'javascript:alert(1)' },
        { kind: 'code', url: 'command:x' },
      ],
    }),
    [],
  );
  const [page] = listKnownPages({ links: [{ kind: 'page', url: 'https://example.org/a>b <c' }] });
  assert.equal(page?.url, 'https://example.org/a%3Eb%20%3Cc');
});

test('a search for the title: any title is one safe query', () => {
  assert.deepEqual(
    listTitleSearches("Kites (and *wind*): What's up?").map(({ label, url }) => `${label} ${url}`),
    [
      'arXiv https://arxiv.org/search/?searchtype=title&query=Kites%20%28and%20%2Awind%2A%29%3A%20What%27s%20up%3F',
      'Semantic Scholar https://www.semanticscholar.org/search?q=Kites%20%28and%20%2Awind%2A%29%3A%20What%27s%20up%3F',
      'Google Scholar https://scholar.google.com/scholar?q=Kites%20%28and%20%2Awind%2A%29%3A%20What%27s%20up%3F',
    ],
  );
  for (const { url } of listTitleSearches('\ud83d <b> & # "\n')) assert.match(url, /^[\x21-\x7e]+$/);
});
