import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMisspeltNames } from '../../../../server/src/features/evidence/findMisspelt';
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

test('nor is it if one of two papers has two such names', () => {
  const { snapshot } = createFixtureWorkspace(`//- /kites-digest.txt
SlowKite: Kites that Land

We present SlowKite, a kite with tails.

SlowKize: Kites and Slow-Kipe

We present SlowKize and SlowKipe (SlowKipe), which count kites.
//- /draft.md
SlowKide lands [@slowkite; @slowkize].
`);
  assert.deepEqual(findMisspeltNames(snapshot, snapshot.drafts.get(uriOf('/draft.md'))!), []);
});

test('names of a family differ in short parts of capitals', () => {
  assert.deepEqual(find('So MiMo-VL flies [@mimo-rl].'), []);
});

test('a letter too many at the end is a slip beside the citation, if it makes no other word', () => {
  assert.deepEqual(find('SlowKiteh [@slowkite] lands.'), ['SlowKiteh -> SlowKite']);
  for (const written of ['SlowKites', 'SlowKited', 'SlowKiter', 'SlowKiteX', 'SlowKite2', 'SlowKitean'])
    assert.deepEqual(find(`${written} [@slowkite] lands.`), [], written);
  assert.deepEqual(find('SlowKiteh lands, as they say [@slowkite].'), []);
});
