import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { readPaperSections } from '../../../../server/src/digest/paperSections/readPaperSections';
import { type PaperFacts, renderPaperSection } from '../../../../server/src/digest/paperSections/renderPaperSection';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import type { DigestRecord } from '../../../../server/src/model/digest';
import { forSeeds, type Random } from '../../../support/random';
import { findRealData } from '../../../support/realData';

const hint = { path: 'reading-digest.md' };
const source = 'Hugging Face daily papers, 2026-06-23';

const kites: PaperFacts = {
  title: 'Kites: Gliding Without Wind',
  abstract: 'Kites need wind. We let them glide without it, and they stay up for 3.5 hours.',
  authors: ['Ada Berg', 'Bo van der Ice'],
  date: '2026-06-22',
  year: 2026,
  venue: 'Journal of Wind',
  arxivId: '2606.01234',
  doi: '10.1000/kites.12',
  links: [{ kind: 'code', url: 'https://github.com/berg/kites' }],
};

/** Titles that break Markdown, TeX, and readers of titles. */
const hostileTitles = [
  '# Not a Heading',
  'Learning in C #',
  'From C to C#',
  'C++: A Retrospective on **Templates** and `std::move`',
  '1. Introduction',
  'Abstract',
  'Abstract: A Word and Its Uses',
  'Authors: Who They Are',
  '- Added from: Nothing',
  '[Draft] Kites [v2](https://example.org/a_b)',
  '![image](x.png) of Kites',
  '<b>Bold</b> Claims & &amp; Entities &copy; 2020',
  '<!-- hidden --> Papers',
  String.raw`$O(n^2)$ Attention is \emph{Enough}: \alpha and $\mathcal{L}_1$ with 50\% of \\ lines`,
  String.raw`A Backslash at the End \ `,
  String.raw`\# \* \_ \[ \] \( \)`,
  '_Emphasis_ and snake_case_names and __init__',
  '~~Struck~~ ~50% of ~30 layers',
  '大语言模型中的稀疏注意力：综述',
  '長い日本語の題名「凧」と、その風について',
  'مقدمة في الطائرات الورقية',
  '“Quoted” — “Dashes” – and … dots.',
  'Is Attention All You Need?',
  'https://example.org/paper.pdf',
  'www.kites.org by ada@kites.org',
  '```python',
  '---',
  '***Kites***',
  '| a | b |',
  '> Quoted',
  '2026',
  'Jun 23',
  'et al.',
  '🪁 Kites 👩‍👩‍👧 in the 🌬️',
  'A\u0301 decomposed, and x\u0302',
  `${'A Very Long Title About Kites, '.repeat(12)}the End`,
  'X',
  'X++',
  'arXiv:2001.00001 Revisited',
  'doi:10.1000/182 and Friends',
];

function papersOf(text: string): readonly DigestRecord[] {
  return parseDigest(text, hint).entries;
}

function factsOf({ title, abstract, abstractKind, authors, hasMoreAuthors, date, year, venue, arxivId, doi }: PaperFacts): unknown {
  return { title, abstract, abstractKind, authors, hasMoreAuthors, date, year, venue, arxivId, doi };
}

function render(papers: readonly PaperFacts[]): string {
  return `# Papers\n\n${papers.map((paper) => renderPaperSection(paper, source) ?? '').join('\n')}`;
}

/** Checks that the digest reader finds these papers, and no other, in a file in which they were written. */
function checkRoundTrip(papers: readonly PaperFacts[]): void {
  const text = render(papers);
  assert.deepEqual(papersOf(text).map(factsOf), papers.map(factsOf), text);
  const crlf = papersOf(text.replaceAll('\n', '\r\n'));
  assert.deepEqual(crlf.map(factsOf), papers.map(factsOf));
}

