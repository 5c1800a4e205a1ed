/** The difference between two versions of a text: `[start, oldEnd)` of the old one became `[start, newEnd)` of the new one. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/**
 * The sizes of the pieces that are compared, in UTF-16 units. JavaScript engines compare slices much faster than single characters, so
 * large pieces come first.
 */
const blocks = [65_536, 512, 1];

/** Returns the shortest part that contains all differences. `oldEnd` and `newEnd` equal `start` if the texts are equal. */
export function findChange(oldText: string, newText: string): TextChange {
  const shorter = Math.min(oldText.length, newText.length);
  let start = 0;
  for (const block of blocks) {
    while (start + block <= shorter && oldText.slice(start, start + block) === newText.slice(start, start + block)) start += block;
  }
  let oldEnd = oldText.length;
  let newEnd = newText.length;
  for (const block of blocks) {
    while (
      oldEnd - block >= start &&
      newEnd - block >= start &&
      oldText.slice(oldEnd - block, oldEnd) === newText.slice(newEnd - block, newEnd)
    ) {
      oldEnd -= block;
      newEnd -= block;
    }
  }
  return { start, oldEnd, newEnd };
}
