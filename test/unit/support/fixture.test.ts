import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFixture, parseFixtureFile, parseFixtureWithCursor, renderFixture } from '../../support/fixture';

test('a cursor and ranges are taken out of the text', () => {
  assert.deepEqual(parseFixtureFile('see <cluster|[@<|ab|>; @c<|>d]|>.'), {
    path: '/fixture',
    text: 'see [@ab; @cd].',
    cursor: 12,
    ranges: [
      { start: 4, end: 14, label: 'cluster' },
      { start: 6, end: 8, label: '' },
    ],
  });
});

test('bars, dollars and angle brackets of real drafts are text', () => {
  const text = 'a | b $0 ${1:x} <em>c</em> |c| <https://x.org> |- 2 > 1 <- || > |';
  assert.equal(parseFixtureFile(text).text, text);
});

test('files begin with their path', () => {
  const files = parseFixture('\n//- /a/draft.md\nText <|>one\n//- /refs.bib\n@misc{<key|k|>}\n//- /empty.txt');
  assert.deepEqual(
    files.map(({ path, text, cursor }) => ({ path, text, cursor })),
    [
      { path: '/a/draft.md', text: 'Text one\n', cursor: 5 },
      { path: '/refs.bib', text: '@misc{k}\n', cursor: undefined },
      { path: '/empty.txt', text: '', cursor: undefined },
    ],
  );
});

test('carriage returns stay in the text and out of the path', () => {
  assert.deepEqual(
    parseFixture('//- /a.md\r\nx\r\n//- /b.md\r\ny').map(({ path, text }) => [path, text]),
    [
      ['/a.md', 'x\r\n'],
      ['/b.md', 'y'],
    ],
  );
});

test('a malformed fixture throws', () => {
  const malformed = [
    'a <|> b <|>',
    'a <|open',
    'a |> b',
    '<label|x',
    'text\n//- /a.md\n',
    '//- a.md\n',
    '//-/a.md\n',
    '//- /a.md\nx\n//- /a.md\ny',
  ];
  for (const source of malformed) assert.throws(() => parseFixture(source), /Malformed fixture/, source);
  assert.throws(() => parseFixtureWithCursor('no cursor'), /cursor/);
  assert.throws(() => parseFixtureFile('//- /a.md\n//- /b.md\n'), /one file/);
});

test('what is drawn is read back', () => {
  for (const source of ['a<|>b', '<|a|><|b|>', '<x|<y|a|>b|>', '<x|a<y|b|>|>', 'a<||>b', '<k|a|><|>b', '<x|<|>|>', 'a<x||><y|b|>']) {
    const file = parseFixtureFile(source);
    assert.deepEqual(parseFixtureFile(renderFixture(file)), file, source);
  }
});
