import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import { citesTheSame, previewEdits, yieldsExpectedCitations } from '../../../../server/src/features/citing/checkEdits';
import { createDraftFile } from '../../../../server/src/workspace/files/draftFile';

const draft = createDraftFile('file:///a.md', 'So @x, [@a, p. 3] [y], [@b].', markdown);
const [, cited] = draft.scan().citations;
const items = cited!.items;

test('an edit is as expected where the same works come of it, and all others stay', () => {
  const bare = [{ span: cited!.span, newText: '@a [p. 3]' }];
  assert.equal(yieldsExpectedCitations(draft, bare, { first: 1, last: 1, items, mode: 'narrative' }), true);
  assert.equal(yieldsExpectedCitations(draft, bare, { first: 1, last: 1, items, mode: 'parenthetical' }), false);
  assert.equal(yieldsExpectedCitations(draft, bare, { first: 0, last: 0, items, mode: 'narrative' }), false);
});

test('not where a place, a work or a neighbour is lost, or one comes in', () => {
  for (const newText of ['@a', '@a [p. 4]', '[@a, p. 3; @c]', '@c [p. 3]', 'text', '`']) {
    assert.equal(yieldsExpectedCitations(draft, [{ span: cited!.span, newText }], { first: 1, last: 1, items }), false, newText);
  }
});

test('the text behind the edits, with its citations', () => {
  const { text, citations } = previewEdits(draft, [{ span: { start: 0, end: 3 }, newText: '' }]);
  assert.equal(text, '@x, [@a, p. 3] [y], [@b].');
  assert.deepEqual(
    citations.map(({ span }) => span.start),
    [0, 4, 20],
  );
});

test('the same works, however often and in which order', () => {
  const scan = (text: string): ReturnType<typeof markdown.scan>['citations'] => markdown.scan(text).citations;
  assert.equal(citesTheSame(scan('[@a] [@b]'), scan('[@b; @a; @a]')), true);
  assert.equal(citesTheSame(scan('[@a] [@b]'), scan('[@a] @b')), false);
  assert.equal(citesTheSame(scan('[@a] [@b]'), scan('[@a]')), false);
});
