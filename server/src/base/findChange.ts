/** An edit, told by two versions of a text: what stood in `[start, oldEnd)` became `[start, newEnd)`. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Slices are compared by the engine at once, much faster than characters: large ones for files of megabytes, then small ones. */
const blocks = [65_536, 512, 1];

/** The shortest stretch that differs. Both ends are equal where nothing does. */
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
