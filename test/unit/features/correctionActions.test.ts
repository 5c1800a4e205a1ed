import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listCorrectionActions } from '../../../server/src/features/codeAction/correctionActions';
import { createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';

const text = 'Kites in the Wind\n\nWe fly kites of many kinds in winds of every strength, and learn which of them come down first.\n\nHow we keep our boats dry when it rains\n';

function listAt(words: string, at = 0, length = 0): readonly string[] {
  const { snapshot } = createFixtureWorkspace(`//- /reading-digest.txt\n${text}//- /draft.md\n${text}`);
  const start = text.indexOf(words) + at;
  assert.deepEqual(listCorrectionActions(snapshot, uriOf('/draft.md'), { start, end: start }), []);
  return listCorrectionActions(snapshot, uriOf('/reading-digest.txt'), { start, end: start + length }).map(({ kind, title, edits }) => `${kind}: ${title}, ${edits.length}`);
}

test('in a block that was passed over, in a title, in an abstract', () => {
  assert.deepEqual(listAt('How we'), ['paper: This is a paper: "How we keep our boats dry when it rains", 1']);
  assert.deepEqual(listAt('Kites', 8), ['no-paper: This is no paper: "Kites in the Wind", 1', 'title-end: The title ends here: "Kites in", 1']);
  assert.deepEqual(listAt('We fly', 5), ['no-paper: This is no paper: "Kites in the Wind", 1']);
});

test('what is selected', () => {
  assert.deepEqual(listAt('many kinds', 0, 10), ['paper: This is a paper: "many kinds", 1', 'no-paper: This is no paper: "Kites in the Wind", 1']);
});
