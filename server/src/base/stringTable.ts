import { lazy } from './lazy';

/** A list of strings as two arrays. */
export interface StringTable {
  /** All strings, concatenated. */
  readonly bytes: Uint8Array;
  /** UTF-8, unless a string contains half of a surrogate pair, which UTF-8 can't encode but JSON can contain. */
  readonly encoding: 'utf-8' | 'utf-16le';
  /** The start of each string and the end of the last one, in UTF-16 units. */
  readonly starts: Uint32Array;
}

export function packStrings(strings: readonly string[]): StringTable {
  const all = strings.join('');
  const starts = new Uint32Array(strings.length + 1);
  let end = 0;
  strings.forEach((text, index) => {
    end += text.length;
    starts[index + 1] = end;
  });
  const bytes = new TextEncoder().encode(all);
  if (decodeBytes(bytes, 'utf-8') === all) return { bytes, encoding: 'utf-8', starts };
  const units = Uint16Array.from({ length: all.length }, (_, at) => all.charCodeAt(at));
  return { bytes: new Uint8Array(units.buffer), encoding: 'utf-16le', starts };
}

/** Gets the string at an index. The table is decoded at the first call. */
export type StringReader = (index: number) => string;

export function readStrings({ bytes, encoding, starts }: StringTable): StringReader {
  const all = lazy(() => decodeBytes(bytes, encoding));
  return (index) => all().slice(starts[index], starts[index + 1]);
}

function decodeBytes(bytes: Uint8Array, encoding: StringTable['encoding']): string {
  if (encoding === 'utf-8') return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
  const pieces: string[] = [];
  // TextDecoder would replace unpaired surrogates. A call with 8192 arguments is safe.
  for (let at = 0; at < units.length; at += 8192) pieces.push(String.fromCharCode(...units.subarray(at, at + 8192)));
  return pieces.join('');
}