test('a section shows a heading, the facts and the abstract', () => {
  assert.equal(
    renderPaperSection(kites, source),
    `## Kites: Gliding Without Wind

- Authors: Ada Berg; Bo van der Ice
- Date: 2026-06-22
- Venue: Journal of Wind
- arXiv: https://arxiv.org/abs/2606.01234
- DOI: https://doi.org/10.1000/kites.12
- Link: https://github.com/berg/kites
- Added from: Hugging Face daily papers, 2026-06-23

**Abstract.** Kites need wind. We let them glide without it, and they stay up for 3.5 hours.
`,
  );
  assert.equal(
    renderPaperSection({ title: 'Kites', abstract: '', authors: [], links: [] }, source),
    `## Kites

- Added from: Hugging Face daily papers, 2026-06-23
`,
  );
});

test('what is written is read back: every title alone, and all of them in one file', () => {
  const papers = hostileTitles.filter((title) => /[\p{L}\p{N}]/u.test(title)).map((title) => ({ ...kites, title: title.trim() }));
  for (const paper of papers) {
    checkRoundTrip([paper]);
    checkRoundTrip([{ title: paper.title, abstract: '', authors: [], links: [] }]);
    checkRoundTrip([{ ...kites, abstract: paper.title }]);
  }
  checkRoundTrip(papers);
});

test('a title without letters and digits is not written', () => {
  for (const title of ['---', '', ' \u200b ', '***']) assert.equal(renderPaperSection({ ...kites, title }, source), undefined);
});

test('a summary by others stays one; an incomplete list of authors too', () => {
  checkRoundTrip([{ ...kites, abstractKind: 'summary', hasMoreAuthors: true }]);
});

test('odd identifiers are read back', () => {
  for (const doi of ['10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o', '10.1000/a%20b', '10.1000/a#b?c=d', '10.1000/ä'])
    checkRoundTrip([{ ...kites, doi }]);
  checkRoundTrip([{ ...kites, arxivId: 'cs/0112017', date: undefined, year: 2001 }]);
});

test('random words and marks are read back (slow)', () => {
  const marks = [...'#*_`[](){}<>!\\$%&~^|:;.,-+="\'@/ '];
  const words = [
    'Kites',
    'wind',
    '風',
    'http://a.b',
    'Added from: x',
    'Abstract.',
    '&amp;',
    String.raw`\alpha`,
    '2026',
    'é',
    '\u00a0',
    '\n',
  ];
  const line = (random: Random): string =>
    `A${Array.from({ length: 1 + random.below(12) }, () => random.pick(random.below(2) === 0 ? marks : words)).join('')}`
      .replace(/\s+/g, ' ')
      .trim();
  forSeeds(300, (random) => {
    checkRoundTrip(
      Array.from({ length: 1 + random.below(3) }, () => ({
        ...kites,
        title: line(random),
        abstract: line(random),
        venue: line(random),
        authors: [line(random).replaceAll(';', ','), line(random).replaceAll(';', ',')],
      })),
    );
  });
});

test('control and invisible characters are not written, and long texts are cut between characters', () => {
  const text = renderPaperSection(
    { ...kites, title: 'Ki\u200btes\u0000 \u202eand\u202c\twind', abstract: '\u{1f9f8}'.repeat(30_000), authors: ['Ada\nBerg;'] },
    'a\nb',
  );
  const [paper] = papersOf(text ?? '');
  assert.equal(paper?.title, 'Kites and wind');
  assert.deepEqual(paper.authors, ['Ada Berg,']);
  assert.ok(paper.abstract.length <= 20_000 && !/\p{Cs}/u.test(paper.abstract));
  assert.ok(!/[\u0000-\u0009\u200b\u202a-\u202e]/.test(text ?? ''));
});

test('a half of a surrogate pair becomes a replacement character', () => {
  assert.equal(papersOf(renderPaperSection({ ...kites, title: 'Kites \ud83d wind' }, source) ?? '')[0]?.title, 'Kites \ufffd wind');
});

