type NumberArray = Uint8Array | Uint16Array | Int32Array | Uint32Array;

/** The array itself, or a copy of at least twice the size if it has fewer than `length` elements. */
export function growArray<Numbers extends NumberArray>(array: Numbers, length: number): Numbers {
  if (length <= array.length) return array;
  const Kind = array.constructor as new (length: number) => Numbers;
  const grown = new Kind(Math.max(length, 2 * array.length));
  grown.set(array);
  return grown;
}
