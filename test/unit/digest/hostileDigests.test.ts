import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import type { Digest } from '../../../server/src/model/digest';
import { type DigestShape, exportShapes, makePapers, textShapes, writeShape } from '../../support/digestShapes';
import { measureProcessor } from '../../support/measureProcessor';
import { checkSpans } from './digestChecks';

const shapes: readonly DigestShape[] = [...textShapes, ...exportShapes];
const papers = makePapers(14);
const titles = papers.map(({ title }) => title);

function read(text: string, path: string): Digest {
  const digest = parseDigest(text, { path });
  checkSpans(text, digest);
  return digest;
}

const titlesOf = ({ entries }: Digest): readonly string[] => entries.map(({ title }) => title);

/** The number of records needed to show how a text repeats itself. */
const minRecords = 4;
const cutEvery = 200;

for (const shape of shapes) {
  test(`${shape.name}: all papers are read, in their order`, () => {
    assert.deepEqual(titlesOf(read(writeShape(shape, papers), shape.path)), titles);
  });

  test(`${shape.name}, cut anywhere: what stands before the cut is read (slow)`, () => {
    const text = writeShape(shape, papers);
    const ends = papers.map(
      (_, at) =>
        shape.head.length + papers.slice(0, at + 1).reduce((length, paper, index) => length + shape.record(paper, index).length, 0),
    );
    for (let cut = cutEvery; cut < text.length; cut += cutEvery) {
      const whole = ends.filter((end) => end <= cut).length;
      const found = titlesOf(read(text.slice(0, cut), shape.path));
      if (whole >= minRecords) assert.deepEqual(found.slice(0, whole), titles.slice(0, whole), `cut at ${cut}`);
    }
  });

  test(`${shape.name}: time grows with the length (slow)`, () => {
    const [once, eightfold] = [50, 400].map((count) => {
      const text = writeShape(shape, makePapers(count));
      return measureProcessor(() => parseDigest(text, { path: shape.path }));
    }) as [number, number];
    // Linear time grows eightfold, quadratic time 64-fold; very short times are too inaccurate.
    assert.ok(
      eightfold < 60 || eightfold < 30 * Math.max(once, 1),
      `${once.toFixed(1)} ms for 50 papers, ${eightfold.toFixed(1)} ms for 400`,
    );
  });
}

test('two formats in one file: of one of them no more than one paper is missed (slow)', () => {
  const more = makePapers(14, 100);
  for (const first of shapes) {
    for (const second of shapes) {
      if (first === second) continue;
      const found = new Set(titlesOf(read(`${writeShape(first, papers)}\n${writeShape(second, more)}`, first.path)));
      const missed = [papers, more].map((group) => group.filter(({ title }) => !found.has(title)).length);
      assert.ok(Math.min(...missed) <= 1, `${first.name}, then ${second.name}: ${missed.join(' and ')} of 14 are missed`);
    }
  }
});

test('ten patterns in one document: each section is read', () => {
  const looks: readonly ((title: string, link: string, names: string) => string)[] = [
    (title, link) => `- [${title}](${link})`,
    (title, link) => `* **${title}** [[pdf](${link})]`,
    (title, link, names) => `1. ${names}. "${title}". [arXiv](${link})`,
    (title, link, names) => `### ${title}\n\n${names}\n\n${link}\n`,
    (title, link) => `- [[paper]](${link}) ${title}`,
    (title, link, names) => `**[${title}](${link})**  \n_${names}_\n`,
    (title, link, names) => `Title: ${title}\nAuthors: ${names}\nLink: ${link}\n`,
    (title, link) => `| ${title} | [link](${link}) |`,
    (title, link, names) => `[1] ${names}, *${title}*, ${link}`,
    (title, link) => `- (2023) ${title} - [arXiv](${link})`,
  ];
  const wanted = makePapers(60);
  const sections = looks.map((look, at) => {
    const records = wanted
      .slice(6 * at, 6 * at + 6)
      .map(({ title, arxivId, authors }) => look(title, `https://arxiv.org/abs/${arxivId}`, authors.join(', ')));
    const head = records[0]?.startsWith('|') === true ? '| Title | Link |\n| --- | --- |\n' : '';
    return `## Part ${String.fromCharCode(65 + at)}\n\n${head}${records.join('\n')}\n`;
  });
  const found = new Set(titlesOf(read(sections.join('\n'), 'a.md')));
  const missing = wanted.filter(({ title }) => !found.has(title)).map(({ title }) => title);
  assert.deepEqual(missing, []);
});

