/** A text as bytes. This takes half the memory of a string with a letter beyond Latin-1, and the garbage collector need not look at it. */
export interface TextBytes {
  readonly bytes: Uint8Array;
  /** UTF-8, unless the text contains half of a surrogate pair, which UTF-8 can't encode but JSON can contain. */
  readonly encoding: 'utf-8' | 'utf-16le';
}

/** A part of a text in UTF-8, for code that reads bytes. */
export interface Utf8Slice {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly isAscii: boolean;
}

export function hasHalfPair(text: string): boolean {
  return !text.isWellFormed();
}

export function encodeText(text: string): TextBytes {
  return hasHalfPair(text)
    ? { bytes: encodeUnits(text), encoding: 'utf-16le' }
    : { bytes: new TextEncoder().encode(text), encoding: 'utf-8' };
}

export function encodeUnits(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).buffer);
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text in `bytes[start, end)`. The range must not cut a character. */
export function decodeBytes({ bytes, encoding }: TextBytes, start = 0, end = bytes.length): string {
  if (encoding === 'utf-8') return decoder.decode(bytes.subarray(start, end));
  const units = new Uint16Array(bytes.slice(start, end).buffer);
  const pieces: string[] = [];
  // TextDecoder would replace unpaired surrogates. A call with 8192 arguments is safe.
  for (let at = 0; at < units.length; at += 8192) pieces.push(String.fromCharCode(...units.subarray(at, at + 8192)));
  return pieces.join('');
}

/** For UTF-16 offsets in a text, the offsets in the bytes of `encodeText(text)`. No offset may be within a surrogate pair. */
export function toByteOffsets(text: string, offsets: readonly number[]): Uint32Array {
  const found = new Uint32Array(offsets.length);
  if (hasHalfPair(text)) return found.map((_, index) => 2 * (offsets[index] ?? 0));
  const countBytes = createByteCounter();
  const order = offsets.map((_, index) => index).sort((a, b) => (offsets[a] ?? 0) - (offsets[b] ?? 0));
  let unit = 0;
  let byte = 0;
  for (const index of order) {
    const offset = offsets[index] ?? 0;
    byte += countBytes(text.slice(unit, offset));
    unit = offset;
    found[index] = byte;
  }
  return found;
}

/** Creates a function that returns the length of a text in UTF-8. It needs one buffer for all texts. */
function createByteCounter(): (text: string) => number {
  const encoder = new TextEncoder();
  let buffer = new Uint8Array(1 << 12);
  return (text) => {
    if (buffer.length < 3 * text.length) buffer = new Uint8Array(6 * text.length);
    return encoder.encodeInto(text, buffer).written;
  };
}
