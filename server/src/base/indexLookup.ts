/** If the indexes of more items than this are needed, a map of all items is created. */
const fewItems = 64;

/**
 * Creates a function that returns the index of an item in a list without duplicates; -1 if the list does not contain the item. The
 * first few items are searched in the list one by one.
 */
export function createIndexLookup<T>(items: readonly T[]): (item: T) => number {
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
