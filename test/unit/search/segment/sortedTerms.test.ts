import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findByPrefix,
  findTermId,
  type SortedTerms,
  sortTerms,
  termAt,
  termLength,
} from '../../../../server/src/search/segment/sortedTerms';
import { forSeeds } from '../../../support/random';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function sort(strings: readonly string[]): SortedTerms {
  const starts = Uint32Array.from([0, ...strings.map((_, at) => encode(strings.slice(0, at + 1).join('')).length)]);
  return sortTerms(encode(strings.join('')), starts);
}

test('any strings: sorted by their bytes, found whole and by their beginnings', () => {
  forSeeds(60, (random) => {
    const write = (): string => Array.from({ length: random.below(12) }, () => random.pick(['a', 'b', 'ab', 'é', '語', 'z'])).join('');
    const strings = Array.from({ length: random.below(200) }, write);
    const sorted = sort(strings);
    const expected = [...strings].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    assert.deepEqual(
      [...sorted.order].map((id) => termAt(sorted, id)),
      expected,
    );
    strings.forEach((text, id) => assert.equal(termLength(sorted, id), encode(text).length));
    for (const text of [...strings.slice(0, 9), write(), 'q']) {
      const found = findTermId(sorted, encode(text));
      assert.equal(found === undefined ? undefined : strings[found], strings.includes(text) ? text : undefined);
      const beginning = text.slice(0, 2);
      assert.deepEqual(
        [...findByPrefix(sorted, encode(beginning))].map((id) => strings[id]),
        expected.filter((other) => other.startsWith(beginning)),
      );
    }
  });
});

test('no strings', () => {
  const none = sort([]);
  assert.equal(findTermId(none, encode('a')), undefined);
  assert.equal(findByPrefix(none, encode('')).length, 0);
});
