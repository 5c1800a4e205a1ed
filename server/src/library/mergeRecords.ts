import { findPaperNames } from '#digest';
import { listReferenceKeys, type PaperDescription, type ReferenceIndex } from '#ownFiles';
import { foldLastName, foldTitle, formatPersonName, listIdentifierKeys, unifyDate } from '#text';
import type { LayeredMap } from '../base/collections';
import type { AuthorList } from '../model/authorList';
import type { CompletedReference, PaperIdentity } from '../model/completedReference';
import type { Occurrence, Paper } from '../model/paper';
import type { PaperEntry, PaperLink } from '../model/paperEntry';
import { getWorkKey, type Work, type WorkKey } from './groupIntoWorks';

/** A paper without its key. */
export type MergedWork = Omit<Paper, 'key'>;

interface WorkMaps {
  readonly byTitle: Pick<LayeredMap<WorkKey, readonly Work[]>, 'has'>;
  readonly byIdentifier: Pick<LayeredMap<string, readonly Occurrence[]>, 'get'>;
}

/**
 * Merges the occurrences of a work. Authors, year, venue and identifiers are taken from a bibliography if one has them, otherwise from
 * a digest. The date is taken from a digest if one has it, otherwise from a bibliography. What neither has is taken from the reference;
 * the identifiers of the reference go before those of digests. A place in a digest that is surely about another work with the same title
 * gives no facts.
 */
export function mergeRecords(places: Work, reference?: CompletedReference): MergedWork {
  const [{ entry: first }] = places;
  const occurrences: readonly Occurrence[] =
    places.length === 1 ? places : places.filter(({ kind, entry }) => kind !== 'digest' || !isOtherWork(entry, first));
  const digests = occurrences.flatMap(({ kind, entry }): readonly PaperEntry[] => (kind === 'digest' ? [entry] : []));
  const bibliographies = occurrences.flatMap(({ kind, entry }) => (kind === 'bibliography' ? [entry] : []));
  const publication = [...bibliographies, ...digests];
  const date = digests.find((entry) => entry.date !== undefined)?.date ?? bibliographies.find((entry) => entry.date !== undefined)?.date;
  const year = publication.find((entry) => entry.year !== undefined)?.year ?? reference?.year;
  const venue = publication.find((entry) => entry.venue !== undefined)?.venue ?? reference?.venue;
  // The writer may have chosen another record because the identifier in a digest leads to another work.
  const identified = [...bibliographies, ...(reference === undefined ? [] : [reference]), ...digests];
  const arxivId = identified.find((entry) => entry.arxivId !== undefined)?.arxivId;
  const doi = identified.find((entry) => entry.doi !== undefined)?.doi;
  const { abstract, abstractKind } = occurrences.reduce<PaperEntry>(
    (best, { entry }) => (isBetterAbstract(entry, best) ? entry : best),
    first,
  );
  const tags = occurrences.length === 1 ? first.tags : [...new Set(occurrences.flatMap(({ entry }) => entry.tags ?? []))];
  return {
    title: first.title,
    names: mergeNames(digests, first),
    abstract,
    ...(abstractKind === undefined ? {} : { abstractKind }),
    ...mergeAuthors(bibliographies, digests, reference),
    ...(date === undefined ? {} : { date: unifyDate(date) }),
    ...(year === undefined ? {} : { year }),
    ...(venue === undefined ? {} : { venue }),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(doi === undefined ? {} : { doi }),
    links: occurrences.length === 1 ? first.links : uniqueLinks(occurrences.flatMap(({ entry }) => entry.links)),
    ...(tags === undefined || tags.length === 0 ? {} : { tags }),
    ...(reference === undefined ? {} : { reference }),
    occurrences: places,
  };
}

/** Whether two papers of one title have other identifiers and another first author. */
function isOtherWork(a: PaperEntry, b: PaperEntry): boolean {
  const [[author], [other]] = [a.authors, b.authors];
  if (a === b || author === undefined || other === undefined || foldLastName(author) === foldLastName(other)) return false;
  const [keys, others] = [listIdentifierKeys(a), listIdentifierKeys(b)];
  return keys.length > 0 && others.length > 0 && !keys.some((key) => others.includes(key));
}

/**
 * The paper's own abstract is better than a summary. Of two abstracts of the same kind, the longer one is better. Any abstract is
 * better than none.
 */
