import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import { ReadingMemory } from '../../../server/src/digest/records/blocks/readingMemory';
import type { Digest } from '../../../server/src/model/digest';
import { forSeeds } from '../../support/random';
import { findRealData } from '../../support/realData';
import { checkDigest, checkSpans, fixtureNames, placeEntries, readDigestFixture } from './digestChecks';

const noPaper = /^No papers found\. Write each title on its own line, .* choose "This Is a Paper"\./;

test('an empty text says what to do', () => {
  for (const text of ['', ' \n\u00a0\r\n\t']) {
    const { format, entries, issues } = parseDigest(text, { path: 'a.txt' });
    assert.deepEqual([format, entries, issues.length], [undefined, [], 1]);
    assert.match(issues[0]!.reason, /^This file is empty\. Paste titles/);
  }
});

test('a text without any paper has one issue, on its first line', () => {
  for (const [path, text] of [
    ['a.txt', 'new\nSubscribe\n'],
    [
      'a.txt',
      'One note. It goes on for a while, as notes do, and ends here.\n\nAnother note. It says no more than the first one, at some length.\n',
    ],
    ['a.md', '# Notes\n\n- one\n- two\n\nSome words here.\n\nAnd more of them, which say no more.\n'],
    ['a.json', '{"name": "x"}'],
  ] as const) {
    const { entries, issues } = parseDigest(text, { path });
    assert.deepEqual([entries.length, issues.length], [0, 1], text);
    assert.match(issues[0]!.reason, noPaper);
    assert.equal(issues[0]!.span.start, 0);
    assert.ok(issues[0]!.span.end <= text.indexOf('\n') || !text.includes('\n'));
  }
});

test('two megabytes on one line are one issue, whatever they look like (slow)', () => {
  for (const unit of ['a', 'word ', '[', '- **a** ', 'we propose X, a ', '"title": ']) {
    for (const path of ['a.txt', 'a.md', 'a.json']) {
      const text = unit.repeat(2_000_000 / unit.length);
      const { entries, issues } = parseDigest(text, { path });
      assert.deepEqual([entries.length, issues.length], [0, 1], `${unit} in ${path}`);
    }
  }
});

test('CRLF gives the same titles and abstracts as LF, and spans that slice to them (slow)', () => {
  for (const name of fixtureNames) {
    const text = readDigestFixture(name);
    const lf = placeEntries(parseDigest(text, { path: name }));
    const crlfText = text.replaceAll('\n', '\r\n');
    const crlf = placeEntries(parseDigest(crlfText, { path: name }));
    assert.ok(lf.entries.length > 0);
    assert.deepEqual(
      crlf.entries.map(({ title, abstract, names, authors, date }) => ({ title, abstract, names, authors, date })),
      lf.entries.map(({ title, abstract, names, authors, date }) => ({ title, abstract, names, authors, date })),
      name,
    );
    assert.deepEqual(
      crlf.issues.map(({ reason }) => reason),
      lf.issues.map(({ reason }) => reason),
      name,
    );
    crlf.entries.forEach(({ titleSpan }, index) => {
      const other = lf.entries[index]!.titleSpan;
      assert.equal(crlfText.slice(titleSpan.start, titleSpan.end).replaceAll('\r\n', '\n'), text.slice(other.start, other.end));
    });
  }
});

test('no prefix of any fixture throws or gives a span that is out of order (slow)', () => {
  for (const name of fixtureNames) {
    const text = readDigestFixture(name);
    for (let end = 0; end <= text.length; end += 1) checkSpans(text, parseDigest(text.slice(0, end), { path: name }));
  }
});

test('no mutation of any fixture throws or gives a span that is out of order', () => {
  const pieces = [
    '\n',
    '\n\n',
    '\\\\\n',
    '# ',
    '- ',
    '> ',
    '| ',
    '](',
    '[',
    '**',
    '`',
    '"',
    '{',
    '}',
    '\\',
    '$',
    '<b>',
    'http://a.b/',
    '\u0000',
    '\ud83d',
    '😀',
    'Title: ',
    'Abstract: ',
    '  ',
    '\u00a0',
  ];
  forSeeds(60, (random) => {
    const name = random.pick(fixtureNames);
    let text = readDigestFixture(name);
    for (let change = random.below(12); change >= 0; change -= 1) {
      const start = random.below(text.length + 1);
      const end = Math.min(text.length, start + (random.below(3) === 0 ? random.below(200) : 0));
      text = text.slice(0, start) + random.pick(pieces) + text.slice(end);
    }
    checkSpans(text, parseDigest(text, { path: random.pick([name, 'a.txt', 'a.md', 'a.json']) }));
  });
});

