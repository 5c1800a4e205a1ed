import type { BibliographyEntry } from '../../../model/bibliography';
import type { CompletedReference } from '../../../model/completedReference';
import type { Paper } from '../../../model/paper';
import type { PreferredVersion } from '../../../model/settings';
import { foldText } from '../../../text/foldText';
import { readArxivDoi } from '../../../text/identifiers/arxivId';
import { getFieldValue } from '../../entryFields';
import { describesDigest } from '../describeSource';
import { findStatement } from '../preprintStatement';
import { getWorkFacts, type WorkFacts } from '../workFacts';

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
  return { kind: 'other', authors, hasMoreAuthors, arxivId, ...(arxivId === undefined ? {} : { url }) };
}

/** The version that an entry cites, as its DOI, its venue or its year shows; undefined if it may be one that is not known. */
function findCitedVersion(
  entry: BibliographyEntry,
  { doi, preprintDoi, venue, year, type, preprintYear }: CompletedReference,
  preferred: PreferredVersion,
): PreferredVersion | undefined {
  if (entry.doi !== undefined) {
    if (readArxivDoi(entry.doi) !== undefined || entry.doi.toLowerCase() === preprintDoi?.toLowerCase()) return 'preprint';
    return entry.doi.toLowerCase() === doi?.toLowerCase() ? 'published' : undefined;
  }
  const ownVenue = findOwnVenue(entry);
  if (ownVenue !== '') {
    if (/arxiv|\bcorr\b|preprint/i.test(ownVenue)) return 'preprint';
    return venue !== undefined && foldText(venue) === foldText(ownVenue) ? 'published' : undefined;
  }
  if (entry.year === undefined) return preferred;
  const publishedYear = type === 'preprint' ? undefined : year;
  const firstYear = preprintYear ?? (type === 'preprint' ? year : undefined);
  if (entry.year === publishedYear && (preferred === 'published' || publishedYear !== firstYear)) return 'published';
  return entry.year === firstYear ? 'preprint' : undefined;
}

/** The venue that an entry names in any field or variable; empty if it names none, or if it is the statement of an entry that we made. */
export function findOwnVenue(entry: BibliographyEntry): string {
  const all = entry.fields();
  const statement = findStatement(all);
  const fields = all.filter(({ name }) => name !== statement);
  const named = getFieldValue(
    fields,
    'journal',
    'journaltitle',
    'booktitle',
    'maintitle',
    'eventtitle',
    'howpublished',
    'school',
    'institution',
    'organization',
    'series',
    'container-title',
    'event-title',
    'publisher',
  );
  if (named !== '') return named;
  const note = getFieldValue(fields, 'note');
  return describesDigest(note) ? '' : note;
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
