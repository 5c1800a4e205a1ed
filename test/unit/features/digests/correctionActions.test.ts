import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listCorrectionActions } from '../../../../server/src/features/digests/digestCorrection';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const text =
  'Sparse Attention for Long Documents\n\nAttention over long documents is slow. We propose Kite, a sparse attention method that reads only the passages that matter. Experiments on three benchmarks show that it is twice as fast as dense models at the same accuracy.\n\nBoat Retrieval: Dense Search without Labels\n';

function listAt(words: string, at = 0, length = 0): readonly string[] {
  const { snapshot } = createFixtureWorkspace(`//- /reading-digest.txt\n${text}//- /draft.md\n${text}`);
  const start = text.indexOf(words) + at;
  assert.deepEqual(listCorrectionActions(snapshot, uriOf('/draft.md'), { start, end: start }), []);
  return listCorrectionActions(snapshot, uriOf('/reading-digest.txt'), { start, end: start + length }).map(
    ({ kind, title, edits }) => `${kind}: ${title}, ${edits.length}`,
  );
}

test('in a block that was passed over, in a title, in an abstract', () => {
  assert.deepEqual(listAt('Boat Retr'), ['paper: This is a paper: "Boat Retrieval: Dense Search without Labels", 1']);
  assert.deepEqual(listAt('Sparse', 16), [
    'no-paper: Not a paper: "Sparse Attention for Long Documents", 1',
    'title-end: Title ends here: "Sparse Attention", 1',
  ]);
  assert.deepEqual(listAt('We propose', 5), ['no-paper: Not a paper: "Sparse Attention for Long Documents", 1']);
});

test('what is selected', () => {
  assert.deepEqual(listAt('sparse attention method', 0, 16), [
    'paper: This is a paper: "sparse attention", 1',
    'no-paper: Not a paper: "Sparse Attention for Long Documents", 1',
  ]);
});
