import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyCorrections } from '../../../../server/src/digest/corrections/applyCorrections';
import { type Corrections, createCorrections, noCorrections } from '../../../../server/src/digest/corrections/corrections';
import { makePaperCorrection } from '../../../../server/src/digest/corrections/makeCorrection';
import { mayChangeReading } from '../../../../server/src/digest/corrections/mayChangeReading';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import type { ParsedDigest } from '../../../../server/src/digest/recordDraft';
import type { Digest } from '../../../../server/src/model/digest';
import { correctionsFile } from '../../../../server/src/ownFiles/corrections';
import { createRandom } from '../../../support/random';
import { checkSpans, placeEntries } from '../digestChecks';

const kites = 'Kite Attention: Sparse Models for Long Documents';
const onKites =
  'Attention over long documents is slow. We propose Kite, a sparse attention method that reads only the passages that matter. Experiments on three benchmarks show that it is twice as fast as dense models at the same accuracy.';
const ropes = 'Rope Networks: Efficient Training of Language Models';
const onRopes =
  'Training language models takes much memory. We present Rope, an optimizer that keeps half of its state on disk. In our experiments it trains models of seven billion parameters on a single device without loss of quality.';
const boats = 'Boat Retrieval: Dense Search without Labels';
const paper = (title: string, abstract: string): string => `${title}\n\n${abstract}\n\n`;

function correct(lines: string): Corrections {
  const { entries: corrections, issues } = correctionsFile.parse(lines);
  // A later line may override one before it.
  assert.deepEqual(
    issues.filter(({ reason }) => !reason.startsWith('Overridden')),
    [],
  );
  return createCorrections(corrections);
}

function read(text: string, lines: string, path = 'a.txt'): Digest {
  const digest = parseDigest(text, { path }, [], correct(lines));
  checkSpans(text, digest);
  for (const { title, titleSpan } of placeEntries(digest).entries) {
    assert.equal(text.slice(titleSpan.start, titleSpan.end).replace(/\s+/g, ' '), title);
  }
  return digest;
}

const titles = ({ entries }: Digest): readonly string[] => entries.map(({ title }) => title);

test('a missed title becomes a paper, with the text below it', () => {
  const text = `${paper(kites, onKites)}${boats}\nAda Lovelace, Charles Babbage\nhttps://arxiv.org/abs/2401.01234\n\n${paper(ropes, onRopes)}`;
  const { entries, issues } = applyCorrections<Pick<ParsedDigest, 'entries' | 'issues'>>(
    text,
    {
      entries: [],
      issues: [
        { span: { start: text.indexOf(boats), end: text.indexOf(boats) + 5 }, reason: 'no paper' },
        { span: { start: 0, end: 3 }, reason: 'no paper' },
      ],
    },
    correct(`paper: ${boats}`),
    'a.txt',
  );
  assert.deepEqual(
    entries.map(({ title }) => title),
    [boats],
  );
  const { authors, arxivId, links, abstract } = entries[0]!;
  assert.deepEqual(
    { authors, arxivId, links: links.map(({ url }) => url), abstract },
    { authors: ['Ada Lovelace', 'Charles Babbage'], arxivId: '2401.01234', links: ['https://arxiv.org/abs/2401.01234'], abstract: '' },
  );
  assert.deepEqual(
    issues.map(({ span }) => span.start),
    [0],
    'the block is passed over no more',
  );
});

