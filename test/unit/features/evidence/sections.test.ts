import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSectionFinder } from '../../../../server/src/features/evidence/draftNames';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

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
