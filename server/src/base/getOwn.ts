/**
 * The value that a table has for a word of a text; undefined if it has none. Members that every object inherits, such as `constructor`,
 * are not found.
 */
export function getOwn<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