test('addresses other than those of the web are not written', () => {
  const links = ['javascript:alert(1)', 'file:///etc/passwd', 'command:x', `https://x.org/${'a'.repeat(2_000)}`, 'https://x.org/a b"c'];
  const text = renderPaperSection({ ...kites, links: links.map((url) => ({ kind: 'page' as const, url })) }, source) ?? '';
  assert.deepEqual(
    text.split('\n').filter((line) => line.startsWith('- Link')),
    ['- Link: https://x.org/a%20b%22c'],
  );
});

test('papers that the writer listed around the sections are still found, and what else the writer wrote is none', () => {
  const list = [1, 2]
    .map((n) => `**Winds of Type ${n}: A Study**\nA. Berg, B. Ice. [arXiv](https://arxiv.org/abs/2001.0000${n})\n`)
    .join('\n');
  const before = papersOf(list).map(({ title }) => title);
  assert.equal(before.length, 2);
  const text = `${list}\n${renderPaperSection(kites, source)}\nMy own words on kites: compare with the paper of Roe.\n`;
  assert.deepEqual(
    papersOf(text).map(({ title }) => title),
    [...before, kites.title],
  );
});

test('a section that the writer edited is read with the edit', () => {
  const text = (renderPaperSection(kites, source) ?? '')
    .replace('## ', '### ')
    .replace('glide without it, and', 'glide\nwithout it, and')
    .replace('Ada Berg; ', '')
    .replace('- Date: 2026-06-22\n', '- My rating: 5\n')
    .replace('- Link', '* Link')
    .replace('van der Ice', 'van\n  der Ice')
    .replace(/$/, '\nMy own words on it, below.\n');
  const [paper] = papersOf(text);
  assert.deepEqual(factsOf(paper as DigestRecord), factsOf({ ...kites, authors: ['Bo van der Ice'], date: undefined, year: undefined }));
});

test('a long hostile file is read in time in proportion to its length (slow)', () => {
  const source = '- Added from: x\n';
  const hostile = [
    `## a${' '.repeat(200_000)}b\n\n${source}`,
    `## a ${'# '.repeat(100_000)}b\n\n${source}`,
    `## a\n\n- Authors: a${' '.repeat(200_000)}b\n${source}`,
    `## a\n${'\n'.repeat(100_000)}${source}`,
    `${'## a\n\n- Authors: b\n'.repeat(20_000)}${source}`,
    `## a\n\n- Authors: a\n${'b\n'.repeat(50_000)}${source}`,
    `## a\n\n${source}\n**Abstract.** ${'\\'.repeat(200_000)}\n`,
  ];
  for (const text of hostile) {
    const start = performance.now();
    readPaperSections(text);
    assert.ok(performance.now() - start < 1_000, text.slice(0, 20));
  }
});

test('other Markdown with headings and facts is read as before', () => {
  const text = `## Kites: Gliding Without Wind\n\n- Authors: Ada Berg; Bo Ice\n- Link: https://arxiv.org/abs/2606.01234\n\nKites need wind.\n`;
  assert.notEqual(parseDigest(text, hint).pattern, 'sections with details and abstract');
});

test('every 71st of the real papers is read back (slow)', (context) => {
  const path = findRealData('papers/papers.jsonl.gz');
  if (path === undefined) return context.skip('papers/papers.jsonl.gz is not at hand');
  const fold = (text: string): string =>
    text
      .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim();
  const papers = gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line, index) => line !== '' && index % 71 === 0)
    .map((line): PaperFacts => {
      const { title, abstract, authors } = JSON.parse(line) as { title: string; abstract: string; authors?: readonly string[] };
      return {
        ...kites,
        title: fold(title),
        abstract: fold(abstract),
        authors: (authors ?? []).map((name) => fold(name).replaceAll(';', ',')),
      };
    });
  assert.ok(papers.length > 1_000);
  for (let at = 0; at < papers.length; at += 500) checkRoundTrip(papers.slice(at, at + 500));
});
