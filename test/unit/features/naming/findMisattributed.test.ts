import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMisattributed, nameOf } from '../../../../server/src/features/naming/findMisattributed';
import { listCitedSentences } from '../../../../server/src/features/passages/citedSentences';
import type { Paper } from '../../../../server/src/model/paper';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const digest = `//- /kites-digest.txt
SlowKite: Kites that Land by Themselves in Strong Winds

We present SlowKite, a kite with two short tails that lands within 36 seconds in strong winds.

HempRope: Ropes of Hemp for Large Kites

We present HempRope, ropes that hold kites of ten square metres in all winds that we measured.
`;

test('a paper without a name is named by the beginning of its title, if that is short', () => {
  const name = (title: string, ...names: readonly string[]): string | undefined => nameOf({ title, names } as unknown as Paper);
  assert.equal(name('SlowKite: Kites that Land', 'SlowKite'), 'SlowKite');
  assert.equal(name('Meltemi: A Wind'), 'Meltemi');
  assert.equal(name('A Closer Look at Pilots: What They Think'), undefined);
  assert.equal(name('Pilots and their Kites'), undefined);
});

test('a sentence of two thousand words and a bracket of ten thousand keys take linear time', () => {
  const text = `${'SlowKite and HempRope '.repeat(1000)}[${'@hemprope; '.repeat(10_000)}@slowkite].\n\nSlowKite [@hemprope] lands.`;
  const { snapshot } = createFixtureWorkspace(`${digest}//- /draft.md\n${text}\n`);
  const started = performance.now();
  const found = listCitedSentences(snapshot, uriOf('/draft.md')).flatMap((sentence) => findMisattributed(sentence, snapshot));
  assert.ok(performance.now() - started < 3000);
  assert.deepEqual(
    found.map(({ name, item }) => `${name.name} ${item.key}`),
    ['SlowKite hemprope'],
  );
});
