import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { checkSpans, placeEntries } from '../digestChecks';
import { pagePapers, pages } from './pageOf';

/** Pages without authors, or only with their initials. */
const withoutAuthors = ['daily papers of Hugging Face', 'newsletter with redirecting links', 'search of Google Scholar'];

for (const [kind, html] of Object.entries(pages)) {
  test(`${kind}: every paper, its authors, its identifier and no other's`, () => {
    const digest = parseDigest(html, { path: 'page.html' });
    checkSpans(html, digest);
    assert.equal(digest.format, 'html');
    assert.deepEqual(
      digest.entries.map(({ title }) => title),
      pagePapers.map(({ title }) => title),
    );
    digest.entries.forEach((entry, at) => {
      const paper = pagePapers[at]!;
      if (!withoutAuthors.includes(kind)) assert.deepEqual(entry.authors, paper.authors);
      if (html.includes(paper.arxivId)) assert.equal(entry.arxivId, paper.arxivId);
      if (html.includes('We study how paper')) assert.match(entry.abstract, new RegExp(`^We study how paper ${at} .*earlier ones`));
    });
  });
}

test('a title is where its span says', () => {
  const html = pages['arXiv listing']!;
  const { entries } = placeEntries(parseDigest(html, { path: 'page.html' }));
  const { start, end } = entries.at(-1)!.titleSpan;
  assert.equal(html.slice(start, end), 'Don&#39;t Stop Pretraining: Adapt Language Models to Domains &amp; Tasks');
});

test('the page of one paper: what it says of itself for Google Scholar', () => {
  const html = `<html><head><meta name="citation_title" content="Don&#39;t Stop Pretraining"><meta name="citation_author" content="Gururangan, Suchin"><meta name="citation_author" content="Kyle Lo">
<meta name="citation_date" content="2020/04/23"><meta name="citation_doi" content="10.18653/v1/2020.acl-main.740"><meta name="citation_conference_title" content="ACL"><meta name="citation_pdf_url" content="https://aclanthology.org/2020.acl-main.740.pdf"></head>
<body><h1>Don't Stop Pretraining</h1><div class="acl-abstract"><h5>Abstract</h5><span>We study whether it helps to go on with training.</span></div><h2>PaperIdentifiers</h2><ul><li>A. Vaswani. Attention Is All You Need. <a href="https://arxiv.org/abs/1706.03762">arXiv</a></ul></body></html>`;
  const digest = parseDigest(html, { path: 'page.html' });
  checkSpans(html, digest);
  const [entry] = digest.entries;
  assert.equal(digest.entries.length, 1);
  assert.deepEqual(
    [entry!.title, entry!.authors, entry!.year, entry!.doi, entry!.venue, entry!.abstract],
    [
      "Don't Stop Pretraining",
      ['Suchin Gururangan', 'Kyle Lo'],
      2020,
      '10.18653/v1/2020.acl-main.740',
      'ACL',
      'We study whether it helps to go on with training.',
    ],
  );
});

test('a part of a page, and HTML under another name; Markdown with elements stays Markdown', () => {
  const part = /<ul>.*<\/ul>/s.exec(pages['list of accepted papers']!)![0];
  assert.equal(parseDigest(part, { path: 'a-digest.txt' }).format, 'html');
  assert.equal(parseDigest(pages['dblp']!, { path: 'a-digest.txt' }).entries.length, pagePapers.length);
  const markdown = `<p align="center"><img src="a.png"></p>\n\n# Papers\n\n${pagePapers.map(({ title, arxivId }) => `- [${title}](https://arxiv.org/abs/${arxivId})`).join('\n')}\n`;
  assert.notEqual(parseDigest(markdown, { path: 'README.txt' }).format, 'html');
});

test('a page without papers says so once', () => {
  const { entries, issues } = parseDigest(
    '<html><body><h1>Our shop</h1><p>We sell kites of all sizes, in blue and in red.</p><p>Open from ten to six.</p></body></html>',
    { path: 'page.html' },
  );
  assert.deepEqual(entries, []);
  assert.equal(issues.length, 1);
});

test('pages that end anywhere (slow)', () => {
  for (const html of Object.values(pages)) {
    for (let end = 0; end < html.length; end += 200) {
      const part = html.slice(0, end);
      checkSpans(part, parseDigest(part, { path: 'page.html' }));
    }
  }
});
