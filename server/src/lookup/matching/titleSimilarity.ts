/**
 * How alike two texts are, from 0 to 1: twice the length of their longest common subsequence, divided by the sum of their lengths.
 * Lengths are in UTF-16 units. Two empty texts are not alike.
 */
export function computeTitleSimilarity(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  return (2 * findCommonLength(a, b)) / (a.length + b.length);
}

/** The length of the longest common subsequence. Takes time in proportion to the product of the lengths. */
function findCommonLength(a: string, b: string): number {
  let start = 0;
  const shorter = Math.min(a.length, b.length);
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let same = 0;
  while (same < shorter - start && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same += 1;
  const [aEnd, bEnd] = [a.length - same, b.length - same];
  // `row[j]` is the length of the longest common subsequence of the letters of `a` that were read so far and the first `j` letters of
  // `b`. Letters are counted from `start`.
  const row = new Uint16Array(bEnd - start + 1);
  for (let i = start; i < aEnd; i++) {
    const letter = a.charCodeAt(i);
    let diagonal = 0;
    for (let j = 1; j < row.length; j++) {
      const above = row[j] ?? 0;
      row[j] = b.charCodeAt(start + j - 1) === letter ? diagonal + 1 : Math.max(above, row[j - 1] ?? 0);
      diagonal = above;
    }
  }
  return start + same + (row[row.length - 1] ?? 0);
}
