import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replaceKey } from '../../../../server/src/features/evidence/underCursor';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

/** Puts `key` in the place of the draft's first key. */
function check(path: '/draft.md' | '/draft.tex', before: string, key: string, after: string): void {
  const { snapshot } = createFixtureWorkspace(`//- ${path}\n${before}`);
  const draft = snapshot.drafts.get(uriOf(path))!;
  const { keySpan } = draft.scan().citations[0]!.items[0]!;
  assert.equal(applyEdits(draft.text, [replaceKey(draft, keySpan, key)]), after);
}

test('the key, with the marks that it needs', () => {
  check('/draft.md', 'See [@doe, p. 3].', 'roe', 'See [@roe, p. 3].');
  check('/draft.md', 'See [@doe, p. 3].', 'roe:99.', 'See [@{roe:99.}, p. 3].');
  check('/draft.md', 'See [@{doe:1.}].', 'roe', 'See [@{roe}].');
  check('/draft.tex', 'See \\cite{doe}.', 'roe:99.', 'See \\cite{roe:99.}.');
});
