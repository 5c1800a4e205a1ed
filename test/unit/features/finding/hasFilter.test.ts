import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasFilter } from '../../../../server/src/features/finding/filters';
import { find, snapshot } from '../filterWorkspace';

test('code, an abstract, a DOI', () => {
  assert.deepEqual(find('has:code'), ['kiteformer']);
  assert.deepEqual(find('has:doi'), ['doe2019']);
  assert.deepEqual(find('-has:abstract'), ['doe2019']);
  assert.deepEqual(find('has:abstract -has:code cache'), ['barge', 'ferry']);
});

test('the values are offered', () => {
  assert.deepEqual(
    hasFilter.listValues(snapshot, '').map(({ value }) => value),
    ['code', 'abstract', 'doi', 'note'],
  );
});
