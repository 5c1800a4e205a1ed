import { createLoadedSegment, restoreSearchIndex, type SearchIndex, type Segment, type SegmentView } from '#search';
import type { Paper } from '../../model/paper';
import { noPaper } from './libraryTable';

/** A search index as plain data. */
export interface SearchTable {
  readonly segments: readonly PartTable[];
}

interface PartTable {
  readonly segment: Segment;
  /** For each document of the segment, the index of its paper; `noPaper` if the document is hidden. */
  readonly papers: Uint32Array;
}

/** Packs a search index. undefined while some abstracts have not been indexed yet. */
export function packSearch({ collection, unread }: SearchIndex<Paper>): SearchTable | undefined {
  if (unread.length > 0) return undefined;
  const numberOf = new Map(collection.documents.map((paper, number) => [paper, number]));
  const segments = collection.views.map(
    ({ loaded, hidden }): PartTable => ({
      segment: loaded.data,
      papers: Uint32Array.from(loaded.documents, (paper, index) => (hidden?.[index] === 1 ? noPaper : (numberOf.get(paper) ?? noPaper))),
    }),
  );
  return { segments };
}

/** Restores a packed index. `papers` must be the papers from which it was packed. */
export function restoreSearch({ segments }: SearchTable, papers: readonly Paper[]): SearchIndex<Paper> {
  const views = segments.map(({ segment, papers: numbers }): SegmentView<Paper> => {
    const hidden = numbers.includes(noPaper) ? Uint8Array.from(numbers, (number) => Number(number === noPaper)) : undefined;
    return {
      loaded: createLoadedSegment(
        segment,
        Array.from(numbers, (number) => papers[number] ?? createFormer()),
        'abstracts',
      ),
      hidden,
    };
  });
  return restoreSearchIndex(papers, views);
}

/** A placeholder for a hidden document. Each is a new object, since documents are compared by identity. */
function createFormer(): Paper {
  return { key: '', title: '', names: [], abstract: '', authors: [], links: [], occurrences: [] };
}
