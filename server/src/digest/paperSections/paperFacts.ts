import type { PaperEntry } from '../../model/paperEntry';

/** What is known of a paper that is written into a digest. */
export type PaperFacts = Pick<
  PaperEntry,
  'title' | 'abstract' | 'abstractKind' | 'authors' | 'hasMoreAuthors' | 'date' | 'year' | 'venue' | 'arxivId' | 'doi' | 'links'
>;

/**
 * The labels of the facts in a section, in the order in which they are written. Every section has `Added from`, which tells the sections
 * that Marginalia wrote from other Markdown.
 */
export const factLabels = ['Authors', 'Date', 'Year', 'Venue', 'arXiv', 'DOI', 'Link', 'Added from'] as const;

export type FactLabel = (typeof factLabels)[number];

/** The last of the authors if the list is incomplete. */
export const otherAuthors = 'and others';

/** The words before the text of a section: the paper's own abstract, or what someone else wrote about the paper. */
export const textLabels = { abstract: '**Abstract.** ', summary: '**Summary.** ' } as const;
