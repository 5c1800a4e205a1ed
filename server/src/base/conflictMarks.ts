/** The conflict markers of git, each with the rest of its line (git-merge, "How conflicts are presented"). */
export const conflictMarks = /^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$).*/gm;

/**
 * Whether git has left two versions in the text, with all three marks. For files in which a line may look like one of them, such as the
 * underline of a heading in a comment.
 */
export function hasConflict(text: string): boolean {
  const expected = ['<', '=', '>'];
  let found = 0;
  for (const [mark] of text.matchAll(conflictMarks)) if (mark.startsWith(expected[found] ?? '')) found += 1;
  return found >= expected.length;
}
