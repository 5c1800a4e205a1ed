import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getText, toEdits, toPieces, withEdits } from '../../../../server/src/features/citing/checkEdits';
import type { TextEdit } from '../../../../server/src/model/draft';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { type Random, forSeeds } from '../../../support/random';

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
