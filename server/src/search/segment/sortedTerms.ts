/**
 * Byte strings with their sort order: string `n` is `bytes[starts[n], starts[n + 1])`, and `order[0]` is the number of the string that
 * comes first.
 */
export interface SortedTerms {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly order: Uint32Array;
}

/**
 * The sort key of a string consists of three of its bytes and its number. These fit into the 53 bits of a float, and floats are sorted
 * without a comparator.
 */
const bytesInKey = 3;
const shift = 2 ** 29;
/** Up to this many strings are sorted by comparing them directly. */
const fewStrings = 8;

/** Sorts `starts.length - 1` strings without zero bytes. The sort is stable. */
export function sortTerms(bytes: Uint8Array, starts: Uint32Array): SortedTerms {
  const count = starts.length - 1;
  const order = new Uint32Array(count);
  for (let id = 0; id < count; id++) order[id] = id;
  sortStretch({ bytes, starts, order }, new Float64Array(count), 0, count, 0);
  return { bytes, starts, order };
}

/** Sorts a part of the order in which all strings share the first `depth` bytes. */
function sortStretch(strings: SortedTerms, keys: Float64Array, from: number, to: number, depth: number): void {
  const { order } = strings;
  if (to - from <= fewStrings) {
    sortFew(strings, from, to);
    return;
  }
  for (let at = from; at < to; at++) keys[at] = headOf(strings, order[at] ?? 0, depth) * shift + (order[at] ?? 0);
  keys.subarray(from, to).sort();
  for (let at = from; at < to; at++) order[at] = (keys[at] ?? 0) % shift;
  for (let first = from; first < to; ) {
    const head = Math.floor((keys[first] ?? 0) / shift);
    let end = first + 1;
    while (end < to && Math.floor((keys[end] ?? 0) / shift) === head) end += 1;
    // A zero byte means that the string has ended. Strings that end here are equal and already in order.
    if (end - first > 1 && (head & 0xff) !== 0) sortStretch(strings, keys, first, end, depth + bytesInKey);
    first = end;
  }
}

function headOf({ bytes, starts }: SortedTerms, id: number, depth: number): number {
  const start = (starts[id] ?? 0) + depth;
  const end = starts[id + 1] ?? 0;
  const first = start < end ? (bytes[start] ?? 0) : 0;
  const second = start + 1 < end ? (bytes[start + 1] ?? 0) : 0;
  const third = start + 2 < end ? (bytes[start + 2] ?? 0) : 0;
  return (first << 16) | (second << 8) | third;
}

function sortFew({ bytes, starts, order }: SortedTerms, from: number, to: number): void {
  for (let at = from + 1; at < to; at++) {
    const id = order[at] ?? 0;
    let place = at;
    for (; place > from; place--) {
      const other = order[place - 1] ?? 0;
      if ((compareBytes(bytes, starts[other] ?? 0, starts[other + 1] ?? 0, bytes, starts[id] ?? 0, starts[id + 1] ?? 0) || other - id) < 0)
        break;
      order[place] = other;
    }
    order[place] = id;
  }
}

/** The numbers of the strings with this prefix, in sort order. */
export function findByPrefix(strings: SortedTerms, prefix: Uint8Array): Uint32Array {
  const { order } = strings;
  const from = lowerBound(strings, prefix);
  // Few strings share a prefix, so the search for the last of them starts at the first one and doubles its steps.
  let high = from;
  for (let step = 1; high < order.length && startsWith(strings, order[high] ?? 0, prefix); step *= 2)
    high = Math.min(order.length, high + step);
  let low = from;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startsWith(strings, order[middle] ?? 0, prefix)) low = middle + 1;
    else high = middle;
  }
  return order.subarray(from, low);
}

/** The number of a string; undefined if it is not in the list. */
export function findTermId(strings: SortedTerms, value: Uint8Array): number | undefined {
  const found = strings.order[lowerBound(strings, value)];
  return found !== undefined && termLength(strings, found) === value.length && startsWith(strings, found, value) ? found : undefined;
}

/** The length of a string in bytes. */
export function termLength({ starts }: SortedTerms, id: number): number {
  return (starts[id + 1] ?? 0) - (starts[id] ?? 0);
}

const decoder = new TextDecoder();

export function termAt({ bytes, starts }: SortedTerms, id: number): string {
  return decoder.decode(bytes.subarray(starts[id], starts[id + 1]));
}

function lowerBound({ bytes, starts, order }: SortedTerms, value: Uint8Array): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const id = order[middle] ?? 0;
    if (compareBytes(bytes, starts[id] ?? 0, starts[id + 1] ?? 0, value, 0, value.length) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startsWith({ bytes, starts }: SortedTerms, id: number, prefix: Uint8Array): boolean {
  const start = starts[id] ?? 0;
  if ((starts[id + 1] ?? 0) - start < prefix.length) return false;
  for (let index = 0; index < prefix.length; index++) if (bytes[start + index] !== prefix[index]) return false;
  return true;
}

function compareBytes(a: Uint8Array, aStart: number, aEnd: number, b: Uint8Array, bStart: number, bEnd: number): number {
  const length = Math.min(aEnd - aStart, bEnd - bStart);
  for (let at = 0; at < length; at++) {
    const difference = (a[aStart + at] ?? 0) - (b[bStart + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return aEnd - aStart - (bEnd - bStart);
}
