/** Up to this number of items, each one is searched in the list. If there are more, a map is created. */
const fewItems = 64;

/** Finds the index of items in a list without duplicates. The cost depends on how many are asked for: a few are searched one by one. */
export function createPositionOf<T>(items: readonly T[]): (item: T) => number {
  let known = new Map<T, number>();
  let isComplete = false;
  return (item) => {
    const before = known.get(item);
    if (before !== undefined || isComplete) return before ?? -1;
    if (known.size === fewItems) {
      known = new Map(items.map((other, index) => [other, index]));
      isComplete = true;
      return known.get(item) ?? -1;
    }
    const index = items.indexOf(item);
    known.set(item, index);
    return index;
  };
}
