import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPriorCitations } from '../../../../server/src/features/evidence/priorCitations';
import { findPassage } from '../../../../server/src/features/evidence/passage';
import { suggest } from '../../../../server/src/features/finding/suggest';
import { type FixtureWorkspace, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { papersDigest } from '../papers';

function openSandbox(draft: string, chapter: string): FixtureWorkspace {
  return createFixtureWorkspace(`${papersDigest}//- /chapter.md\n${chapter}\n//- /draft.md\n${draft}`);
}

/** Keys with the sentence that each is cited in, for the sentence at the drawn cursor. */
function find({ snapshot, cursor }: FixtureWorkspace): readonly string[] {
  const passage = findPassage(snapshot.drafts.get(cursor.uri)!, { start: cursor.offset, end: cursor.offset });
  return [...findPriorCitations(snapshot, cursor.uri, passage)].map(([{ key }, { sentence }]) => `${key}: ${sentence}`);
}

test('papers that other sentences cite for the like', () => {
  assert.deepEqual(
    find(openSandbox('Windmills turn slowly in summer<|>.', 'Windmills are slow [@sigma-sparse]. Rivers are not [@longheads].')),
    ['sigma-sparse: Windmills are slow.'],
  );
});

test('not for what the sentence itself cites', () => {
  assert.deepEqual(find(openSandbox('Windmills turn<|> slowly [@sigma-sparse].', 'Rivers are not slow.')), []);
  assert.deepEqual(find(openSandbox('Windmills turn<|> slowly [@sigma-sparse].', 'Windmills turn slowly [@longheads].')), [
    'longheads: Windmills turn slowly.',
  ]);
});

test('a change of a draft counts at once', () => {
  const sandbox = openSandbox('Windmills turn slowly<|>.', 'Windmills are slow [@sigma-sparse].');
  assert.equal(find(sandbox).length, 1);
  const snapshot = sandbox.host.apply({
    kind: 'document',
    uri: uriOf('/chapter.md'),
    languageId: 'markdown',
    text: 'Windmills are slow [@kiteformer].',
  });
  const passage = findPassage(snapshot.drafts.get(sandbox.cursor.uri)!, { start: sandbox.cursor.offset, end: sandbox.cursor.offset });
  assert.deepEqual(
    [...findPriorCitations(snapshot, sandbox.cursor.uri, passage).keys()].map(({ key }) => key),
    ['kiteformer'],
  );
});

test('it lifts a paper among the suggestions, and says by which sentence', () => {
  const { snapshot, cursor } = openSandbox('Windmills turn slowly in summer<|>.', 'Windmills turn slowly [@sigma-differential].');
  const [first] = suggest(snapshot, cursor.uri, { start: cursor.offset, end: cursor.offset }, 5)!.found;
  assert.deepEqual([first!.paper.key, first!.citedIn], ['sigma-differential', 'Windmills turn slowly.']);
});
