import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChoiceFilter, type PaperTest } from '../../../../server/src/features/finding/filterKind';
import { snapshot } from '../filterWorkspace';

const filter = createChoiceFilter(
  new Map<string, () => PaperTest>([
    [
      'long',
      () =>
        ({ title }) =>
          title.length > 30,
    ],
    ['lost', () => () => false],
    ['any', () => () => true],
  ]),
);

test('the beginning of one value means it, that of several none yet', () => {
  const count = (value: string): number | undefined => {
    const accepts = filter.createTest(snapshot, value);
    return accepts && snapshot.library().papers.filter(accepts).length;
  };
  assert.equal(count('a'), 5);
  assert.equal(count('ANY'), 5);
  assert.equal(count('los'), 0);
  for (const value of ['', 'l', 'lo', 'anything', 'x']) assert.equal(count(value), undefined, value);
});

test('values that begin so are offered, with how many papers they leave', () => {
  assert.deepEqual(
    filter.listValues(snapshot, 'l').map(({ value }) => value),
    ['long', 'lost'],
  );
  assert.deepEqual(filter.listValues(snapshot, 'any'), []);
  assert.deepEqual(filter.listValues(snapshot, 'an'), [{ value: 'any', papers: 5 }]);
});
