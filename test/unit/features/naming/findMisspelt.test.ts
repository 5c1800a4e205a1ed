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

test('two thousand words that are nearly names, and as many names, take less than seconds', () => {
  const syllables = ['Ba', 'Ke', 'Lo', 'Mi', 'Nu', 'Pra', 'Sto', 'Gli', 'Vem', 'Dor', 'Fyx', 'Han', 'Jor'];
  const names = Array.from(
    { length: 2000 },
    (_, at) => `Ba${[at, Math.floor(at / 13), Math.floor(at / 169), at * 7].map((each) => syllables[each % 13]).join('')}`,
  );
  const papers = names.map((name) => `${name}: Kites\n\nWe present ${name}, a kite.\n`).join('\n');
  const text = names.map((name) => `We often fly ${name.slice(0, -2)}xx in wind and rain [@${name.toLowerCase()}].`).join('\n\n');
  const { snapshot } = createFixtureWorkspace(`//- /kites-digest.txt\n${papers}\n//- /draft.md\n${text}\n`);
  const draft = snapshot.drafts.get(uriOf('/draft.md'))!;
  findMisspeltNames(snapshot, draft);
  const started = performance.now();
  findMisspeltNames(snapshot, draft);
  assert.ok(performance.now() - started < 2000, String(performance.now() - started));
});

test('names of a family differ in short parts of capitals', () => {
  assert.deepEqual(find('So MiMo-VL flies [@mimo-rl].'), []);
});

test('a sentence of two thousand words with many citations takes linear time', () => {
  const started = performance.now();
  find(`${'SlowKitten and MegaRopes '.repeat(1000)}[${'@slowkite; '.repeat(2000)}@slowkize].`);
  assert.ok(performance.now() - started < 3000);
});
