import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { measureProcessor } from '../../../support/measureProcessor';
import { checkSpans } from '../digestChecks';
import { checkContainer } from './checkContainer';

test('tables of papers: lists, comments, texts of several lines, escapes', () => {
  const text = [
    'title = "Reading list"',
    '[[papers]]',
    'title = "Attention Is All You Need" # the first',
    'authors = [',
    '  "Ashish Vaswani", # and more',
    '  "Noam Shazeer",',
    ']',
    'year = 2017',
    'arxiv = "1706.03762"',
    '',
    '[[papers]]',
    "'title' = 'Long Short-Term Memory'",
    'authors = "Sepp Hochreiter and J\\u00fcrgen Schmidhuber"',
    'date = 1997-11-15',
    'abstract = """',
    'Learning to store information takes a long time. \\',
    'We review it."""',
    'links = { url = "https://doi.org/10.1162/neco.1997.9.8.1735" }',
    '',
  ].join('\n');
  checkContainer(text, 'papers.toml', 'toml', [
    { title: 'Attention Is All You Need', authors: ['Ashish Vaswani', 'Noam Shazeer'], year: 2017, arxivId: '1706.03762' },
    {
      title: 'Long Short-Term Memory',
      authors: ['Sepp Hochreiter', 'Jürgen Schmidhuber'],
      year: 1997,
      abstract: 'Learning to store information takes a long time. We review it.',
    },
  ]);
});

const note = (title: string, authors: string, year: string): string =>
  `+++\ntitle = "${title}"\nauthors = "${authors}"\nyear = ${year}\n+++\n\n## What it says\n\n- it is good\n\n`;

test('notes with metadata: others who are not named, a year that is missing', () => {
  const text = note('Long Short-Term Memory', 'Hochreiter and Schmidhuber', '1997') + note('Deep Learning', 'LeCun et al', '');
  checkContainer(text, 'notes.md', 'front-matter', [
    { title: 'Long Short-Term Memory', authors: ['Hochreiter', 'Schmidhuber'], year: 1997 },
    { title: 'Deep Learning', authors: ['LeCun'], hasMoreAuthors: true, year: undefined },
  ]);
});

test('articles of a blog are no papers', () => {
  const text =
    '+++\ntitle = "My kite and I"\nauthors = ["Ada Berg"]\ndate = 2020-05-01\n[taxonomies]\ntags = ["kites"]\n+++\n\nWe flew it.\n';
  assert.deepEqual(parseDigest(text, { path: 'post.md' }).entries, []);
});

test('values and tables that never end are read in linear time (slow)', () => {
  const head = '[[papers]]\ntitle = "Kites"\nyear = 2020\ndoi = "10.1000/1"\n';
  for (const piece of ['a = [', 'a = {', 'a = "', "a = '''", 'a = [\n', '[[', '[a]\n', 'a.b.c = 1\n', '[[papers]]\n', 'a = """\n', '\\']) {
    const [once, fourfold] = [25_000, 100_000].map((count) => {
      const text = head + piece.repeat(Math.ceil(count / piece.length));
      checkSpans(text, parseDigest(text, { path: 'a.toml' }));
      return measureProcessor(() => parseDigest(text, { path: 'a.toml' }));
    }) as [number, number];
    assert.ok(fourfold < 300 || fourfold < 12 * Math.max(once, 1), `${piece}: ${once.toFixed(0)} and ${fourfold.toFixed(0)} ms`);
  }
});
