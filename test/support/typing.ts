/** What stands in a search box while the last of some words is typed, letter by letter; the others are finished. */
export function listBeginnings(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1).map((word) => `${word} `).join('');
  return Array.from(last, (_, at) => before + last.slice(0, at + 1));
}

/** Of those of a list that an earlier one has too, how many neighbours stood the other way round. */
export function countTurns<T>(earlier: readonly T[], later: readonly T[]): number {
  const places = later.map((item) => earlier.indexOf(item)).filter((place) => place !== -1);
  return places.filter((place, at) => at > 0 && place < (places[at - 1] ?? 0)).length;
}
