import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findChange } from '../../../server/src/base/changes';
import { forSeeds } from '../../support/random';

test('the shortest stretch that differs, also where it repeats what stands beside it', () => {
  assert.deepEqual(findChange('abc', 'abxc'), { start: 2, oldEnd: 2, newEnd: 3 });
  assert.deepEqual(findChange('aaa', 'aaaa'), { start: 3, oldEnd: 3, newEnd: 4 });
  assert.deepEqual(findChange('aaaa', 'aa'), { start: 2, oldEnd: 4, newEnd: 2 });
  assert.deepEqual(findChange('same', 'same'), { start: 4, oldEnd: 4, newEnd: 4 });
  assert.deepEqual(findChange('', 'new'), { start: 0, oldEnd: 0, newEnd: 3 });
});

test('putting the new stretch in gives the new text, in texts of many blocks', () => {
  forSeeds(60, (random) => {
    const old = random.pick(['ab', 'a', 'abc\n']).repeat(random.below(9000));
    const at = random.below(old.length + 1);
    const text = old.slice(0, at) + 'ab'.repeat(random.below(3000)) + old.slice(at + random.below(5000));
    const { start, oldEnd, newEnd } = findChange(old, text);
    assert.ok(start <= oldEnd && start <= newEnd);
    assert.equal(old.slice(0, start) + text.slice(start, newEnd) + old.slice(oldEnd), text);
    assert.equal(text.length - newEnd, old.length - oldEnd);
    if (oldEnd > start && newEnd > start) assert.notEqual(old[oldEnd - 1], text[newEnd - 1]);
  });
});
