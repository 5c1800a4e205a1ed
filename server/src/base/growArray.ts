type NumberArray = Uint8Array | Uint16Array | Int32Array | Uint32Array;

/** The array itself if it has at least `length` elements, otherwise a copy of at least twice the size. */
export function growArray<Numbers extends NumberArray>(array: Numbers, length: number): Numbers {
  if (length <= array.length) return array;
  const Kind = array.constructor as new (length: number) => Numbers;
  const grown = new Kind(Math.max(length, 2 * array.length));
  grown.set(array);
  return grown;
}
