import type { GroupNode, PaperNode, SecondNode, TreeNode } from './paperNodes';

export function isPaperRow(row: unknown): row is PaperNode | SecondNode {
  return typeof row === 'object' && row !== null && 'kind' in row && (row.kind === 'paper' || row.kind === 'second');
}

/**
 * The row that is nearest to papers that leave their group: one of the group's other `rows`, or else one of the other `groups` beside
 * it. The rows below come first. undefined if there is no such row.
 */
export function findRowBeside(
  { group }: PaperNode | SecondNode,
  {
    leaving,
    rows,
    groups,
  }: { readonly leaving: readonly string[]; readonly rows: readonly TreeNode[]; readonly groups: readonly GroupNode[] },
): TreeNode | undefined {
  return findBeside(rows, (row) => isPaperRow(row) && leaving.includes(row.key)) ?? findBeside<TreeNode>(groups, (each) => each === group);
}

/** The item after the last one that goes, or else the one before the first. */
function findBeside<Item>(items: readonly Item[], goes: (item: Item) => boolean): Item | undefined {
  const last = items.findLastIndex(goes);
  return items[last + 1] ?? items.slice(0, last + 1).findLast((item) => !goes(item));
}