/** In milliseconds of CPU time. */
const timeoutMs = 15_000;
const longLine = 50_000_000;

for (const [what, piece] of [
  ['words', 'a word of many '],
  ['letters', 'x'],
  ['brackets', '[a](b) '],
  ['marks', '**a** | '],
] as const) {
  test(`50 MB of one line, ${what}: read within seconds, and it is said that no paper is there (slow)`, () => {
    const text = piece.repeat(Math.ceil(longLine / piece.length));
    const before = process.cpuUsage();
    const { entries, issues } = parseDigest(text, { path: 'a.md' });
    const { user, system } = process.cpuUsage(before);
    assert.deepEqual([entries.length, issues.length > 0], [0, true]);
    assert.ok((user + system) / 1000 < timeoutMs, `${Math.round((user + system) / 1000)} ms`);
  });
}

/** A list of papers, with a text above every fourth. */
function writeBelow(textAbove: (at: number) => string): string {
  return papers
    .map(({ title, arxivId }, at) => {
      const above = at % 4 === 0 ? `\n${textAbove(at)}\n\n` : '';
      return `${above}- [${title}](https://arxiv.org/abs/${arxivId}), Ada Berg, Bo Chen (2020)\n`;
    })
    .join('\n');
}

for (const sign of ['=', '.', '-', '：', ' '])
  test(`headings with "${sign}" 20,000 times: read within seconds (slow)`, () => {
    const before = process.cpuUsage();
    assert.deepEqual(
      titlesOf(
        read(
          writeBelow((at) => `## Sails${sign.repeat(20_000)}and masts ${at}`),
          'a.md',
        ),
      ),
      titles,
    );
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 1000 < 2000, `${Math.round((user + system) / 1000)} ms`);
  });

for (const signs of ['-', '.', ':', '¶', '(', ' ', ', ', 'A '])
  test(`lines with "${signs}" 20,000 times: read within seconds (slow)`, () => {
    const before = process.cpuUsage();
    assert.deepEqual(
      titlesOf(
        read(
          writeBelow((at) => `Sails${signs.repeat(20_000)}b${at}`),
          'a.md',
        ),
      ),
      titles,
    );
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 1000 < 2000, `${Math.round((user + system) / 1000)} ms`);
  });

test('a page whose elements are never closed: its papers are read', () => {
  // Except titles: everything after an open one belongs to it (HTML Standard, "RCDATA state").
  const text = writeShape(exportShapes.find(({ path }) => path === 'a.html') as DigestShape, papers).replace(
    /<\/(?!a>|h3>|title>)[^>]*>/g,
    '',
  );
  assert.deepEqual(titlesOf(read(text, 'a.html')), titles);
});

test('a CSV with a quote that is never closed: everything before it is read, and its start is reported', () => {
  const table = exportShapes.find(({ path }) => path === 'a.csv') as DigestShape;
  const broken =
    writeShape(table, papers.slice(0, 8)) +
    `"Moreau, Pierre","Kites Without End,2020,,\n` +
    papers
      .slice(8)
      .map((paper, at) => table.record(paper, at))
      .join('');
  const digest = read(broken, 'a.csv');
  assert.deepEqual(titlesOf(digest).slice(0, 8), titles.slice(0, 8));
  assert.ok(
    digest.issues.some(({ span }) => span.end > broken.indexOf('Kites Without End')),
    'no issue at the quote',
  );
});

for (const [what, write] of [
  ['marks that open code', (length: number) => '`'.repeat(length)],
  ['other marks that open code', (length: number) => '~'.repeat(length)],
  ['bars before a link', (length: number) => `Kites in the Wind ${'|'.repeat(length)} https://arxiv.org/abs/2001.00001`],
  ['blank lines', (length: number) => `${'\n'.repeat(length)}Kites in the Wind\n`],
  ['rules', (length: number) => '---\n'.repeat(length / 4)],
  ['empty quotations', (length: number) => `${'>\n'.repeat(length / 2)}Kites in the Wind\n`],
  ['initials', (length: number) => Array.from({ length: 4 }, (_, at) => `- Kites ${at} ${'A. B. '.repeat(length / 24)}\n`).join('')],
] as const)
  test(`${what}: time grows with the length`, () => {
    const [once, eightfold] = [6_000, 48_000].map((length) =>
      measureProcessor(() => parseDigest(write(length), { path: 'marks-digest.md' })),
    ) as [number, number];
    assert.ok(eightfold < 60 || eightfold < 30 * Math.max(once, 1), `${once.toFixed(1)} ms, then ${eightfold.toFixed(1)} ms`);
  });
