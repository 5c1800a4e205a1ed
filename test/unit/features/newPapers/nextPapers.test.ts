import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listNextPapers } from '../../../../server/src/features/newPapers/nextPapers';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { waitingPapers } from './waitingPapers';

const { snapshot } = createFixtureWorkspace(waitingPapers);
const noPause = async (): Promise<void> => undefined;

async function list(uri?: string, limit = 50): Promise<readonly string[]> {
  const { papers } = await listNextPapers(snapshot, uri, limit, noPause);
  return papers.map(({ paper, near, decision }) =>
    [paper.key, ...(near === undefined ? [] : [near]), ...(decision === undefined ? [] : [decision])].join(' '),
  );
}

test('without a draft the papers come in the order of the library, those for later last', async () => {
  assert.deepEqual(await list(), ['lantern', 'moth', 'wick later']);
  assert.deepEqual(await list(uriOf('/nowhere.md')), ['lantern', 'moth', 'wick later']);
});

test('those that are nearest to the draft come first, each with its section', async () => {
  assert.deepEqual(await list(uriOf('/draft.md')), ['moth Lamps', 'lantern Lamps', 'wick Lamps later']);
  assert.deepEqual(await list(uriOf('/draft.md'), 1), ['moth Lamps']);
  const { newCount, laterCount } = await listNextPapers(snapshot, uriOf('/draft.md'), 1, noPause);
  assert.deepEqual([newCount, laterCount], [2, 1]);
});
