import type { Paper } from '../../model/paper';
import type { SearchPart } from '../../search/part/searchPart';
import { createStoredPart } from '../../search/part/storedPart';
import type { PartView } from '../../search/query/collection';
import { restoreSearchIndex, type SearchIndex } from '../../search/searchIndex';
import { noPaper } from './libraryTable';

/** What was read for searching, as plain data. */
export interface SearchTable {
  readonly parts: readonly PartTable[];
}

interface PartTable {
  readonly part: SearchPart;
  /** For each document of the part the number of its paper; `noPaper` for one that the part shows no more. */
  readonly papers: Uint32Array;
}

/** undefined while abstracts are still to be read. */
export function packSearch({ collection, unread }: SearchIndex<Paper>): SearchTable | undefined {
  if (unread.length > 0) return undefined;
  const numberOf = new Map(collection.documents.map((paper, number) => [paper, number]));
  const parts = collection.views.map(
    ({ stored, hidden }): PartTable => ({
      part: stored.data,
      papers: Uint32Array.from(stored.documents, (paper, index) => (hidden?.[index] === 1 ? noPaper : (numberOf.get(paper) ?? noPaper))),
    }),
  );
  return { parts };
}

/** The index that was packed, of the same papers. */
export function restoreSearch({ parts }: SearchTable, papers: readonly Paper[]): SearchIndex<Paper> {
  const views = parts.map(({ part, papers: numbers }): PartView<Paper> => {
    const hidden = numbers.includes(noPaper) ? Uint8Array.from(numbers, (number) => Number(number === noPaper)) : undefined;
    return {
      stored: createStoredPart(
        part,
        Array.from(numbers, (number) => papers[number] ?? createFormer()),
        'abstracts',
      ),
      hidden,
    };
  });
  return restoreSearchIndex(papers, views);
}

/** Stands where a paper was that is hidden; an object of its own, since documents are told apart by identity. */
function createFormer(): Paper {
  return { key: '', title: '', names: [], abstract: '', authors: [], links: [], occurrences: [] };
}
