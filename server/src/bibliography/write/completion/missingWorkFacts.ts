import type { BibliographyEntry } from '../../../model/bibliography';
import type { CompletedReference } from '../../../model/completedReference';
import type { Paper } from '../../../model/paper';
import type { PreferredVersion } from '../../../model/settings';
import { getWorkFacts, type WorkFacts } from '../workFacts';
import { findCitedVersion, findOwnVenue, isOfKnownYear } from './citedVersion';

/** Types that don't say that the work was published somewhere. */
const openTypes = /^(?:misc|online|electronic|www)$/;

/** What can be added to an entry: facts of the version that the entry cites already. */
export function findAddableFacts(
  entry: BibliographyEntry,
  paper: Paper,
  reference: CompletedReference,
  preferred: PreferredVersion,
): WorkFacts {
  const version = findCitedVersion(entry, reference, preferred);
  const facts = version === undefined ? undefined : getVersionFacts(paper, reference, version);
  if (facts !== undefined) return facts;
  // Every version has the same authors, and the preprint's identifier names the work in any case.
  const { authors, hasMoreAuthors, arxivId, url } = getWorkFacts(toRegistryPaper(paper, reference));
  // Where the entry names nothing else by which the work can be found, the words by which styles print the preprint are added too.
  const isFoundByPreprint =
    openTypes.test(entry.entryType) && arxivId !== undefined && entry.doi === undefined && findOwnVenue(entry) === '';
  return {
    kind: isFoundByPreprint ? 'preprint' : 'other',
    authors,
    hasMoreAuthors,
    ...(isOfKnownYear(entry, reference) ? { year: reference.year } : {}),
    arxivId,
    ...(arxivId === undefined ? {} : { url }),
  };
}

/** What the reference says of one version; undefined if it does not say enough to cite that version. */
export function getVersionFacts(paper: Paper, reference: CompletedReference, version: PreferredVersion): WorkFacts | undefined {
  const isPreprint = reference.type === 'preprint';
  if (version === 'preprint' && !isPreprint && reference.preprintYear === undefined) return undefined;
  return getWorkFacts(toRegistryPaper(paper, reference), version);
}

/** The paper as the registries alone describe it. */
function toRegistryPaper(paper: Paper, reference: CompletedReference): Paper {
  const { year, venue, arxivId, doi } = reference;
  return { ...paper, authors: [], hasMoreAuthors: undefined, year, venue, arxivId, doi, links: [], reference };
}
