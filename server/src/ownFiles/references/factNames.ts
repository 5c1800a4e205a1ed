import type { CompletedReference, ReferenceFact } from '../../model/completedReference';

/** The names of facts in the file: CSL variables (CSL 1.0.2, appendix IV), and names of our own for what CSL has no variable for. */
export const factNames: Readonly<Record<ReferenceFact, string>> = {
  title: 'title',
  authors: 'author',
  type: 'type',
  year: 'issued',
  venue: 'container-title',
  volume: 'volume',
  issue: 'issue',
  pages: 'page',
  publisher: 'publisher',
  doi: 'DOI',
  aclId: 'aclId',
  arxivId: 'arxivId',
  preprintDoi: 'preprintDoi',
  preprintYear: 'preprintYear',
};

type ReferenceType = NonNullable<CompletedReference['type']>;

/** A preprint is an `article`, as CSL 1.0.2 says. A `document` is a work of unknown type. */
export const cslTypes: Readonly<Record<ReferenceType, string>> = {
  'article-journal': 'article-journal',
  'paper-conference': 'paper-conference',
  preprint: 'article',
  book: 'book',
  chapter: 'chapter',
  thesis: 'thesis',
  report: 'report',
  unknown: 'document',
};
