import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FeedSource } from '../../../../server/src/lookUp/feeds/feedSource';
import { type FeedReading, readFeed } from '../../../../server/src/lookUp/feeds/readFeed';
import { findRealData } from '../../../support/realData';
import { arxivListing, dailyPaper, listingItem } from './feedSamples';

const daily: FeedSource = { kind: 'daily-papers', day: '2026-06-23' };
const listing: FeedSource = { kind: 'arxiv-listing', categories: ['cs.CL', 'cs.LG'] };
const query: FeedSource = { kind: 'arxiv-query', query: 'all:kites' };
const ownFeed: FeedSource = { kind: 'feed', url: 'https://journal.example/current.xml' };

function read(source: FeedSource, body: string, status = 200): FeedReading {
  return readFeed(source, { status, headers: {}, body });
}

function readPapers(source: FeedSource, body: string): Extract<FeedReading, { kind: 'papers' }> {
  const reading = read(source, body);
  assert.equal(reading.kind, 'papers', JSON.stringify(reading));
  return reading as Extract<FeedReading, { kind: 'papers' }>;
}

test('daily papers of Hugging Face: title, authors, abstract, identifier and the date of the paper', () => {
  const { papers } = readPapers(daily, JSON.stringify([dailyPaper({ id: '2606.01234', title: 'Kites\n  in the Wind' })]));
  assert.deepEqual(papers, [
    {
      facts: {
        title: 'Kites in the Wind',
        abstract: 'We let kites glide in the wind for three hours.',
        authors: ['Ada Berg', 'Bo van der Ice'],
        hasMoreAuthors: undefined,
        date: '2026-06-20',
        year: 2026,
        venue: undefined,
        arxivId: '2606.01234',
        doi: undefined,
        links: [{ kind: 'code', url: 'https://github.com/berg/kites' }],
      },
      source: 'Hugging Face daily papers, 2026-06-23',
    },
  ]);
});

test('a summary that a machine wrote is never an abstract', () => {
  const { summary, ...withoutAbstract } = dailyPaper({ id: '2606.01234', title: 'Kites' }).paper;
  assert.match(summary, /kites/);
  const { papers } = readPapers(daily, JSON.stringify([{ title: 'Kites', paper: withoutAbstract }]));
  assert.deepEqual(
    papers.map(({ facts }) => [facts.title, facts.abstract, facts.abstractKind]),
    [['Kites', '', undefined]],
  );
});

test('a day without papers has none', () => assert.deepEqual(read(daily, '[]'), { kind: 'papers', papers: [], replaced: 0 }));

test('a listing of arXiv: new papers and cross-lists, but no replaced versions', () => {
  const reading = readPapers(
    listing,
    arxivListing([
      listingItem({ id: '2606.01234', title: 'Kites', type: 'new' }),
      listingItem({ id: '2606.01235', title: 'Winds', type: 'cross' }),
      listingItem({ id: '2501.00001', title: 'Clouds', type: 'replace' }),
      listingItem({ id: '2501.00002', title: 'Storms', type: 'replace-cross' }),
    ]),
  );
  assert.equal(reading.replaced, 2);
  assert.deepEqual(
    reading.papers.map(({ facts: { title, abstract, authors, arxivId }, source }) => ({ title, abstract, authors, arxivId, source })),
    ['Kites', 'Winds'].map((title, at) => ({
      title,
      abstract: `We study ${title} where a < b & c.`,
      authors: ['Ada Berg', 'Bo van der Ice'],
      arxivId: `2606.0123${4 + at}`,
      source: 'arXiv listing cs.CL, cs.LG, 2026-06-23',
    })),
  );
});

test('the day of an announcement is the date of a new paper only', () => {
  const dateOf = (id: string, type: string): unknown => {
    const [paper] = readPapers(listing, arxivListing([listingItem({ id, title: 'Kites', type })])).papers;
    return [paper?.facts.date, paper?.facts.year];
  };
  assert.deepEqual(dateOf('2606.01234', 'new'), ['Tue, 23 Jun 2026', 2026]);
  assert.deepEqual(dateOf('1906.01234', 'cross'), [undefined, 2019]);
  // Submitted in December, announced in January.
  assert.deepEqual(dateOf('2512.01234', 'new'), [undefined, 2025]);
});

test('a listing is empty at the weekend', () =>
  assert.deepEqual(read(listing, arxivListing([])), { kind: 'papers', papers: [], replaced: 0 }));