test('parsing twice gives the same', () => {
  for (const name of fixtureNames) {
    const text = readDigestFixture(name);
    assert.deepEqual(parseDigest(text, { path: name }), parseDigest(text, { path: name }));
  }
});

test('the digest that the project began with: 51 papers, every title and abstract verbatim', (context) => {
  const path = findRealData('digests/trending-jun-23.txt');
  if (path === undefined) {
    context.diagnostic('trending-jun-23.txt is not on this machine');
    return;
  }
  const text = readFileSync(path, 'utf8');
  // Below the date every second paragraph is a title, and each is on one line.
  const paragraphs = text
    .slice(text.indexOf('Jun 23') + 6)
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '');
  assert.equal(paragraphs.length, 102);
  const { entries } = checkDigest(
    text,
    path,
    Array.from({ length: 51 }, (_, index) => ({
      title: paragraphs[2 * index]!,
      abstract: paragraphs[2 * index + 1]!,
      date: 'Jun 23',
      authors: [],
      year: undefined,
    })),
  );
  const names = new Map(entries.map((entry) => [entry.title.slice(0, 24), entry.names]));
  assert.deepEqual(names.get('Efficient and Economic L'), ['Lamina']);
  assert.deepEqual(names.get('Various Lengths, Constan'), ['Lightning Attention', 'TransNormerLLM', 'TNL']);
  assert.deepEqual(names.get('Resources for Brewing BE'), []);
  assert.deepEqual(names.get('Attention, Please! Revis'), ['EP', 'efficient probing']);
  assert.equal(entries.filter((entry) => entry.names.length > 0).length, 44);
});

const paper = (name: string, more = ''): string =>
  `${name}: A Title of Some Words\n\nWe introduce ${name}, an abstract that is long enough to be read as one.${more}\n\n`;

/** Reads `after` based on `before` and returns for each record whether it is the same object. */
function readOn(before: Digest, after: string): readonly boolean[] {
  const digest = parseDigest(after, { path: 'a.txt' }, before.entries);
  assert.deepEqual(digest, parseDigest(after, { path: 'a.txt' }));
  return digest.entries.map((entry) => before.entries.includes(entry));
}

test('unchanged records are the same objects, wherever they are now', () => {
  const before = parseDigest(['Kite', 'Rope', 'Sail', 'Mast'].map((name) => paper(name)).join(''), { path: 'a.txt' });
  assert.deepEqual(readOn(before, paper('Kite') + paper('Rope', ' It holds.') + paper('Sail') + paper('Mast')), [true, false, true, true]);
  assert.deepEqual(readOn(before, paper('Keel') + paper('Kite') + paper('Sail') + paper('Mast')), [false, true, true, true]);
  assert.deepEqual(readOn(before, paper('Mast') + paper('Kite') + paper('Rope') + paper('Sail')), [true, true, true, true]);
});

test('no two entries are one object, though they read the same', () => {
  const text = `# Papers\n\n${[1, 2, 3].map(() => '- **Kite**: flies high above the field where nobody goes.\n').join('\n')}`;
  const before = parseDigest(text, { path: 'a.md' });
  for (const after of [text, text + text, text.replace('- **Kite**', '- **Rope**')]) {
    const { entries } = parseDigest(after, { path: 'a.md' }, before.entries);
    assert.equal(new Set(entries).size, entries.length);
  }
});

test('after any edit of any fixture the digest is the one that is read at once (slow)', () => {
  forSeeds(60, (random) => {
    const name = random.pick(fixtureNames);
    let text = readDigestFixture(name);
    const memory = new ReadingMemory();
    let digest = parseDigest(text, { path: name, memory });
    for (let time = 0; time < 6; time++) {
      const start = random.below(text.length + 1);
      const end = Math.min(text.length, start + random.below(300));
      text =
        text.slice(0, start) +
        random.pick(['', '\n\n', ' and ', paper('Kite'), text.slice(start, end) + text.slice(start, end)]) +
        text.slice(end);
      digest = parseDigest(text, { path: name, memory }, digest.entries);
      assert.deepEqual(digest, parseDigest(text, { path: name }));
      assert.equal(new Set(digest.entries).size, digest.entries.length);
    }
  });
});
