import { foldText, readArxivDoi, stopWords } from '#text';
import type { BibliographyEntry } from '../../../model/bibliography';
import type { CompletedReference } from '../../../model/completedReference';
import type { Paper } from '../../../model/paper';
import type { PreferredVersion } from '../../../model/settings';
import { getFieldValue, saysWhere } from '../../entryFields';
import { describesDigest, findStatement } from '../describeSource';
import { getWorkFacts, type WorkFacts } from '../workFacts';

/** The version that an entry cites, as its DOI, its venue or its year shows; undefined if it may be one that is not known. */
function findCitedVersion(
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
function isOfKnownYear(entry: BibliographyEntry, { year, type, venue, preprintYear }: CompletedReference): boolean {
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
function findOwnVenue(entry: BibliographyEntry): string {
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

/** Words that name no venue by themselves. */
const unspecific =
  /^(?:proceedings|proc|procs|annual|meeting|conference|conf|main|international|intl|int|\d+|\d*(?:1st|2nd|3rd|\dth)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)$/;

/** A part of proceedings that has the papers of the conference itself. */
const mainVolume = /\(?\bvolume \d+: (?:long|short) papers\)?/i;

/**
 * Whether two names are certainly of one venue in one year: they have the same words, where one may have the acronym of words of the
 * other, as in `Annual Meeting of the ACL` and `Proceedings of the 63rd Annual Meeting of the Association for Computational Linguistics`.
 * Findings, workshops and chapters are other venues. `year`: the year that the second one is of.
 */
export function areSameVenue(a: string, b: string, year: number | undefined): boolean {
  if (haveOther(a, b, /\b(?:19|20)\d\d\b/g, year) || haveOther(a, b, /\b\d{1,3}(?=st|nd|rd|th)/gi)) return false;
  const isOneWhole = mainVolume.test(a) !== mainVolume.test(b);
  const [left, right] = [a, b].map((name) => listWords(isOneWhole ? name.replace(mainVolume, ' ') : name)) as [string[], string[]];
  const [leftOver, rightOver] = [leaveUnmatched(left, right), leaveUnmatched(right, left)];
  return leftOver.length === 0 && rightOver.length === 0 && [left, right].every((words) => words.some(isSpecific));
}

/** Whether two names have a word in common that names a venue, or the acronym of such words. */
export function areVenuesAlike(a: string, b: string): boolean {
  const [left, right] = [listWords(a), listWords(b)];
  return leaveUnmatched(left, right).length < left.filter(isSpecific).length;
}

/** The specific words of a name that are not in the other one, neither as words nor in an acronym of one of the two. */
function leaveUnmatched(words: readonly string[], others: readonly string[]): readonly string[] {
  const matched = new Set<number>();
  words.forEach((word, at) => {
    if (others.includes(word) || findRun(others, word) !== undefined) matched.add(at);
  });
  for (const other of others) {
    const start = findRun(words, other);
    if (start !== undefined) for (let at = start; at < start + other.length; at++) matched.add(at);
  }
  return words.filter((word, at) => isSpecific(word) && !matched.has(at));
}

/** Where the words begin of which this is the acronym; undefined if there are none. */
function findRun(words: readonly string[], acronym: string): number | undefined {
  if (acronym.length < 3) return undefined;
  const start = words
    .map((word) => word[0])
    .join('')
    .indexOf(acronym);
  return start < 0 ? undefined : start;
}

function listWords(name: string): string[] {
  return foldText(name)
    .split(' ')
    .filter((word) => word !== '' && !stopWords.has(word));
}

function isSpecific(word: string): boolean {
  return !unspecific.test(word);
}

/** Whether both names have such numbers, and other ones; `known` belongs to the second name. */
function haveOther(a: string, b: string, pattern: RegExp, known?: number): boolean {
  const ofFirst = a.match(pattern) ?? [];
  const ofSecond = [...(b.match(pattern) ?? []), ...(known === undefined ? [] : [known.toString()])];
  return ofFirst.length > 0 && ofSecond.length > 0 && !ofFirst.some((each) => ofSecond.includes(each));
}
