import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lazy, lazyAfter } from '../../../server/src/base/derivedValues';

test('computes once, when first asked, also where the value is undefined', () => {
  let times = 0;
  const value = lazy(() => {
    times += 1;
    return undefined;
  });
  assert.equal(times, 0);
  assert.equal(value(), undefined);
  assert.equal(value(), undefined);
  assert.equal(times, 1);
});

test('a computation that throws is tried again', () => {
  let times = 0;
  const value = lazy(() => {
    times += 1;
    if (times === 1) throw new Error('first');
    return times;
  });
  assert.throws(value, /first/);
  assert.equal(value(), 2);
  assert.equal(value(), 2);
});

test('a successive value is built from the latest one before it, computed or not', () => {
  const first = lazyAfter<string>(undefined, (before = '') => `${before}a`);
  assert.equal(first.latest(), undefined);
  assert.equal(first(), 'a');
  const skipped = lazyAfter(first.latest(), (before = '') => `${before}b`);
  assert.equal(skipped.peek(), undefined);
  const last = lazyAfter(skipped.latest(), (before = '') => `${before}c`);
  assert.deepEqual([last(), last.latest(), last.peek()], ['ac', 'ac', 'ac']);
});
