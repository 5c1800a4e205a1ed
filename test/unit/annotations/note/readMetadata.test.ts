import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMetadata } from '../../../../server/src/annotations/note/readMetadata';

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
