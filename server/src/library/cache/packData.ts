/** The types of typed arrays that the data may contain. Their names are part of the file format. */
const arrayKinds = { Int8Array, Uint8Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array } as const;
type ArrayKind = keyof typeof arrayKinds;
type DataArray = Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** Represents a typed array in the JSON. */
interface ArrayMark {
  readonly '': readonly [kind: ArrayKind, byteOffset: number, length: number];
}

/** Every piece begins at a multiple of this number of bytes, so that arrays can be used without copying. */
const alignment = 16;

/**
 * Packs plain data (objects, lists, strings, numbers, typed arrays) as bytes: the length of the JSON, the JSON, then the bytes of the
 * arrays. If a list contains objects or typed arrays, its first item must be one of them. No object may have an empty string as a key.
 * Returns pieces whose lengths are multiples of `alignment`. Large arrays are not copied.
 */
export function packData(data: unknown): readonly Uint8Array[] {
  const arrays: Uint8Array[] = [];
  let end = 0;
  const json = JSON.stringify(data, (_, value: unknown) => {
    const array = findArray(value);
    if (array === undefined) return value;
    const mark: ArrayMark = { '': [array.kind, end, array.value.length] };
    arrays.push(new Uint8Array(array.value.buffer, array.value.byteOffset, array.value.byteLength));
    end = align(end + array.value.byteLength);
    return mark;
  });
  const head = new TextEncoder().encode(json);
  const length = new Uint8Array(alignment);
  new DataView(length.buffer).setUint32(0, head.length, true);
  return [length, head, ...arrays].flatMap(padPiece);
}

/**
 * Reads bytes that `packData` created. The arrays in the result are views of `bytes`, or of a copy if `bytes` is not aligned. Throws if
 * the bytes have another format.
 */
export function unpackData(bytes: Uint8Array): unknown {
  const aligned = bytes.byteOffset % alignment === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset } = aligned;
  const headLength = new DataView(buffer, byteOffset).getUint32(0, true);
  const bodyStart = byteOffset + align(alignment + headLength);
  const json = new TextDecoder().decode(aligned.subarray(alignment, alignment + headLength));
  return restoreArrays(JSON.parse(json), (kind, offset, length) => new arrayKinds[kind](buffer as ArrayBuffer, bodyStart + offset, length));
}

export function concatBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.byteLength;
  }
  return joined;
}

function findArray(value: unknown): { readonly kind: ArrayKind; readonly value: DataArray } | undefined {
  if (!ArrayBuffer.isView(value)) return undefined;
  for (const [kind, create] of Object.entries(arrayKinds)) if (value instanceof create) return { kind: kind as ArrayKind, value };
  throw new TypeError('Only typed arrays of some kinds can be packed.');
}

function restoreArrays(value: unknown, restore: (kind: ArrayKind, offset: number, length: number) => DataArray): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return typeof value[0] === 'object' ? value.map((item) => restoreArrays(item, restore)) : value;
  if (isMark(value)) return restore(...value['']);
  for (const [name, item] of Object.entries(value)) Object.assign(value, { [name]: restoreArrays(item, restore) });
  return value;
}

function isMark(value: object): value is ArrayMark {
  return '' in value;
}

function align(offset: number): number {
  return Math.ceil(offset / alignment) * alignment;
}

function padPiece(bytes: Uint8Array): readonly Uint8Array[] {
  const rest = bytes.byteLength % alignment;
  if (rest === 0) return bytes.byteLength === 0 ? [] : [bytes];
  const end = new Uint8Array(alignment);
  end.set(bytes.subarray(bytes.byteLength - rest));
  return bytes.byteLength === rest ? [end] : [bytes.subarray(0, bytes.byteLength - rest), end];
}
