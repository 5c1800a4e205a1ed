import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderNote } from '../../../../server/src/annotations/note/editNote';
import { type NoteMetadata, readMetadata, readPlainMetadata } from '../../../../server/src/annotations/note/readMetadata';
import { forSeeds } from '../../../support/random';

test('key, title, status, tags, and where they stand', () => {
  const text = '---\nmine: {a: 1}\nkey: kite\ntitle: "Kite: \\"Rivers\\""\nstatus: read # since May\ntags: [a, "#b", a, 3]\n---\nwords';
  const { key, title, titleSpan, status, statusSpan, tags, span, end, issues, isBroken } = readMetadata(text);
  assert.deepEqual([key, title, status, tags, issues, isBroken], ['kite', 'Kite: "Rivers"', 'read', ['a', 'b', '3'], [], false]);
  assert.equal(text.slice(titleSpan?.start, titleSpan?.end), '"Kite: \\"Rivers\\""');
  assert.equal(text.slice(statusSpan?.start, statusSpan?.end), 'read');
  assert.equal(text.slice(end), 'words');
  assert.ok(text.slice(span?.start, span?.end).startsWith('mine:'));
});

test('tags in one line, as a list, none', () => {
  assert.deepEqual(readMetadata('---\ntags: a, b c\n---\n').tags, ['a', 'b', 'c']);
  assert.deepEqual(readMetadata('---\ntags:\n  - a\n  - b\n---\n').tags, ['a', 'b']);
  assert.deepEqual(readMetadata('---\ntags:\n---\n').tags, []);
});

test('CRLF, byte order mark, dots at the end, a key that is a number', () => {
  assert.equal(readMetadata('\ufeff---\r\nkey: kite\r\n---\r\nwords').key, 'kite');
  assert.equal(readMetadata('---\nkey: kite\n...\nwords').key, 'kite');
  assert.equal(readMetadata('---\nkey: 2024\n---\n').key, '2024');
});

test('no metadata: a rule, words, nothing', () => {
  for (const text of ['', 'words', '---\n\nwords', '\n---\nkey: kite\n---\n', '----\nkey: a\n---\n']) {
    assert.deepEqual([readMetadata(text).key, readMetadata(text).issues], [undefined, []], JSON.stringify(text));
  }
});

test('what is broken is told, the key is read from its line, and nothing may be written', () => {
  const broken: Readonly<Record<string, RegExp>> = {
    '---\nkey: kite\ntitle: [\n---\n': /Invalid metadata/,
    '---\nkey: kite\ntitle: "open\n---\n': /Invalid metadata/,
    '---\nkey: kite\n\ttabs: 1\n---\n': /Invalid metadata/,
    '---\nkey: kite\ntitle: A\n\nwords': /isn't closed/,
    '---\nkey: kite\nkey: lark\n---\n': /only one key/,
    '---\nkey: [kite, lark]\n---\n': /only one key/,
    [`---\nkey: kite\na: ${'['.repeat(500)}\n---\n`]: /too deep/,
  };
  for (const [text, reason] of Object.entries(broken)) {
    const { key, issues, isBroken } = readMetadata(text);
    assert.equal(key, 'kite', text);
    assert.match(issues[0]?.reason ?? '', reason, text);
    assert.ok(isBroken, text);
  }
});

test('a status that is none keeps nobody from writing', () => {
  const { issues, isBroken, status } = readMetadata('---\nkey: kite\nstatus: someday\n---\n');
  assert.deepEqual([issues.length, isBroken, status], [1, false, undefined]);
});

test('keys as other programs name them', () => {
  for (const name of ['citekey', 'citation-key', 'citationKey', 'citation_key'])
    assert.equal(readMetadata(`---\n${name}: smith2020\n---\n`).foreignKey, 'smith2020');
});

const lines = [
  'key: kite',
  'key: "a b"',
  'key: "2024"',
  'title: "A \\"b\\" \\\\ c: d # e"',
  'title: Kite',
  'status: read',
  'status: "cited"',
  'status: someday',
  'tags: []',
  'tags: [a]',
  'citekey: x',
  'mine: true',
  'mine: words',
  'key: null',
  'title: ""',
  'title: "\\u0041"',
  'a: 1',
  '- x',
  '  b: c',
  'key: kite ',
  'key:kite',
  '',
  'title: A b',
];

/** A comment in the metadata makes it take the parser. */
function withParser(yaml: string, lineEnd: string): NoteMetadata {
  return readMetadata(`---${lineEnd}${yaml}# a comment${lineEnd}---${lineEnd}`);
}

test('says what the parser says', () => {
  let plain = 0;
  forSeeds(1000, (random) => {
    const lineEnd = random.pick(['\n', '\r\n']);
    const yaml = Array.from({ length: random.below(5) }, () => `${random.pick(lines.map((line) => [line]))[0]}${lineEnd}`).join('');
    const { span, end, ...found } = readMetadata(`---${lineEnd}${yaml}---${lineEnd}`);
    const { span: otherSpan, end: otherEnd, ...expected } = withParser(yaml, lineEnd);
    if (readPlainMetadata(yaml) !== undefined) plain += 1;
    const told = (metadata: Omit<NoteMetadata, 'span' | 'end'>): unknown =>
      JSON.parse(JSON.stringify({ ...metadata, issues: metadata.issues.length }));
    assert.deepEqual(told(found), told(expected), yaml);
    assert.deepEqual([span?.start, otherSpan?.start, end < otherEnd], [3 + lineEnd.length, 3 + lineEnd.length, true]);
  });
  assert.ok(plain > 100, `${plain} were plain`);
});

test('what we write ourselves is plain', () => {
  for (const title of ['Kite: Rivers', 'A "b" \\ c', 'Caf\u00e9 \u{1d49c}'])
    assert.ok(readPlainMetadata(renderNote('kite', title, 'read').slice(4, -4)) !== undefined, title);
});