test('the facts of a named paper are read as those of any other', () => {
  const facts = (text: string, title: string, line = `paper: ${title}`, path = 'a.txt'): unknown => {
    const { entries } = read(text, line, path);
    const found = entries.find((entry) => entry.title === title);
    assert.ok(found !== undefined, JSON.stringify(entries));
    const { authors, year, venue, arxivId, abstract } = found;
    return { authors: authors.join(', '), year, venue, arxivId, abstract };
  };
  const nothing = { authors: '', year: undefined, venue: undefined, arxivId: undefined, abstract: '' };
  assert.deepEqual(facts(`Ropes: "${boats}" (Ada Lovelace, Charles Babbage, 2023)\n`, boats, `paper: Ropes || ${boats} || Ada`), {
    ...nothing,
    authors: 'Ada Lovelace, Charles Babbage',
    year: 2023,
  });
  assert.deepEqual(
    facts(
      `maybe:\n* call Ben\n* ${boats}\n    Ada Lovelace and Charles Babbage, ICML 2022.\n* ask Ada Berg about it https://arxiv.org/abs/2401.00009\n`,
      boats,
    ),
    { ...nothing, authors: 'Ada Lovelace, Charles Babbage', year: 2022, venue: 'ICML 2022' },
  );
  assert.deepEqual(
    facts(
      `| Title | Authors | Year |\n| --- | --- | --- |\n| ${boats} | Ada Lovelace, Charles Babbage | 2021 |\n| Lunch | Ben Berg | 2020 |\n`,
      boats,
      undefined,
      'a.md',
    ),
    { ...nothing, authors: 'Ada Lovelace, Charles Babbage', year: 2021 },
  );
  assert.deepEqual(
    facts(
      `[1] A. Lovelace and C. Babbage. ${boats}. In\nProceedings of ICML, 2021. arXiv:2401.00009\n\nLunch is at noon.\n`,
      boats,
      `paper: Babbage || ${boats} || In`,
    ),
    { ...nothing, authors: 'A. Lovelace, C. Babbage', year: 2021, venue: 'Proceedings of ICML', arxivId: '2401.00009' },
  );
});

test('the address of a link parts no title', () => {
  const text = `# Papers\n\n- see [Kite Attention](https://a.org/kites): Sparse Models for Long Documents, of 2024\n\n## ${ropes}\n\n${onRopes}\n`;
  const { entries } = parseDigest(text, { path: 'a.md' }, [], correct(`paper: see || ${kites} || of 2024`));
  assert.deepEqual(
    entries.map(({ title, year }) => [title, year]),
    [
      [kites, 2024],
      [ropes, undefined],
    ],
  );
});

test('a title in the abstract of another paper parts the two, with their links', () => {
  const text = `${kites}\n\n${onKites}\nCode: https://github.com/a/kites\n${ropes}\n${onRopes} Code: https://github.com/b/ropes.\n`;
  const { entries } = read(text, `paper: ${ropes}`);
  assert.deepEqual(
    entries.map(({ title, links }) => [title, links.map(({ url }) => url)]),
    [
      [kites, ['https://github.com/a/kites']],
      [ropes, ['https://github.com/b/ropes']],
    ],
  );
  assert.ok(entries[1]!.abstract.startsWith('Training') && !entries[0]!.abstract.includes('Rope'), JSON.stringify(entries));
});

test('a paper that is none is gone, whatever its marks and case', () => {
  const text = paper(kites, onKites) + paper(ropes, onRopes);
  assert.deepEqual(titles(read(text, 'not a paper: KITE attention “sparse” (models for long documents)')), [ropes]);
  assert.deepEqual(titles(read(text, `not a paper: Kite Attention\nnot a paper: ${ropes}\npaper: ${ropes}`)), [kites, ropes]);
});

test('a title ends where the writer says, and the rest of it is no title', () => {
  const text = paper(`${kites}, with Proofs and Code for All of It`, onKites);
  const { entries } = read(text, `paper: ${kites} || with Proofs and Code`);
  assert.deepEqual(
    entries.map(({ title, abstract }) => [title, abstract]),
    [[kites, onKites]],
  );
});

test('a title begins where the writer says', () => {
  assert.deepEqual(titles(read(paper(`ICKF 2024 ${kites}`, onKites), `paper: ICKF 2024 || ${kites} ||`)), [kites]);
});

test('|| at one end alone: the title ends or begins there, whatever is around it', () => {
  const text = `- ${boats}, Ada Berg\n- Best of the week: ${kites}\n\nWe saw ${boats} and ${kites} in a sentence.\n`;
  const has = (lines: string, title: string): boolean => titles(read(text, lines)).includes(title);
  const [boat, kite] = [boats.slice(0, -7), kites.slice(5)];
  for (const [line, title, isRead] of [
    [`paper: ${boat}`, boat, false],
    [`paper: ${boat} ||`, boat, true],
    [`paper: || ${boat}`, boat, false],
    [`paper: ${kite} ||`, kite, false],
    [`paper: || ${kite}`, kite, true],
    ['paper: in a ||', 'in a', false],
    ['paper: || in a ||', 'in a', true],
  ] as const)
    assert.equal(has(line, title), isRead, line);
});

