import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newFilter } from '../../../../server/src/features/finding/filters';
import { search } from '../../../../server/src/features/finding/search';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { waitingPapers } from '../newPapers/waitingPapers';

const { snapshot } = createFixtureWorkspace(waitingPapers);

function find(query: string): readonly string[] {
  return search(snapshot, query, { limit: 50 }).found.map(({ paper }) => paper.key);
}

test('new papers, and what was decided about the others', () => {
  assert.deepEqual(find('new:yes'), ['lantern', 'moth']);
  assert.deepEqual(find('-new:no'), ['lantern', 'moth']);
  assert.deepEqual(find('new:no lamps'), ['wick']);
  assert.deepEqual(find('new:kept'), ['sandbar']);
  assert.deepEqual(find('new:later'), ['wick']);
  assert.deepEqual(find('new:skipped'), []);
});

test('the values are offered with their papers', () => {
  assert.deepEqual(
    newFilter.listValues(snapshot, '').map(({ value, papers }) => `${value} ${papers}`),
    ['yes 2', 'no 6', 'kept 1', 'later 1', 'skipped 0'],
  );
  assert.deepEqual(newFilter.listValues(snapshot, 'l'), [{ value: 'later', papers: 1 }]);
});

test('a title with a colon is no filter', () => {
  assert.deepEqual(search(snapshot, 'new: lantern', { limit: 50 }).ignored, []);
  assert.deepEqual(find('new: new lantern'), find('new lantern'));
});
