import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeQuery } from '../../../../server/src/features/finding/search';
import { find, snapshot } from '../filterWorkspace';

test('the filter that the query ends with is completed, the rest of the query stays', () => {
  assert.deepEqual(completeQuery(snapshot, 'cache -cited:'), [
    { query: 'cache -cited:yes ', label: '-cited:yes', papers: 2, isFurther: false },
    { query: 'cache -cited:no ', label: '-cited:no', papers: 0, isFurther: false },
  ]);
  assert.deepEqual(
    completeQuery(snapshot, 'date:jun').map(({ query }) => query),
    ['date:"Jun 23" '],
  );
  assert.deepEqual(
    completeQuery(snapshot, 'date:"ju').map(({ query }) => query),
    ['date:"Jun 23" '],
  );
});

test('nothing after words, after a closed filter, and where the value is whole', () => {
  for (const query of ['', 'cache', 'cited', 'cited:no ', 'cited:no cache', 'cited:no', 'Foo: ba', 'x:'])
    assert.deepEqual(completeQuery(snapshot, query), [], query);
});

test('the count is what the whole query finds then: its words, its other filters and a minus are regarded', () => {
  for (const query of [
    'cited:',
    '-cited:',
    'cache cited:',
    'has:code -long date:',
    'has:code date:jun',
    '-topic:',
    'rivers cited:',
    '"in bulk" date:',
  ]) {
    const offered = completeQuery(snapshot, query);
    assert.ok(offered.length > 0, query);
    for (const { query: completed, papers } of offered) assert.equal(papers, find(completed).length, completed);
  }
});

test('what is typed as whole words may be meant as it is', () => {
  const isFurther = (query: string): unknown => completeQuery(snapshot, query)[0]?.isFurther;
  for (const query of ['date:jun', 'has:code date:jun', '-date:"jun']) assert.equal(isFurther(query), true, query);
  for (const query of ['date:', 'date:ju', 'date:"Jun 2', 'cited:', 'cited:y', 'has:co', 'topic:'])
    assert.equal(isFurther(query), false, query);
});

test('an accepted topic finds exactly its papers', () => {
  const offered = completeQuery(snapshot, 'topic:');
  assert.ok(offered.length > 0);
  for (const { query, papers } of offered) {
    assert.equal(find(query).length, papers, query);
    assert.deepEqual(completeQuery(snapshot, query), []);
  }
});
