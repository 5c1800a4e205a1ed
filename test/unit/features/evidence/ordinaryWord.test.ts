import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPaperUnderCursor } from '../../../../server/src/features/evidence/underCursor';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';

const digest = `//- /digest.txt
Based: Bricks from River Mud

We present Based, a way to burn bricks. It is based on mud that the river brings, and needs no kiln of its own at all.

Lantern: Light for Long Nights

We present Lantern, a light that needs one match for a night. It is hung where people pass.
`;

function nameAt(draft: string): string | undefined {
  const { snapshot, cursor } = createFixtureWorkspace(`${digest}//- /draft.md\n${draft}\n`);
  const found = findPaperUnderCursor(snapshot, cursor.uri, cursor.offset);
  return found?.papers[0]?.key;
}

test('a word that begins a sentence is no paper', () => {
  for (const draft of [
    'Ba<|>sed on this insight, we go on.',
    'It is so. Ba<|>sed on it, we go on.',
    'It is so.\n\nBa<|>sed upon that.',
    '- Ba<|>sed on it',
    '"Ba<|>sed on it" they say',
  ])
    assert.equal(nameAt(draft), undefined, draft);
});

test('a name is one at the beginning of a sentence and within', () => {
  assert.equal(nameAt('Ba<|>sed burns bricks without a kiln.'), 'based');
  assert.equal(nameAt('As Ba<|>sed on the river shows.'), 'based');
  assert.equal(nameAt('Lan<|>tern in the hall needs one match.'), 'lantern');
});
