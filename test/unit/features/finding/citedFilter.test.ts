import assert from 'node:assert/strict';
import { test } from 'node:test';
import { citedFilter } from '../../../../server/src/features/finding/filters';
import { find, snapshot } from '../filterWorkspace';

test('what the drafts cite, and what they do not', () => {
  assert.deepEqual(find('cited:yes'), ['kiteformer', 'doe2019']);
  assert.deepEqual(find('cited:no'), ['windmill', 'barge', 'ferry']);
  assert.deepEqual(find('-cited:yes'), ['windmill', 'barge', 'ferry']);
  assert.deepEqual(find('cited:no attention'), ['windmill']);
});

test('both values are offered with their papers', () => {
  assert.deepEqual(citedFilter.listValues(snapshot, ''), [
    { value: 'yes', papers: 2 },
    { value: 'no', papers: 3 },
  ]);
  assert.deepEqual(citedFilter.listValues(snapshot, 'n'), [{ value: 'no', papers: 3 }]);
});
