import type { CitationKey } from '../model/citation';
import type { CompletedReference } from '../model/completedReference';
import type { DigestRecord } from '../model/digest';
import type { Paper } from '../model/paper';
import { findStoredEntry } from './cache/digestTable';
import type { Work } from './groupIntoWorks';
import { mergeRecords } from './mergeRecords';

export function createPaper(key: CitationKey, work: Work, reference: CompletedReference | undefined): Paper {
  const [first, second] = work;
  const merged = { key, ...mergeRecords(work, reference) };
  return first.kind === 'digest' && second === undefined && findStoredEntry(first.entry) !== undefined ? withoutAbstract(merged) : merged;
}

/**
 * The same paper, which reads its abstract from the table of its digest each time. The abstracts of a large library would take more
 * memory as strings than everything else.
 */
function withoutAbstract({ abstract: _, ...fields }: Paper): Paper {
  // A new property: V8 would store an object in which a property is replaced as a slower and larger table.
  return Object.defineProperties(fields, readFromEntry) as Paper;
}

const readFromEntry = {
  abstract: {
    get(this: Paper): string {
      return entryOf(this).abstract;
    },
    enumerable: true,
  },
  abstractBytes: {
    get(this: Paper): DigestRecord['abstractBytes'] {
      return entryOf(this).abstractBytes;
    },
  },
};

function entryOf({ occurrences }: Paper): DigestRecord {
  return occurrences[0]?.entry as DigestRecord;
}

/** A copy of a paper with other values for some fields. `{ ...paper }` would lose the fields of a paper that reads them from the cache. */
export function copyPaper(paper: Paper, changes: Partial<Paper>): Paper {
  const { key, title, names, abstract, abstractKind, authors, hasMoreAuthors, date, year, venue, arxivId, doi, links, tags } = paper;
  const { reference, occurrences } = paper;
  return {
    ...{ key, title, names, abstract, abstractKind, authors, hasMoreAuthors, date, year, venue, arxivId, doi, links, tags },
    ...{ reference, occurrences },
    ...changes,
  };
}
