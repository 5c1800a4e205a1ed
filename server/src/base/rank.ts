/** Of so few items each is looked for in the list; for more a map of all is made. */
const fewItems = 64;

/** Where items stand in a list, which has each once. Whoever asks for few of many pays for few. */
export function createRank<T>(items: readonly T[]): (item: T) => number {
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
