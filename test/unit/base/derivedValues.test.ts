import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DerivedValues, derived, lazy, lazyAfter } from '../../../server/src/base/derivedValues';

interface Version {
  readonly derived: DerivedValues;
  readonly words: readonly string[];
  readonly other: object;
}

const collectWords = derived(
  ({ words }: Version) => [words],
  ([words], before: ReadonlySet<string> = new Set()): ReadonlySet<string> => new Set([...before, ...words]),
);

const nothing = derived(
  (_: Version) => [],
  () => ({}),
);

test('while its inputs are the same objects a value is the same object, whatever else is another one', () => {
  const version = { derived: new DerivedValues(), words: ['ice'], other: {} };
  const before = collectWords(version);
  assert.equal(collectWords({ ...version, other: {} }), before);
  assert.equal(nothing({ ...version, words: [] }), nothing(version));
});

test('another input gives another value, built from the one before', () => {
  const version = { derived: new DerivedValues(), words: ['ice'], other: {} };
  collectWords(version);
  assert.deepEqual([...collectWords({ ...version, words: ['sea'] })], ['ice', 'sea']);
});

test('two owners share nothing', () => {
  const [one, two] = [new DerivedValues(), new DerivedValues()].map((values) => ({ derived: values, words: ['ice'], other: {} }));
  collectWords({ ...one!, words: ['sea'] });
  assert.deepEqual([...collectWords(two!)], ['ice']);
  assert.notEqual(nothing(one!), nothing(two!));
});

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