test('a title continues on the next line', () => {
  const text = `Sparse Attention for Long\nDocuments and Short Ones\n\n${onKites}\n`;
  const { entries } = read(text, 'paper: Sparse Attention for Long Documents and Short Ones');
  assert.deepEqual(
    entries.map(({ title, abstract }) => [title, abstract]),
    [['Sparse Attention for Long Documents and Short Ones', onKites]],
  );
});

test('words in a sentence are no title, nor is the beginning of a longer one', () => {
  const text = `${paper(kites, onKites)}Kite is what this text is on, and Rope too.\n\n${paper(ropes, `${onRopes} Unlike Kite, it is small. Kite`)}`;
  const before = parseDigest(text, { path: 'a.txt' });
  for (const lines of ['paper: Kite', 'paper: Rope', 'paper: Kite Attention']) assert.deepEqual(read(text, lines), before);
});

test('lists, tables, headings and links', () => {
  const rest = `## ${ropes}\n\n${onRopes}\n`;
  for (const line of [
    `## ${kites}`,
    `- ${kites}`,
    `12. [${kites}](https://a.org/b) - a study`,
    `**${kites}**`,
    `* **${kites}**: of many`,
    `| 3 | ${kites} | Ada Lovelace |`,
    `* ${kites} https://arxiv.org/abs/2211.10435`,
    `> ${kites}`,
  ]) {
    assert.ok(titles(read(`# Papers\n\n${line}\n\n${rest}`, `paper: ${kites}`, 'a.md')).includes(kites), line);
  }
  assert.ok(
    titles(read(`# Papers\n\n- See also ${kites} by Ada\n\n${rest}`, `paper: See also || ${kites} || by Ada`, 'a.md')).includes(kites),
  );
});

test('another order, other wrapping, other line ends: the corrections hold', () => {
  const lines = `paper: ${boats}\nnot a paper: ${kites}\npaper: Rope Networks || Efficient Training`;
  const parts = [paper(kites, onKites), `${boats}\n\n`, paper(ropes, onRopes)];
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2],
    [1, 2, 0],
  ]) {
    const text = order.map((at) => parts[at]).join('');
    for (const shown of [
      text,
      text.replaceAll('\n', '\r\n'),
      text.replace('Dense Search', 'Dense\nSearch'),
      text.toUpperCase().toLowerCase(),
    ]) {
      const digest = parseDigest(shown, { path: 'a.txt' }, [], correct(lines));
      assert.deepEqual(
        titles(digest)
          .map((title) => title.toLowerCase())
          .sort(),
        [boats.toLowerCase(), 'rope networks'],
        shown,
      );
    }
  }
});

test('a file that held no paper holds those that the writer names, and is not said to hold none', () => {
  const text = 'We meet on Monday to plan the trip\n\nBring boots and a hat\n\nThe bus leaves at nine\n';
  assert.deepEqual(titles(parseDigest(text, { path: 'a.txt' })), []);
  const { entries, issues } = read(text, 'paper: Bring boots and a hat');
  assert.equal(entries.length, 1);
  assert.ok(!issues.some(({ reason }) => reason.startsWith('No papers found')), JSON.stringify(issues));
});

test('entries that nothing is said of stay the same objects', () => {
  const text = paper(kites, onKites) + paper(ropes, onRopes);
  const before = parseDigest(text, { path: 'a.txt' });
  const { entries } = parseDigest(text, { path: 'a.txt' }, before.entries, correct(`not a paper: ${kites}`));
  assert.equal(entries[0], before.entries[1]);
  assert.deepEqual(parseDigest(text, { path: 'a.txt' }, before.entries, correct('paper: Something Else')).entries, before.entries);
});

test('titles in other scripts, with marks at their ends, with words that fold to several', () => {
  for (const title of ['风筝与绳索的研究', 'Was ist ein Drachen?', 'Ένας χαρταετός στον άνεμο', 'A ½ Kite', '{BERT} and Kites!']) {
    assert.deepEqual(
      titles(read(`${paper(kites, onKites)}\n${title}\n\n${paper(ropes, onRopes)}`, `paper: ${title}`)),
      [kites, title, ropes],
      title,
    );
  }
});

