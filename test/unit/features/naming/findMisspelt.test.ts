import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMisspeltNames } from '../../../../server/src/features/naming/findMisspelt';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const digest = `//- /kites-digest.txt
SlowKite: Kites that Land by Themselves

We present SlowKite, a kite with two short tails.

SlowKize: Counting Kites

We present SlowKize, which counts kites.

MiMo-RL: Wings

We present MiMo-RL, which has wings.
`;

function find(text: string): readonly string[] {
  const { snapshot } = createFixtureWorkspace(`${digest}//- /draft.md\n${text}\n`);
  return findMisspeltNames(snapshot, snapshot.drafts.get(uriOf('/draft.md'))!).map(({ written, name }) => `${written} -> ${name}`);
}

test('a word as near to two cited names is neither', () => {
  assert.deepEqual(find('SlowKide lands [@slowkite].'), ['SlowKide -> SlowKite']);
  assert.deepEqual(find('SlowKide lands [@slowkite; @slowkize].'), []);
});

test('names of a family differ in short parts of capitals', () => {
  assert.deepEqual(find('So MiMo-VL flies [@mimo-rl].'), []);
});

test('a sentence of two thousand words with many citations takes linear time', () => {
  const started = performance.now();
  find(`${'SlowKitten and MegaRopes '.repeat(1000)}[${'@slowkite; '.repeat(2000)}@slowkize].`);
  assert.ok(performance.now() - started < 3000);
});
