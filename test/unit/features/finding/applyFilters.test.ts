import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyFilters } from '../../../../server/src/features/finding/filters';
import { parseQuery } from '../../../../server/src/search/parseQuery';
import { find, snapshot } from '../filterWorkspace';

test('all filters hold together', () => {
  assert.deepEqual(find('date:2024 cited:no has:abstract'), ['barge', 'ferry']);
  assert.deepEqual(find('date:2024 -date:2025'), ['ferry']);
  assert.deepEqual(find('cited:yes cited:no'), []);
});

test('what means nothing leaves every paper in, and is told', () => {
  const { accepts, ignored } = applyFilters(snapshot, parseQuery('cited:maybe has: x'));
  assert.equal(accepts, undefined);
  assert.deepEqual(
    ignored.map(({ name, value }) => `${name}:${value}`),
    ['cited:maybe'],
  );
});
