import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derived, DerivedValues } from '../../../server/src/base/derivedValues';

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
