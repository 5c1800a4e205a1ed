import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stableIds } from '../../../../client/src/views/stableIds';

const former = [
  { id: 't:Ice', label: 'Ice', keys: ['a', 'b', 'c'] },
  { id: 't:Sea', label: 'Sea', keys: ['d', 'e'] },
];

function check(topics: Readonly<Record<string, string>>, ids: readonly string[], known = former): void {
  assert.deepEqual(
    stableIds(
      Object.entries(topics).map(([label, keys]) => ({ label, keys: keys.split(' ') })),
      known,
      't:',
    ),
    ids,
  );
}

test('a topic of the same name is the same, whatever papers it has', () => check({ Sea: 'a b c', Ice: 'z' }, ['t:Sea', 't:Ice']));

test('a topic with another name is the one that most of its papers were in', () => {
  check({ Snow: 'a b c', Sea: 'd e' }, ['t:Ice', 't:Sea']);
  check({ Snow: 'a b x', Sea: 'd e' }, ['t:Ice', 't:Sea']);
});

test('a topic that is new has an identifier of its own', () => {
  check({ Ice: 'a', Snow: 'b c', Sea: 'd e' }, ['t:Ice', 't:Snow', 't:Sea']);
  check({ Snow: 'a x y', Sea: 'd e' }, ['t:Snow', 't:Sea']);
});

test('all differ, also when a name comes back', () => {
  const renamed = [{ id: 't:Ice', label: 'Snow', keys: ['a', 'b', 'c'] }];
  check({ Snow: 'a b', Ice: 'c' }, ['t:Ice', "t:Ice'"], renamed);
  check({ One: 'a b', Two: 'a b' }, ['t:Ice', 't:Two']);
});
