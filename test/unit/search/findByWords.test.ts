import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findByWords } from '../../../server/src/search/findByWords';

const documents = [
  { key: 'a', title: 'Streaming heads', abstract: 'A cache of constant length.', names: [], authors: [] },
  { key: 'b', title: 'Retrieval heads', abstract: 'Heads that look far back.', names: [], authors: [] },
  { key: 'c', title: 'Whales', abstract: '', names: [], authors: [] },
];

function checkFound(text: string, keys: readonly string[]): void {
  const { hits, total } = findByWords(documents, text, { limit: 10 });
  assert.deepEqual([hits.map(({ document }) => document.key), total], [keys, keys.length], text);
}

test('rare words of the text count more', () => checkFound('We keep a cache for the heads.', ['a', 'b']));
test('nothing shared', () => checkFound('Bread is baked', []));
test('no words', () => checkFound('', []));