test('any text, any corrections: spans stay in order, and mayDiffer sees every difference (slow)', () => {
  const random = createRandom(7);
  const pieces = [kites, ropes, onKites, onRopes, 'Kite', 'and', '\n', '\n\n', '- ', '|', '**', '](https://a.org)', ' ', '# '];
  const words = [kites, ropes, 'Kite', 'Kite and', 'Kite || and', 'and || Kite ||', 'Sparse Models', 'Rope Networks || Efficient'];
  const lines = (): string =>
    Array.from({ length: random.below(4) }, () => `${random.pick(['paper', 'paper', 'not a paper'])}: ${random.pick(words)}`)
      .filter((line) => !/^no.*\|\|/.test(line))
      .join('\n');
  for (let round = 0; round < 1000; round++) {
    const text = Array.from({ length: random.below(20) }, () => random.pick(pieces)).join('');
    const [before, now] = [correct(lines()), correct(lines())];
    const path = random.pick(['a.txt', 'a.md']);
    const [first, second] = [before, now].map((corrections) => parseDigest(text, { path }, [], corrections)) as [Digest, Digest];
    checkSpans(text, first);
    if (mayChangeReading({ path: 'a.txt', text, titles: () => titles(first) }, before, now)) continue;
    assert.deepEqual(second, first, JSON.stringify([text, before.mark, now.mark]));
  }
  assert.equal(mayChangeReading({ path: 'a.txt', text: kites, titles: () => [] }, noCorrections, correct('paper: Something Else')), false);
});

test('a paper that is named in a paragraph of papers takes nothing of the line below', () => {
  const text = [
    'Some lines from my notebook:',
    'LATER Sorting Stones by Sound Alone - Berg et al 2019 - for chapter two',
    'LATER Reading Ice: From Far Above - Moraine, Kame, Esker 2020',
    'LATER Tide Tables and Their Readers - Lindgren et al 2011 - read with Ada, good',
    '',
  ].join('\n');
  const title = 'Reading Ice: From Far Above';
  const start = text.indexOf(title);
  const named = makePaperCorrection(text, { start, end: start + title.length });
  assert.ok(named !== undefined);
  const first = makePaperCorrection(text, { start: text.indexOf('Sorting'), end: text.indexOf(' - Berg') });
  assert.ok(first !== undefined);
  const { entries } = parseDigest(text, { path: 'notes.txt' }, [], createCorrections([first, named]));
  const entry = entries.find((each) => each.title === title);
  assert.ok(entry !== undefined);
  assert.deepEqual([entry.authors, entry.year], [[], 2020]);
});

test('records do not overlap after corrections, and none has people of another', () => {
  const paragraphs = 'Visual Waves in Picture Books\nNadia Murphy\n\nBayesian Hives\nPetra Tanaka\n';
  const table =
    '| Letters Considered Harmful | Wei Mbeki, Sven Abadi | 2020 |\n| Counting Kites with Two Cameras | Aoife Xu, Bjorn Rossi | 2020 |';
  const schedule = '09:00 Dora Lindqvist, Joao Murphy: Bayesian Hives\n09:01 Mei Castell: Adversarial Sails on Traffic Signs';
  for (const [text, ...titles] of [
    [paragraphs, 'Visual Waves in Picture Books', 'Bayesian Hives'],
    [table, 'Letters Considered Harmful'],
    [table, 'Letters Considered Harmful', 'Counting Kites with Two Cameras'],
    [schedule, 'Bayesian Hives'],
    [schedule, 'Bayesian Hives', 'Adversarial Sails on Traffic Signs'],
  ] as const) {
    const corrections = titles.flatMap((title) => {
      const start = text.indexOf(title);
      return makePaperCorrection(text, { start, end: start + title.length }) ?? [];
    });
    const { entries, starts } = parseDigest(text, { path: 'names-digest.md' }, [], createCorrections(corrections));
    let last = 0;
    for (const [index, { span, authors, titleSpan }] of entries.entries()) {
      const start = starts[index] ?? 0;
      assert.ok(start + span.start >= last, `${text} at ${start + span.start}`);
      last = start + span.end;
      const others = text.slice(start + span.start, start + titleSpan.start) + text.slice(start + titleSpan.end, last);
      for (const name of authors) assert.ok(others.includes(name), name);
    }
  }
});
