/** How much two texts have in common at their ends; the two parts do not overlap in either. */
export interface CommonEnds {
  readonly prefix: number;
  readonly suffix: number;
}

/** Comparing slices is far quicker than comparing characters. */
const chunk = 65_536;

export function measureCommonEnds(before: string, after: string): CommonEnds {
  const shortest = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix + chunk <= shortest && before.slice(prefix, prefix + chunk) === after.slice(prefix, prefix + chunk)) prefix += chunk;
  while (prefix < shortest && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix += 1;
  const rest = shortest - prefix;
  let suffix = 0;
  const sliceBack = (text: string): string => text.slice(text.length - suffix - chunk, text.length - suffix);
  while (suffix + chunk <= rest && sliceBack(before) === sliceBack(after)) suffix += chunk;
  while (suffix < rest && before.charCodeAt(before.length - suffix - 1) === after.charCodeAt(after.length - suffix - 1)) suffix += 1;
  return { prefix, suffix };
}
