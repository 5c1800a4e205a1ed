import { squeezeText } from '#text';
import { growArray } from '../../base/collections';
import { fieldCodes, type NameTable, type SearchDocument } from './segment';
import { sortTerms } from './sortedTerms';

/** The longest beginning of a title that is stored, in bytes and without spaces. Few titles begin with the same 24 bytes. */
export const indexedTitleLength = 24;
const maxNameLength = 60;

/** The table of the texts by which writers refer to a document: its names, its key and the beginning of its title. */
export function buildNameTable(documents: readonly SearchDocument[]): NameTable {
  let bytes = new Uint8Array(1 << 12);
  let starts = new Uint32Array(1 << 10);
  let owners = new Uint32Array(1 << 10);
  let fields = new Uint8Array(1 << 10);
  let count = 0;
  const add = (text: string, document: number, field: number, maxLength: number): void => {
    const start = starts[count] ?? 0;
    bytes = growArray(bytes, start + maxLength);
    const end = writeSqueezed(text, bytes, start, start + maxLength);
    if (end === start) return;
    starts = growArray(starts, count + 2);
    owners = growArray(owners, count + 1);
    fields = growArray(fields, count + 1);
    starts[count + 1] = end;
    owners[count] = document;
    fields[count] = field;
    count += 1;
  };
  documents.forEach(({ names, key, title }, document) => {
    for (const name of names) add(name, document, fieldCodes.name, maxNameLength);
    add(key, document, fieldCodes.key, maxNameLength);
    add(title, document, fieldCodes.title, indexedTitleLength);
  });
  return {
    strings: sortTerms(bytes.slice(0, starts[count]), starts.slice(0, count + 1)),
    documents: owners.slice(0, count),
    fields: fields.slice(0, count),
  };
}

const encoder = new TextEncoder();

/**
 * Writes the letters and digits of a text, in lower case, to `bytes[from, most)` until this range is full. Returns the index after the
 * last byte written.
 */
function writeSqueezed(text: string, bytes: Uint8Array, from: number, max: number): number {
  let to = from;
  for (let at = 0; at < text.length && to < max; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) return from + encoder.encodeInto(squeezeText(text), bytes.subarray(from, max)).written;
    const isCapital = code >= 0x41 && code <= 0x5a;
    if (isCapital || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) bytes[to++] = isCapital ? code + 32 : code;
  }
  return to;
}
