import { noGroup } from './centroids';

/** A new group continues an old one only if at least this share of the papers of each group is also in the other group. */
const commonShare = 0.5;

/**
 * For each of `count` groups, the old group that the group continues; `noGroup` if there is none. Each old group is continued at most
 * once.
 */
export function matchGroups(groups: Int32Array, count: number, old: Int32Array): readonly number[] {
  const common = new Map<string, { readonly group: number; readonly before: number; size: number }>();
  const sizes = new Map<number, number>();
  const oldSizes = new Map<number, number>();
  groups.forEach((group, row) => {
    const before = old[row] as number;
    if (group === noGroup || before === noGroup) return;
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
    oldSizes.set(before, (oldSizes.get(before) ?? 0) + 1);
    const key = `${group} ${before}`;
    const pair = common.get(key) ?? { group, before, size: 0 };
    pair.size++;
    common.set(key, pair);
  });
  const matches = new Array<number>(count).fill(noGroup);
  const taken = new Set<number>();
  for (const { group, before, size } of [...common.values()].sort((a, b) => b.size - a.size || a.group - b.group || a.before - b.before)) {
    const isSame = size >= commonShare * (sizes.get(group) ?? 0) && size >= commonShare * (oldSizes.get(before) ?? 0);
    if (!isSame || matches[group] !== noGroup || taken.has(before)) continue;
    matches[group] = before;
    taken.add(before);
  }
  return matches;
}
