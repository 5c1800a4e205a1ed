import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GroupNode, PaperNode } from '../../../../client/src/views/paperNodes';
import { findRowBeside } from '../../../../client/src/views/rowBeside';

const [ice, sea, sky] = ['Ice', 'Sea', 'Sky'].map(
  (label): GroupNode => ({ kind: 'group', id: label, label, icon: 'tag', papers: [], groups: [], parent: undefined, topic: label }),
) as [GroupNode, GroupNode, GroupNode];

const rowOf = (key: string, group: GroupNode): PaperNode => ({ kind: 'paper', group, key, paper: { key } as PaperNode['paper'] });

/** The key or label of the row beside the papers that leave the group, which has the rows a, b, c and d. */
function beside(leaving: string, group = sea, groups = [ice, sea, sky]): string | undefined {
  const rows = ['a', 'b', 'c', 'd'].map((key) => rowOf(key, group));
  const found = findRowBeside(rowOf(leaving[0]!, group), { leaving: [...leaving], rows, groups });
  return found?.kind === 'paper' ? found.key : found?.kind === 'group' ? found.label : undefined;
}

test('the row below, or above the last one', () => {
  assert.deepEqual(
    ['a', 'b', 'd', 'bc', 'ad', 'cd'].map((leaving) => beside(leaving)),
    ['b', 'c', 'c', 'd', 'c', 'b'],
  );
});

test('the group below, or above the last one, where no paper stays', () => {
  assert.equal(beside('abcd'), 'Sky');
  assert.equal(beside('abcd', sky), 'Sea');
  assert.equal(beside('abcd', sea, [sea]), undefined);
});
