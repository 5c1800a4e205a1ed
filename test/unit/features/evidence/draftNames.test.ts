import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSectionFinder, type DraftName, listNamedBlocks } from '../../../../server/src/features/evidence/draftNames';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

const digest = `//- /kites-digest.txt
SlowKite: Kites that Land by Themselves in Strong Winds

We present SlowKite, a kite with two short tails.
`;

function namesIn(text: string): readonly DraftName[] {
  const { snapshot } = createFixtureWorkspace(`${digest}//- /draft.md\n${text}\n`);
  return listNamedBlocks(snapshot, snapshot.drafts.get(uriOf('/draft.md'))!).flatMap(({ names }) => names);
}

test('what the words around a name say of it', () => {
  const describe = (text: string): string =>
    namesIn(text)
      .map(({ isOwn, isPart, isBesideCitation }) => [isOwn ? 'own' : '', isPart ? 'part' : '', isBesideCitation ? 'cited' : ''].join(''))
      .join();
  for (const text of [
    'We present SlowKite.',
    'We here introduce a new kite, SlowKite.'.replace('kite, ', ''),
    'Our SlowKite lands.',
    'So SlowKite (ours) lands.',
  ])
    assert.equal(describe(text), 'own', text);
  for (const text of ['We compare with SlowKite.', 'Our results on SlowKite', 'They present SlowKite.'])
    assert.equal(describe(text), '', text);
  for (const text of ['So SlowKite 2 lands.', 'So MegaRope SlowKite lands.', 'So SlowKite v2 lands.'])
    assert.equal(describe(text), 'part', text);
  for (const text of ['So SlowKite [@a] lands.', 'The *SlowKite* system [@a].', 'So @a SlowKite.', "So SlowKite's [@a]."])
    assert.equal(describe(text), 'cited', text);
  for (const text of ['So SlowKite, HempRope [@a].', 'So SlowKite lands over there [@a].']) assert.equal(describe(text), '', text);
});

test('what was read is kept as long as neither the block nor the library changes', () => {
  const { host, snapshot } = createFixtureWorkspace(`${digest}//- /draft.md\nOne.\n\nSo SlowKite lands.\n`);
  const uri = uriOf('/draft.md');
  const papersOf = (of: typeof snapshot): unknown => listNamedBlocks(of, of.drafts.get(uri)!).flatMap(({ names }) => names)[0]?.papers;
  const before = papersOf(snapshot);
  assert.ok(before !== undefined);
  assert.equal(papersOf(host.apply({ kind: 'document', uri, languageId: 'markdown', text: 'One more.\n\nSo SlowKite lands.\n' })), before);
});

function sectionsOf(text: string): readonly number[] {
  const { snapshot } = createFixtureWorkspace(`//- /draft.md\n${text}\n`);
  const draft = snapshot.drafts.get(uriOf('/draft.md'))!;
  const find = createSectionFinder(draft);
  return [...draft.text.matchAll(/x/g)].map(({ index }) => find(index));
}

test('subsections belong to their section, and a title makes none', () => {
  assert.deepEqual(sectionsOf('x\n\n## A\n\nx\n\n### B\n\nx\n\n## C\n\nx'), [0, 1, 1, 2]);
  assert.deepEqual(sectionsOf('# T\n\nx\n\n## A\n\nx\n\n### B\n\nx\n\n## C\n\nx'), [1, 2, 2, 3]);
  assert.deepEqual(sectionsOf('# A\n\nx\n\n# B\n\nx'), [1, 2]);
  assert.deepEqual(sectionsOf('x'), [0]);
});

test('two hundred thousand headings', () => {
  assert.deepEqual(sectionsOf(`${'# A\n\n'.repeat(200_000)}x`), [200_000]);
});
