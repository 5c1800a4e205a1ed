import { lazy } from './lazy';

/** A list of strings as two arrays. */
export interface StringTable {
  /** All strings behind each other. */
  readonly bytes: Uint8Array;
  /** UTF-8 wherever it can hold the strings; it knows no half of a surrogate pair, which JSON may smuggle in. */
  readonly encoding: 'utf-8' | 'utf-16le';
  /** Where each string begins, and where the last one ends, in UTF-16 units. */
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

/** The string at an index. What the table holds is decoded when the first is asked for. */
export type StringReader = (index: number) => string;

export function readStrings({ bytes, encoding, starts }: StringTable): StringReader {
  const all = lazy(() => decodeBytes(bytes, encoding));
  return (index) => all().slice(starts[index], starts[index + 1]);
}

function decodeBytes(bytes: Uint8Array, encoding: StringTable['encoding']): string {
  if (encoding === 'utf-8') return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
  const pieces: string[] = [];
  // A decoder would replace what is no pair; so many arguments are safe for a call.
  for (let at = 0; at < units.length; at += 8192) pieces.push(String.fromCharCode(...units.subarray(at, at + 8192)));
  return pieces.join('');
}
