/** An edit, told by two versions of a text: what stood in `[start, oldEnd)` became `[start, newEnd)`. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Slices are compared by the engine at once, which is much faster than character by character. */
const block = 4096;

/** The shortest stretch that differs. Both ends are equal where nothing does. */
export function findChange(oldText: string, newText: string): TextChange {
  const shorter = Math.min(oldText.length, newText.length);
  let start = 0;
  while (start + block <= shorter && oldText.slice(start, start + block) === newText.slice(start, start + block)) start += block;
  while (start < shorter && oldText.charCodeAt(start) === newText.charCodeAt(start)) start += 1;
  let oldEnd = oldText.length;
  let newEnd = newText.length;
  const most = shorter - start;
  let same = 0;
  while (same + block <= most && oldText.slice(oldEnd - block, oldEnd) === newText.slice(newEnd - block, newEnd)) {
    same += block;
    oldEnd -= block;
    newEnd -= block;
  }
  while (oldEnd > start && newEnd > start && oldText.charCodeAt(oldEnd - 1) === newText.charCodeAt(newEnd - 1)) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  return { start, oldEnd, newEnd };
}
