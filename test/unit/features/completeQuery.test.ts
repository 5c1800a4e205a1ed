import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeQuery } from '../../../server/src/features/completeQuery';
import { find, snapshot } from './filterWorkspace';

test('the filter that the query ends with is completed, the rest of the query stays', () => {
  assert.deepEqual(completeQuery(snapshot, 'cache -cited:'), [
    { query: 'cache -cited:yes ', label: '-cited:yes', papers: 2 },
    { query: 'cache -cited:no ', label: '-cited:no', papers: 3 },
  ]);
  assert.deepEqual(completeQuery(snapshot, 'date:jun').map(({ query }) => query), ['date:"Jun 23" ']);
  assert.deepEqual(completeQuery(snapshot, 'date:"ju').map(({ query }) => query), ['date:"Jun 23" ']);
});

test('nothing behind words, behind a closed filter, and where the value is whole', () => {
  for (const query of ['', 'cache', 'cited', 'cited:no ', 'cited:no cache', 'cited:no', 'Foo: ba', 'x:']) assert.deepEqual(completeQuery(snapshot, query), [], query);
});

test('an accepted topic finds exactly its papers', () => {
  const offered = completeQuery(snapshot, 'topic:');
  assert.ok(offered.length > 0);
  for (const { query, papers } of offered) {
    assert.equal(find(query).length, papers, query);
    assert.deepEqual(completeQuery(snapshot, query), []);
  }
});
