import type { Paper } from '../model/paper';

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
