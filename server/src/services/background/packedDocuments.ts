import { packStrings, readStrings, type StringTable } from '../../base/stringTable';
import type { SearchDocument } from '../../search/searchDocument';

/**
 * Texts of papers that are sent to another thread. Copying a hundred thousand objects at once would block the sending thread. So the
 * texts are packed into a few arrays, chunk by chunk, and only these arrays are copied.
 */
export interface PackedDocuments {
  readonly chunks: readonly StringTable[];
}

/** How many documents are packed before each pause. Packing them takes a few milliseconds. */
const chunkLength = 1000;
const stringsPerDocument = 6;

/** Packs the documents chunk by chunk. Calls `pause` after each chunk, and waits for it. */
export async function packDocuments(documents: readonly SearchDocument[], pause: () => Promise<void>): Promise<PackedDocuments> {
  const chunks: StringTable[] = [];
  for (let start = 0; start < documents.length; start += chunkLength) {
    chunks.push(packStrings(documents.slice(start, start + chunkLength).flatMap(listStrings)));
    await pause();
  }
  return { chunks };
}

export function unpackDocuments({ chunks }: PackedDocuments): readonly SearchDocument[] {
  return chunks.flatMap((chunk) => {
    const string = readStrings(chunk);
    return Array.from({ length: (chunk.starts.length - 1) / stringsPerDocument }, (_, index) =>
      readDocument(string, index * stringsPerDocument),
    );
  });
}

function listStrings({ key, title, abstract, names, authors, year }: SearchDocument): readonly string[] {
  return [key, title, abstract, packList(names), packList(authors), year?.toString() ?? ''];
}

function readDocument(string: (index: number) => string, at: number): SearchDocument {
  const year = string(at + 5);
  return {
    key: string(at),
    title: string(at + 1),
    abstract: string(at + 2),
    names: readList(string(at + 3)),
    authors: readList(string(at + 4)),
    year: year === '' ? undefined : Number(year),
  };
}

function packList(items: readonly string[]): string {
  return items.length === 0 ? '' : JSON.stringify(items);
}

function readList(text: string): readonly string[] {
  return text === '' ? [] : (JSON.parse(text) as readonly string[]);
}
