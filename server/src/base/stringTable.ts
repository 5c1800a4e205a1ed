import { decodeBytes, encodeUnits, hasHalfPair, type TextBytes } from './textBytes';

/** A list of strings as two arrays. */
export interface StringTable extends TextBytes {
  /** The start of each string in `bytes`, and the end of the last one. */
  readonly starts: Uint32Array;
}

export function packStrings(strings: readonly string[]): StringTable {
  const encoding = strings.some(hasHalfPair) ? 'utf-16le' : 'utf-8';
  const write = encoding === 'utf-8' ? writeUtf8 : writeUnits;
  // A UTF-16 unit takes at most three bytes.
  const bytes = new Uint8Array(3 * strings.reduce((sum, { length }) => sum + length, 0));
  const starts = new Uint32Array(strings.length + 1);
  let end = 0;
  strings.forEach((text, index) => {
    end += write(text, bytes.subarray(end));
    starts[index + 1] = end;
  });
  return { bytes: bytes.slice(0, end), encoding, starts };
}

const encoder = new TextEncoder();

function writeUtf8(text: string, target: Uint8Array): number {
  return encoder.encodeInto(text, target).written;
}

function writeUnits(text: string, target: Uint8Array): number {
  target.set(encodeUnits(text));
  return 2 * text.length;
}

/** Gets the string at an index, which is decoded at each call. */
export type StringReader = (index: number) => string;

export function readStrings(table: StringTable): StringReader {
  return (index) => decodeBytes(table, table.starts[index], table.starts[index + 1]);
}
