import type { CompletedReference } from '../../../../server/src/model/completedReference';
import type { Paper } from '../../../../server/src/model/paper';
import { formatPersonName } from '../../../../server/src/text/people/personName';
import { paperOf } from './writtenPaper';

/** What registries say of a made-up paper. */
export function referenceOf(known: Partial<CompletedReference>): CompletedReference {
  return { id: 'some-key', paper: { title: 'Moraine: A Model' }, authors: [], sources: {}, ...known };
}

/** A paper of a digest that was looked up, as the library merges it. */
export function completedPaper(title: string, known: Partial<CompletedReference>): Paper {
  const reference = referenceOf({ paper: { title }, ...known });
  const { authors, hasMoreAuthors, year, venue, arxivId, doi } = reference;
  return {
    ...paperOf(title, { names: [title.split(':')[0] ?? ''], date: 'Jun 23' }),
    authors: authors.map(formatPersonName),
    ...(hasMoreAuthors === undefined ? {} : { hasMoreAuthors }),
    year,
    venue,
    arxivId,
    doi,
    reference,
  };
}

/** Published in proceedings a year after its preprint. */
export const published: Partial<CompletedReference> = {
  authors: [
    { family: 'Frost', given: 'Jo' },
    { family: 'Berg', given: 'Ada', particle: 'van der', suffix: 'Jr.' },
    { literal: 'The Glacier Team, Inc.' },
  ],
  type: 'paper-conference',
  year: 2025,
  venue: 'Proceedings of the Meeting on Ice & Snow',
  pages: '12-34',
  publisher: 'Ice Press',
  doi: '10.1234/ice.2025.7',
  arxivId: '2410.10819',
  preprintYear: 2024,
};

export const preprint: Partial<CompletedReference> = {
  authors: [{ family: 'Frost', given: 'Jo' }],
  type: 'preprint',
  year: 2024,
  arxivId: '2410.10819',
  preprintYear: 2024,
};
