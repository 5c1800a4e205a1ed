import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { parseLines } from '../../../server/src/ownFiles/lines';

const read = (text: string): ReturnType<typeof parseLines<{ readonly word: string }>> =>
  parseLines(text, (line) => (/^\w+$/.test(line) ? { word: line } : 'Not one word.'));

test('each line is read for itself, without the white space around it, and has its place', () => {
  const text = '\ufeffone\r\n\n  two \t\n# three\n four five\n<<<<<<< ours\nsix';
  const { entries, issues } = read(text);
  assert.deepEqual(
    entries.map(({ word, span }) => [word, text.slice(span.start, span.end)]),
    ['one', 'two', 'six'].map((word) => [word, word]),
  );
  assert.deepEqual(
    issues.map(({ span, reason }) => `${text.slice(span.start, span.end)}: ${reason.split(' ').slice(0, 3).join(' ')}`),
    ['four five: Not one word.', '<<<<<<< ours: This file has'],
  );
});

test('a line that is too long is told and not read', () => {
  // After a megabyte of compiled regular expressions, V8 stops optimizing them. They then need stack for each character.
  setFlagsFromString('--no-regexp-optimization');
  try {
    const { entries, issues } = read(`one\n${'x'.repeat(20_000_000)}\ntwo\n`);
    assert.deepEqual([entries.length, issues.length], [2, 1]);
  } finally {
    setFlagsFromString('--regexp-optimization');
  }
});
