/** Byte strings, and their order: string `n` is `bytes[starts[n], starts[n + 1])`, the first in order is string `order[0]`. */
export interface SortedBytes {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly order: Uint32Array;
}

/** Sorts `starts.length - 1` strings; equal ones stay in their order. */
export function sortBytes(bytes: Uint8Array, starts: Uint32Array): SortedBytes {
  const count = starts.length - 1;
  // The first three bytes and the number fit into the 53 bits of a float, which sort without a comparator.
  const shift = 2 ** 29;
  const keys = new Float64Array(count);
  for (let id = 0; id < count; id++) {
    const start = starts[id] ?? 0;
    const end = starts[id + 1] ?? 0;
    const byteAt = (at: number): number => (at < end ? (bytes[at] ?? 0) : 0);
    keys[id] = ((byteAt(start) << 16) | (byteAt(start + 1) << 8) | byteAt(start + 2)) * shift + id;
  }
  keys.sort();
  const order = Uint32Array.from(keys, (key) => key % shift);
  const compare = (a: number, b: number): number => compareBytes(bytes, starts[a] ?? 0, starts[a + 1] ?? 0, bytes, starts[b] ?? 0, starts[b + 1] ?? 0) || a - b;
  for (let from = 0; from < count; ) {
    const head = Math.floor((keys[from] ?? 0) / shift);
    let to = from + 1;
    while (to < count && Math.floor((keys[to] ?? 0) / shift) === head) to += 1;
    if (to - from > 1) order.subarray(from, to).sort(compare);
    from = to;
  }
  return { bytes, starts, order };
}

/** The numbers of the strings that begin with a prefix, in order. */
export function findByPrefix(strings: SortedBytes, prefix: Uint8Array): Uint32Array {
  const { order } = strings;
  const from = lowerBound(strings, prefix);
  // Strings with a prefix are few, so the end is near: steps that double find where to look for it.
  let high = from;
  for (let step = 1; high < order.length && startsWith(strings, order[high] ?? 0, prefix); step *= 2) high = Math.min(order.length, high + step);
  let low = from;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startsWith(strings, order[middle] ?? 0, prefix)) low = middle + 1;
    else high = middle;
  }
  return order.subarray(from, low);
}

/** The number of a string; undefined where it isn't there. */
export function findBytes(strings: SortedBytes, value: Uint8Array): number | undefined {
  const found = strings.order[lowerBound(strings, value)];
  return found !== undefined && lengthAt(strings, found) === value.length && startsWith(strings, found, value) ? found : undefined;
}

/** In bytes. */
export function lengthAt({ starts }: SortedBytes, id: number): number {
  return (starts[id + 1] ?? 0) - (starts[id] ?? 0);
}

const decoder = new TextDecoder();

export function stringAt({ bytes, starts }: SortedBytes, id: number): string {
  return decoder.decode(bytes.subarray(starts[id], starts[id + 1]));
}

function lowerBound({ bytes, starts, order }: SortedBytes, value: Uint8Array): number {
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

function startsWith({ bytes, starts }: SortedBytes, id: number, prefix: Uint8Array): boolean {
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
