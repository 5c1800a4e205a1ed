import type { Paper } from '../../model/paper';
import type { Segment } from '../../search/segment/segment';
import { createLoadedSegment } from '../../search/segment/loadedSegment';
import type { SegmentView } from '../../search/segment/collection';
import { restoreSearchIndex, type SearchIndex } from '../../search/searchIndex';
import { noPaper } from './libraryTable';

/** What was read for searching, as plain data. */
export interface SearchTable {
  readonly segments: readonly PartTable[];
}

interface PartTable {
  readonly segment: Segment;
  /** For each document of the segment the number of its paper; `noPaper` for one that the segment shows no more. */
  readonly papers: Uint32Array;
}

/** undefined while abstracts are still to be read. */
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

/** The index that was packed, of the same papers. */
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

/** Stands where a paper was that is hidden; an object of its own, since documents are told apart by identity. */
function createFormer(): Paper {
  return { key: '', title: '', names: [], abstract: '', authors: [], links: [], occurrences: [] };
}
