/** The difference between two versions of a text: `[start, oldEnd)` of the old one became `[start, newEnd)` of the new one. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/**
 * Sizes of the pieces that are compared: the engine compares slices much faster than single characters, large ones for texts of
 * megabytes, then smaller ones.
 */
const blocks = [65_536, 512, 1];

/** The shortest part that differs. Both ends equal the start if the texts are equal. */
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
