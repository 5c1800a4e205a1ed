import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listMatchedPhrases } from '../../../../server/src/features/evidence/passage';
import type { FieldMatch } from '../../../../server/src/search/highlight/explainMatch';

/** Matched stretches are drawn in brackets. */
function match(field: FieldMatch['field'], drawn: string): FieldMatch {
  const ranges: [number, number][] = [];
  let text = '';
  for (const part of drawn.split(/(\[[^\]]*\])/)) {
    const word = part.replace(/[[\]]/g, '');
    if (part.startsWith('[')) ranges.push([text.length, text.length + word.length]);
    text += word;
  }
  return { field, text, ranges };
}

test('whole words, neighbours as one phrase, each once', () => {
  assert.deepEqual(listMatchedPhrases([match('title', '[Retriev]al [Head]s and [Stream]ing [KV]-[cache]s')]), [
    'Retrieval Heads',
    'Streaming KV-caches',
  ]);
  assert.deepEqual(listMatchedPhrases([match('title', '[Heads] here'), match('abstract', 'many [heads], [caches]')]), ['Heads', 'caches']);
  assert.deepEqual(listMatchedPhrases([match('title', '[sparse] [heads]'), match('abstract', 'the [heads]')]), ['sparse heads']);
});

test('forms of one word are one; stop words are none', () => {
  assert.deepEqual(
    listMatchedPhrases([match('title', '[Heads] of a [head]'), match('abstract', 'a [head] [on] [retrieval] [head], [on]')]),
    ['retrieval head'],
  );
});

test('phrases first', () => {
  assert.deepEqual(listMatchedPhrases([match('title', 'the [cache]'), match('abstract', '[retrieval] [heads]')]), [
    'retrieval heads',
    'cache',
  ]);
});

test('names first; keys say nothing', () => {
  assert.deepEqual(listMatchedPhrases([match('key', '[kite]former'), match('title', '[Long]'), match('name', '[Kite]Former')]), [
    'KiteFormer',
    'Long',
  ]);
  assert.deepEqual(listMatchedPhrases([]), []);
});
