import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerptAround } from '../../../../client/src/picks/excerpt';

function rangesOf(text: string, ...words: readonly string[]): readonly (readonly [number, number])[] {
  return words.map((word) => [text.indexOf(word), text.indexOf(word) + word.length] as const).sort((a, b) => a[0] - b[0]);
}

test('a short passage stays whole, its matches marked, neighbours as one', () => {
  assert.equal(excerptAround('Heads differ.', [[0, 5]]), '‹Heads› differ.');
  assert.equal(
    excerptAround('Most retrieval heads differ.', [
      [5, 14],
      [15, 20],
    ]),
    'Most ‹retrieval heads› differ.',
  );
  assert.equal(excerptAround('', []), '');
});

test('of a long one the part with most matches, cut at words', () => {
  const text =
    'Caches are large, and this has been known for a long while to everybody who serves models; we therefore evict keys that no streaming head reads again, and keep all others where they were before.';
  const excerpt = excerptAround(text, rangesOf(text, 'Caches', 'evict', 'streaming', 'reads'));
  assert.equal(excerpt, '…we therefore ‹evict› keys that no ‹streaming› head ‹reads› again, and keep all…');
});

test('a text without words, and matches that are nowhere', () => {
  const text = '漢'.repeat(300);
  assert.ok(excerptAround(text, [[290, 300]]).length <= 100);
  assert.ok(excerptAround(text, []).startsWith('漢'));
});
