import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getPaperStems, listTellingStems } from '../../../../server/src/features/evidence/findMisattributed';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';

test('lists the stems of words that tell of a subject', () => {
  assert.deepEqual([...listTellingStems('We show that kites with two TAILS, a new method, landed')], ['kite', 'tail', 'land']);
});

test('keeps the stems of a paper', () => {
  const { snapshot } = createFixtureWorkspace(
    '//- /kites-digest.txt\nSlowKite: Kites that Land\n\nWe present SlowKite, a kite with tails.\n',
  );
  const [paper] = snapshot.library().findByName('SlowKite');
  const stemsOf = getPaperStems(snapshot);
  assert.deepEqual([...stemsOf(paper!)].sort(), ['kite', 'land', 'slowkit', 'tail']);
  assert.equal(stemsOf(paper!), getPaperStems(snapshot)(paper!));
});
