import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toReadableMatch } from '../../../../server/src/features/finding/search';

test('a passage that a search shows is readable, and the matched words stay marked', () => {
  const text = '…keeps 50\\% of the \\textbf{cache} at 2times…';
  const start = text.indexOf('cache');
  const shown = toReadableMatch({
    field: 'abstract' as const,
    text,
    ranges: [
      [0, 1],
      [start, start + 5],
    ],
  });
  assert.equal(shown.text, '…keeps 50% of the cache at 2×…');
  assert.deepEqual(
    shown.ranges.map(([from, to]) => shown.text.slice(from, to)),
    ['…', 'cache'],
  );
});
