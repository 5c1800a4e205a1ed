import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMemoryShortage } from '../../../../server/src/features/digests/libraryStatus';

test('the usual limit suffices for a hundred thousand papers', () => {
  assert.equal(findMemoryShortage(100_000, 2 * 2 ** 30), undefined);
});

test('a small limit suffices for few papers only', () => {
  assert.equal(findMemoryShortage(1000, 300e6), undefined);
  const { needed, limit } = findMemoryShortage(100_000, 300e6) ?? { needed: 0, limit: 0 };
  assert.equal(limit, 300e6);
  assert.ok(needed > limit);
});

test('more papers need more memory', () => {
  const needs = [0, 1, 1000].map((papers) => findMemoryShortage(papers, 0)?.needed ?? 0);
  assert.deepEqual(
    needs,
    [...needs].sort((a, b) => a - b),
  );
  assert.ok((needs[0] ?? 0) < (needs[2] ?? 0));
});
