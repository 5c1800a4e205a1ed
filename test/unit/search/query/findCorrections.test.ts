import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCorrections } from '../../../../server/src/search/query/findCorrections';
import { buildSegment } from '../../../../server/src/search/segment/buildSegment';

const part = buildSegment([
  {
    key: 'k',
    title: '',
    names: [],
    authors: [],
    abstract: 'attention attend attentive cache caching heads head sparse sparsity streaming kv duoattention 2024',
  },
]);

function checkFound(typed: string, word: string, distance: number, end: 'finished' | 'unfinished' = 'finished'): void {
  const found = findCorrections(part, typed, end);
  assert.equal(found.find((typo) => typo.word === word)?.distance, distance, `${typed}: ${found.map((typo) => typo.word).join(', ')}`);
}

test('one wrong, missing, doubled or swapped letter at any place of a word', () => {
  for (const word of ['heads', 'sparse', 'caching', 'streaming', 'duoattention']) {
    for (let at = 0; at < word.length; at++) {
      checkFound(`${word.slice(0, at)}x${word.slice(at + 1)}`, word, 1);
      if (word !== 'heads' || at < 4) checkFound(word.slice(0, at) + word.slice(at + 1), word, 1);
      checkFound(word.slice(0, at) + word[at] + word.slice(at), word, 1);
      if (at + 1 < word.length && word[at] !== word[at + 1])
        checkFound(word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2), word, 1);
    }
  }
});

test('two errors in a long word', () => {
  checkFound('duoatentoin', 'duoattention', 2);
  checkFound('attentoinn', 'attention', 2);
});

test('a word in the middle of being typed', () => {
  checkFound('duoaten', 'duoattention', 1, 'unfinished');
  checkFound('streem', 'streaming', 1, 'unfinished');
  assert.deepEqual(findCorrections(part, 'duoaten', 'finished'), []);
});

test('the word itself and its beginning are no errors', () => {
  assert.deepEqual(findCorrections(part, 'streaming', 'finished'), []);
  assert.deepEqual(findCorrections(part, 'strea', 'unfinished'), []);
});

test('short words, numbers, and a word that resembles none', () => {
  for (const typed of ['hed', 'kw', 'x', '', '2025', 'zzzzqqqq', 'ß'.repeat(300), 'attention'.repeat(40)])
    assert.deepEqual(findCorrections(part, typed, 'finished'), [], typed);
});
