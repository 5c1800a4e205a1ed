/** In how many letters a name can differ from a word that is found for it. */
const mostSteps = 2;

/** Letters that share a part with more items, as all names of a large family do, are near to none of them in particular. */
export const mostNear = 200;

/**
 * Creates a function that lists the items whose letters can be made from other letters in at most two steps (a letter added, left out or
 * changed), and some others. Of the three parts of such letters, one is unchanged and at most two places away, by which they are found. Nothing
 * is listed instead of more than `mostNear` items.
 */
export function createNearFinder<T extends { readonly letters: string }>(items: Iterable<T>): (letters: string) => ReadonlySet<T> {
  const byPart = new Map<string, T[]>();
  for (const item of items) {
    const { length } = item.letters;
    for (const [start, end] of splitInParts(length)) {
      const key = `${length} ${start} ${item.letters.slice(start, end)}`;
      const same = byPart.get(key) ?? [];
      same.push(item);
      byPart.set(key, same);
    }
  }
  const lengths = new Set([...byPart.values()].flatMap(([first]) => first?.letters.length ?? []));
  return (letters) => {
    const found = new Set<T>();
    for (let length = letters.length - mostSteps; length <= letters.length + mostSteps; length += 1) {
      if (!lengths.has(length)) continue;
      for (const [start, end] of splitInParts(length)) {
        for (let from = Math.max(0, start - mostSteps); from <= start + mostSteps; from += 1) {
          const same = byPart.get(`${length} ${start} ${letters.slice(from, from + end - start)}`) ?? [];
          for (const item of same) {
            found.add(item);
            if (found.size > mostNear) return new Set();
          }
        }
      }
    }
    return found;
  };
}

function splitInParts(length: number): readonly (readonly [number, number])[] {
  const [first, second] = [Math.floor(length / 3), Math.floor((2 * length) / 3)];
  return [
    [0, first],
    [first, second],
    [second, length],
  ];
}
