import { squeezeText } from '../analysis/foldTerm';
import type { SearchDocument } from '../searchDocument';
import { growArray } from './growArray';
import { fieldCodes, type NameTable } from './searchPart';
import { sortBytes } from './sortedBytes';

/** How many bytes of a title, squeezed: behind them few titles are still alike. */
export const longestTitle = 24;
const longestName = 60;

/** The table of what a writer types to name a document: its names, its key, the beginning of its title. */
export function buildNames(documents: readonly SearchDocument[]): NameTable {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(1 << 12);
  let starts = new Uint32Array(1 << 10);
  let owners = new Uint32Array(1 << 10);
  let fields = new Uint8Array(1 << 10);
  let count = 0;
  const add = (squeezed: string, document: number, field: number, longest: number): void => {
    const start = starts[count] ?? 0;
    bytes = growArray(bytes, start + longest);
    const { written } = encoder.encodeInto(squeezed, bytes.subarray(start, start + longest));
    if (written === 0) return;
    starts = growArray(starts, count + 2);
    owners = growArray(owners, count + 1);
    fields = growArray(fields, count + 1);
    starts[count + 1] = start + written;
    owners[count] = document;
    fields[count] = field;
    count += 1;
  };
  documents.forEach(({ names, key, title }, document) => {
    const squeezed = names.map(squeezeText);
    for (const name of squeezed) add(name, document, fieldCodes.name, longestName);
    const squeezedKey = squeezeText(key);
    if (!squeezed.includes(squeezedKey)) add(squeezedKey, document, fieldCodes.key, longestName);
    add(squeezeText(title.slice(0, 2 * longestTitle)), document, fieldCodes.title, longestTitle);
  });
  return { strings: sortBytes(bytes.slice(0, starts[count]), starts.slice(0, count + 1)), documents: owners.slice(0, count), fields: fields.slice(0, count) };
}
