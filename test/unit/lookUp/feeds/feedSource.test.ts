import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createFeedRequest,
  type FeedSource,
  findSourceProblem,
  mayHaveNextPage,
  nameDigestFile,
  nameSource,
} from '../../../../server/src/lookUp/feeds/feedSource';

const day: FeedSource = { kind: 'daily-papers', day: '2026-06-23' };
const week: FeedSource = { kind: 'weekly-papers', week: '2026-W26' };
const listing: FeedSource = { kind: 'arxiv-listing', categories: ['cs.CL', 'stat', 'astro-ph.HE', 'q-bio'] };
const query: FeedSource = { kind: 'arxiv-query', query: ' cat:cs.CL AND all:"sparse attention" ' };
const feed: FeedSource = { kind: 'feed', url: 'https://journal.example/rss/current.xml?x=1' };

test('each source has an address, a name, and a file that the globs of digests match', () => {
  const rows = [day, week, listing, query, feed].map((source) => {
    assert.equal(findSourceProblem(source), undefined);
    return [createFeedRequest(source, 0).url, nameSource(source), nameDigestFile(source)];
  });
  assert.deepEqual(rows, [
    [
      'https://huggingface.co/api/daily_papers?date=2026-06-23&limit=100&p=0',
      'Hugging Face daily papers, 2026-06-23',
      'hugging-face-2026-06-23-digest.md',
    ],
    [
      'https://huggingface.co/api/daily_papers?week=2026-W26&limit=100&p=0',
      'Hugging Face daily papers, 2026-W26',
      'hugging-face-2026-W26-digest.md',
    ],
    [
      'https://rss.arxiv.org/rss/cs.CL+stat+astro-ph.HE+q-bio',
      'arXiv listing cs.CL, stat, astro-ph.HE, q-bio',
      'arxiv-cs.CL-stat-astro-ph.HE-q-bio-digest.md',
    ],
    [
      'https://export.arxiv.org/api/query?search_query=cat%3Acs.CL+AND+all%3A%22sparse+attention%22&sortBy=submittedDate&sortOrder=descending&max_results=100',
      'arXiv query cat:cs.CL AND all:"sparse attention"',
      'arxiv-cat-cs.CL-AND-all-sparse-attention-digest.md',
    ],
    ['https://journal.example/rss/current.xml?x=1', 'journal.example/rss/current.xml?x=1', 'journal.example-rss-current-digest.md'],
  ]);
});

test('what is no source is refused, with what to write', () => {
  const refused: readonly FeedSource[] = [
    { kind: 'daily-papers', day: '23 June' },
    { kind: 'daily-papers', day: '2026-02-30' },
    { kind: 'weekly-papers', week: '2026-26' },
    { kind: 'weekly-papers', week: '2026-W54' },
    { kind: 'arxiv-listing', categories: [] },
    { kind: 'arxiv-listing', categories: ['cs.CL', '../evil'] },
    { kind: 'arxiv-listing', categories: ['cs.CL?x='] },
    { kind: 'arxiv-query', query: '  ' },
    { kind: 'feed', url: 'journal.example/feed' },
    { kind: 'feed', url: 'http://journal.example/feed' },
    { kind: 'feed', url: 'file:///etc/passwd' },
    { kind: 'feed', url: 'https://ada:secret@journal.example/feed' },
    { kind: 'feed', url: `https://journal.example/${'a'.repeat(3_000)}` },
  ];
  for (const source of refused) assert.ok((findSourceProblem(source) ?? '').length > 10, JSON.stringify(source));
});

test('a file name holds no path, whatever the source', () => {
  for (const url of [
    'https://a.example/../../x',
    'https://a.example/%2e%2e/x\\y',
    `https://a.example/${'é/'.repeat(200)}`,
    'https://例え.jp/フィード',
  ])
    assert.match(nameDigestFile({ kind: 'feed', url }), /^[A-Za-z0-9][A-Za-z0-9.-]{0,90}-digest\.md$/);
  assert.match(nameDigestFile({ kind: 'arxiv-query', query: '../"<>|?*' }), /^arxiv-digest\.md$/);
});

test('pages are fetched from Hugging Face until one is less than half full, and ten at most', () => {
  assert.equal(mayHaveNextPage(week, 0, 98), true);
  assert.equal(mayHaveNextPage(week, 1, 49), false);
  assert.equal(mayHaveNextPage(week, 9, 100), false);
  assert.equal(mayHaveNextPage(listing, 0, 100), false);
  assert.notEqual(createFeedRequest(week, 0).url, createFeedRequest(week, 1).url);
});