test('a query that arXiv refuses, with the status 400 or 200', () => {
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>
<entry><id>http://arxiv.org/api/errors#malformed</id><title>Error</title><summary>malformed query</summary>
<link href="http://arxiv.org/api/errors#malformed" rel="alternate"/><author><name>arXiv api core</name></author></entry></feed>`;
  for (const status of [200, 400])
    assert.deepEqual(read(query, body, status), { kind: 'failed', reason: 'arXiv query all:kites: malformed query' });
});

/** The texts about papers in a feed with one item, and whether they are summaries. */
function readOwnFeed(item: string): unknown {
  const { papers } = readPapers(
    ownFeed,
    `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Journal of Wind</title>
<item><title>Kites in the Wind</title><dc:creator>Ada Berg</dc:creator>${item}<pubDate>Tue, 23 Jun 2026 00:00:00 +0000</pubDate></item>
</channel></rss>`,
  );
  return papers.map(({ facts: { title, abstract, abstractKind, arxivId, doi } }) => ({ title, abstract, abstractKind, arxivId, doi }));
}

test('what a journal’s feed says about a paper is a summary, also beside an arXiv identifier', () => {
  const words = 'Somebody says that this paper is about kites in the wind.';
  const kites = { title: 'Kites in the Wind', abstract: words, abstractKind: 'summary', arxivId: undefined, doi: undefined };
  const description = `<description>${words}</description>`;
  assert.deepEqual(readOwnFeed(`<link>https://doi.org/10.1000/kites</link>${description}`), [{ ...kites, doi: '10.1000/kites' }]);
  assert.deepEqual(readOwnFeed(`<link>https://arxiv.org/abs/2606.01234</link>${description}`), [{ ...kites, arxivId: '2606.01234' }]);
});

test('what a feed calls the abstract is one', () => {
  const words = 'We let kites glide in the wind for three hours.';
  const expected = [{ title: 'Kites in the Wind', abstract: words, abstractKind: undefined, arxivId: undefined, doi: '10.1000/kites' }];
  const link = '<link>https://doi.org/10.1000/kites</link>';
  assert.deepEqual(readOwnFeed(`${link}<description>Abstract: ${words}</description>`), expected);
  assert.deepEqual(readOwnFeed(`${link}<abstract>${words}</abstract>`), expected);
});

test('what is no answer of the source is told apart from an answer without papers', () => {
  const page = '<!doctype html><html><head><title>Log in</title></head><body><form>Password</form></body></html>';
  const rss = arxivListing([listingItem({ id: '2606.01234', title: 'Kites', type: 'new' })]);
  const json = JSON.stringify([dailyPaper({ id: '2606.01234', title: 'Kites' })]);
  const failed: readonly (readonly [FeedSource, string, number?])[] = [
    [daily, page],
    [daily, ''],
    [daily, json.slice(0, -20)],
    [daily, '{"error": "Invalid date"}'],
    [daily, json, 429],
    [daily, json, 500],
    [listing, page],
    [listing, ''],
    [listing, rss.slice(0, -20)],
    [listing, rss, 404],
    [listing, json],
    [query, 'Rate exceeded.'],
    [ownFeed, page],
    [ownFeed, 'Kites in the Wind\n\nWe study kites in the wind, and the wind in kites.'],
  ];
  for (const [source, body, status] of failed) {
    const reading = read(source, body, status);
    assert.equal(reading.kind, 'failed', body.slice(0, 40));
    assert.ok(reading.kind === 'failed' && reading.reason.length > 20);
  }
});

test('an answer of any kind is read without an error (slow)', () => {
  const bodies = [
    '\u0000',
    '[',
    '[[[[',
    '[null, 1, "a", {"paper": 1}]',
    '<rss>',
    '<feed><entry>',
    `${'['.repeat(50_000)}`,
    '<item>'.repeat(500),
    '\ud800',
  ];
  for (const source of [daily, listing, query, ownFeed])
    for (const body of bodies) for (const status of [0, 200, 999]) read(source, body, status);
});

test('real answers of Hugging Face and arXiv', (context) => {
  const folder = findRealData('digests/dev');
  if (folder === undefined) return context.skip('the real digests are not on this machine');
  const readReal = (source: FeedSource, name: string): Extract<FeedReading, { kind: 'papers' }> =>
    readPapers(source, readFileSync(join(folder, name), 'utf8'));
  const papers = readReal(daily, 'hf-daily-api-2024-05-31.json').papers;
  assert.equal(papers.length, 11);
  assert.ok(papers.every(({ facts }) => facts.abstract.length > 200 && facts.authors.length > 0 && facts.arxivId !== undefined));
  assert.deepEqual(papers[0]?.facts.authors.slice(0, 2), ['Andreas Koukounas', 'Georgios Mastrapas']);
  const found = readReal(query, 'arxiv-api-atom.xml').papers;
  assert.equal(found.length, 100);
  assert.ok(found.every(({ facts }) => facts.abstract.length > 100 && facts.authors.length > 0 && facts.arxivId !== undefined));
});
