import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import {
  citesTheSame,
  getText,
  previewEdits,
  toEdits,
  toPieces,
  withEdits,
  yieldsExpectedCitations,
} from '../../../../server/src/features/citing/checkEdits';
import type { TextEdit } from '../../../../server/src/model/draft';
import { createDraftFile } from '../../../../server/src/workspace/files/createTextFile';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { forSeeds, type Random } from '../../../support/random';

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

test('the text after the edits, with its citations', () => {
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

function makeEdits(random: Random, length: number): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = random.below(4); at <= length; at += 1 + random.below(6)) {
    const end = Math.min(length, at + random.below(3));
    edits.push({ span: { start: at, end }, newText: random.pick(['', 'X', 'YZ']) });
    at = end;
  }
  return edits;
}

test('several rounds of edits are one', () => {
  forSeeds(300, (random) => {
    const original = 'abcdefghijklmnopqrstuvwxyz'.slice(0, random.below(27));
    let pieces = toPieces(original);
    let text = original;
    for (let round = 0; round < 3; round++) {
      const edits = makeEdits(random, text.length);
      text = applyEdits(text, edits);
      pieces = withEdits(pieces, edits);
      assert.equal(getText(pieces), text);
    }
    assert.equal(applyEdits(original, toEdits(pieces, original.length)), text);
  });
});

test('what no round changed is in no edit', () => {
  const pieces = withEdits(withEdits(toPieces('abcdef'), [{ span: { start: 1, end: 2 }, newText: 'XY' }]), [
    { span: { start: 2, end: 3 }, newText: '' },
  ]);
  assert.deepEqual(toEdits(pieces, 6), [{ span: { start: 1, end: 2 }, newText: 'X' }]);
  assert.deepEqual(toEdits(toPieces('abc'), 3), []);
});
