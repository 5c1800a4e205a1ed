import assert from 'node:assert/strict';
import { test } from 'node:test';
import { widenQuery } from '../../../../server/src/features/finding/search';
import { snapshot } from '../filterWorkspace';

test('the words alone, where filters, phrases or exclusions leave nothing', () => {
  assert.deepEqual(widenQuery(snapshot, 'attention date:2019'), { query: 'attention ', papers: 2 });
  assert.deepEqual(widenQuery(snapshot, 'attention -long -blocks'), { query: 'attention ', papers: 2 });
  assert.equal(widenQuery(snapshot, '"attention sparse"')?.query, 'attention sparse ');
});

test('nothing where there is nothing to leave out, or nothing is left', () => {
  for (const query of ['', 'quinoa', 'date:2019', 'quinoa date:2019', 'attention'])
    assert.equal(widenQuery(snapshot, query), undefined, query);
});