function isBetterAbstract(a: PaperEntry, b: PaperEntry): boolean {
  if (a.abstract === '' || b.abstract === '') return a.abstract.length > b.abstract.length;
  return a.abstractKind === b.abstractKind ? a.abstract.length > b.abstract.length : a.abstractKind === undefined;
}

/**
 * The authors in a bibliography; otherwise those in a digest that lists all authors; otherwise those of the reference; otherwise those in
 * any digest.
 */
function mergeAuthors(
  bibliographies: readonly PaperEntry[],
  digests: readonly PaperEntry[],
  reference: CompletedReference | undefined,
): AuthorList {
  const naming = (entries: readonly PaperEntry[]): readonly PaperEntry[] => entries.filter(({ authors }) => authors.length > 0);
  const [first] = [
    ...naming(bibliographies),
    ...naming(digests).filter(({ hasMoreAuthors }) => hasMoreAuthors === undefined),
    ...(reference === undefined || reference.authors.length === 0 ? [] : [toAuthorList(reference)]),
    ...naming(digests),
  ];
  if (first === undefined) return { authors: [] };
  const { authors, hasMoreAuthors } = first;
  return { authors, ...(hasMoreAuthors === undefined ? {} : { hasMoreAuthors }) };
}

function toAuthorList({ authors, hasMoreAuthors }: CompletedReference): AuthorList {
  return { authors: authors.map(formatPersonName), hasMoreAuthors };
}

/** The names in a digest's entry are already known. If only bibliographies have the work, they are searched for. */
function mergeNames(digests: readonly PaperEntry[], first: PaperEntry): readonly string[] {
  const [only, ...others] = digests;
  if (only === undefined) return findPaperNames(first.title, first.abstract ?? '');
  return others.length === 0 ? only.names : [...new Set(digests.flatMap((entry) => entry.names))];
}

function uniqueLinks(links: readonly PaperLink[]): readonly PaperLink[] {
  return [...new Map(links.map((link) => [link.url, link])).values()];
}

/** The identifiers of an occurrence, without repetition, in the form in which they are compared. */
export function listOccurrenceIdentifiers({ entry }: Occurrence): readonly string[] {
  return listIdentifierKeys(entry);
}

/** How the writer's files identify a paper, whatever registries say of it. */
export function getPaperIdentity({ title, occurrences }: Paper): PaperIdentity {
  const entries = occurrences.map(({ entry }) => entry);
  const arxivId = entries.find((entry) => entry.arxivId !== undefined)?.arxivId;
  const doi = entries.find((entry) => entry.doi !== undefined)?.doi;
  return { title, ...(arxivId === undefined ? {} : { arxivId }), ...(doi === undefined ? {} : { doi }) };
}

/** The reference of a work; undefined if it has none. */
export function findReference(references: ReferenceIndex, work: Work): CompletedReference | undefined {
  return references.references.length === 0 ? undefined : references.find(describeWork(work));
}

function describeWork(work: Work): PaperDescription {
  const [first] = work;
  const title = getWorkKey(first);
  const author = work.find(({ entry }) => entry.authors.length > 0)?.entry.authors[0];
  return {
    foldedTitle: typeof title === 'string' ? title : '',
    identifiers: work.flatMap(listOccurrenceIdentifiers),
    ...(author === undefined ? {} : { author }),
  };
}

/** The keys of the works whose reference may be another one with `now` than with `before`. */
export function listTouchedByReferences(before: ReferenceIndex, now: ReferenceIndex, maps: WorkMaps): ReadonlySet<WorkKey> {
  if (before === now) return new Set();
  const [old, current] = [new Set(before.references), new Set(now.references)];
  const changed = [...[...old].filter((reference) => !current.has(reference)), ...[...current].filter((reference) => !old.has(reference))];
  return new Set(changed.flatMap((reference) => listPossibleWorks(reference, maps)));
}

/** The keys of the works that a reference may describe: those with its title, and those with one of its identifiers. */
export function listPossibleWorks(reference: CompletedReference, { byTitle, byIdentifier }: WorkMaps): readonly WorkKey[] {
  const title = foldTitle(reference.paper.title);
  const sharing = listReferenceKeys(reference).flatMap((key) => byIdentifier.get(key) ?? []);
  return [...(byTitle.has(title) ? [title] : []), ...sharing.map(getWorkKey)];
}
