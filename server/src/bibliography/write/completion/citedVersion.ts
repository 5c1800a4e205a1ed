import type { BibliographyEntry } from '../../../model/bibliography';
import type { CompletedReference } from '../../../model/completedReference';
import type { PreferredVersion } from '../../../model/settings';
import { foldText, readArxivDoi } from '#text';
import { getFieldValue } from '../../entryFields';
import { saysWhere } from '../../publishingNote';
import { describesDigest } from '../describeSource';
import { findStatement } from '../preprintStatement';
import { areSameVenue, areVenuesAlike } from './sameVenue';

/** The version that an entry cites, as its DOI, its venue or its year shows; undefined if it may be one that is not known. */
export function findCitedVersion(
  entry: BibliographyEntry,
  reference: CompletedReference,
  preferred: PreferredVersion,
): PreferredVersion | undefined {
  const named = findNamedVersion(entry, reference);
  if (named !== undefined) return named === 'other' ? undefined : named;
  if (entry.year === undefined) return preferred;
  const { year, type, preprintYear } = reference;
  const publishedYear = type === 'preprint' ? undefined : year;
  const firstYear = preprintYear ?? (type === 'preprint' ? year : undefined);
  if (entry.year === publishedYear && (preferred === 'published' || publishedYear !== firstYear)) return 'published';
  return entry.year === firstYear ? 'preprint' : undefined;
}

/** Whether an entry names, by its DOI or its venue, a version that is not known. */
export function namesOtherVersion(entry: BibliographyEntry, reference: CompletedReference): boolean {
  return findNamedVersion(entry, reference) === 'other';
}

/**
 * Whether all versions are of one year, so that also an entry that may cite another one of them is of that year. Not if only one is
 * known, or if the entry names a place that has nothing in common with that of the published one.
 */
export function isOfKnownYear(entry: BibliographyEntry, { year, type, venue, preprintYear }: CompletedReference): boolean {
  if (year === undefined || type === 'preprint' || preprintYear !== year || entry.doi !== undefined) return false;
  return venue !== undefined && areVenuesAlike(findOwnVenue(entry), venue);
}

/** The version that an entry names by its DOI or its venue; undefined if it names none. */
function findNamedVersion(
  entry: BibliographyEntry,
  { doi, preprintDoi, venue, year }: CompletedReference,
): PreferredVersion | 'other' | undefined {
  if (entry.doi !== undefined) {
    if (readArxivDoi(entry.doi) !== undefined || entry.doi.toLowerCase() === preprintDoi?.toLowerCase()) return 'preprint';
    return entry.doi.toLowerCase() === doi?.toLowerCase() ? 'published' : 'other';
  }
  const ownVenue = findOwnVenue(entry);
  if (ownVenue === '') return undefined;
  if (/arxiv|\bcorr\b|preprint/i.test(ownVenue)) return 'preprint';
  if (venue === undefined) return 'other';
  if (foldText(venue) === foldText(ownVenue)) return 'published';
  // Conferences have the same name in other years.
  const canBeOfYear = entry.year === undefined || year === undefined || entry.year === year;
  return canBeOfYear && areSameVenue(ownVenue, venue, year) ? 'published' : 'other';
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
  return describesDigest(note) || (entry.entryType !== 'unpublished' && !saysWhere(note)) ? '' : note;
}
