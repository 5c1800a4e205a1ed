import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasWord, speaksOfName } from '../../../../server/src/features/evidence/knownNames';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';

const digest = `//- /kites-digest.txt
HempRope: Ropes of Hemp for Large Kites

We compare with Slow-Kite+ and with DnRs.
`;

test('a name is found however it is written, a short one only as a word', () => {
  const { snapshot } = createFixtureWorkspace(digest);
  const paper = snapshot.library().findByKey('hemprope')!;
  for (const name of ['SlowKite', 'Slow Kite', 'slowkite', 'DnR', 'DNR']) assert.ok(speaksOfName(snapshot, paper, name), name);
  for (const name of ['SlowKites', 'emp', 'ope']) assert.ok(!speaksOfName(snapshot, paper, name), name);
});

test('a word is no part of another word, but may have a plural', () => {
  assert.ok(hasWord('kites and ropes', 'kite'));
  assert.ok(hasWord('(kite)', 'kite'));
  for (const text of ['kitesurf', 'akite', 'kite2']) assert.ok(!hasWord(text, 'kite'), text);
});
