import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitBlocks } from '../../../../server/src/annotations/note/parseNote';

const text = 'words\nmore\n\n> quote\n\n<!-- comment -->\n> below it\n\n# Heading\n\nSetext\n---\n\n***\n\n```\n> code\n```\n\n- list\n';
const expected = [
  'paragraph words\nmore',
  'quote > quote',
  'comment <!-- comment -->',
  'quote > below it',
  'heading # Heading',
  'heading Setext\n---',
  'rule ***',
  'other ```\n> code\n```',
  'other - list',
];

test('blocks at the top, with their offsets in the whole text', () => {
  const whole = `head\n${text}`;
  assert.deepEqual(
    splitBlocks(whole, 5).map(({ kind, start, end }) => `${kind} ${whole.slice(start, end)}`),
    expected,
  );
});

test('line ends of either kind', () => {
  const crlf = text.replace(/\n/g, '\r\n');
  assert.deepEqual(
    splitBlocks(crlf, 0).map(({ kind, start, end }) => `${kind} ${crlf.slice(start, end).trimEnd().replace(/\r/g, '')}`),
    expected,
  );
});
