/**
 * How alike two texts are, from 0 to 1: twice the length of their longest common subsequence, divided by the sum of their lengths.
 * Lengths are in UTF-16 units. Two empty texts are not alike.
 */
export function computeTitleSimilarity(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  return (2 * findCommonLength(a, b)) / (a.length + b.length);
}

/** The length of the longest common subsequence. */
function findCommonLength(a: string, b: string): number {
  let start = 0;
  const shorter = Math.min(a.length, b.length);
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let same = 0;
  while (same < shorter - start && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same += 1;
  return start + same + countCommon(a.slice(start, a.length - same), b.slice(start, b.length - same));
}

const wordSize = 32;

/**
 * The same for texts of which neither beginning nor end are equal. The rows of the usual table are kept as bits, of which a step computes
 * 32 at once (H. Hyyrö, "Bit-Parallel LCS-length Computation Revisited", 2004): a bit of `row` is 0 where the length grows.
 */
function countCommon(a: string, b: string): number {
  const row = new Uint32Array(Math.ceil(a.length / wordSize)).fill(0xffffffff);
  const places = listPlaces(a, row.length);
  for (let at = 0; at < b.length; at++) {
    const places32 = places.get(b.charCodeAt(at));
    if (places32 === undefined) continue;
    let carry = 0;
    for (let word = 0; word < row.length; word++) {
      const [before, here] = [row[word] ?? 0, places32[word] ?? 0];
      const sum = before + ((before & here) >>> 0) + carry;
      carry = sum > 0xffffffff ? 1 : 0;
      row[word] = sum | (before & ~here);
    }
  }
  let length = 0;
  for (let at = 0; at < a.length; at++) length += 1 - (((row[Math.floor(at / wordSize)] ?? 0) >>> (at % wordSize)) & 1);
  return length;
}

/** By letter: a bit for each place at which it stands. */
function listPlaces(text: string, size: number): ReadonlyMap<number, Uint32Array> {
  const places = new Map<number, Uint32Array>();
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    const known = places.get(letter) ?? new Uint32Array(size);
    const word = Math.floor(at / wordSize);
    known[word] = (known[word] ?? 0) | (1 << (at % wordSize));
    places.set(letter, known);
  }
  return places;
}
