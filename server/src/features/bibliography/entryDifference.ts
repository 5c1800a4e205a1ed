import { listMissingFacts, listMissingPaperFacts, type MissingFact, namesOtherVersion, toReference } from '#bibliography';
import { formatPersonName, hasOtherFamily, nameAuthorsInBrief } from '#text';
import { findOwnEntry, resolveCitation, type Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CompletedReference, ReferenceFact } from '../../model/completedReference';
import type { Paper } from '../../model/paper';
import { getRegistryLabel } from '../../model/registryRecord';

/** A year more or less is that of the print, or of the conference. */
const tolerance = 1;

/**
 * What an entry says otherwise than registries: `your entry says Kai Lu, 2023; arXiv: Lv et al., 2025`. undefined if it says the same, or
 * may cite a version that they don't know. What the writer corrected in the file of references is not held against the entry.
 */
export function describeDifference(entry: BibliographyEntry, reference: CompletedReference): string | undefined {
  const own = toReference(entry);
  const isOtherYear = hasOtherYear(entry, own, reference);
  const isOtherAuthor = hasOtherAuthor(own, reference);
  if (!isOtherYear && !isOtherAuthor) return undefined;
  const ownNames = nameAuthorsInBrief(own);
  const names = reference.sources.authors === undefined ? undefined : nameAuthorsInBrief(reference);
  const [first, ...others] = own.authors;
  // Beside another year, also another spelling helps to see what is wrong.
  const namesAuthors = isOtherAuthor || (ownNames !== undefined && names !== undefined && nameFirst(own) !== nameFirst(reference));
  const written = first !== undefined && others.length === 0 && own.hasMoreAuthors === undefined ? formatPersonName(first) : ownNames;
  const says = [namesAuthors ? written : undefined, isOtherYear ? own.year?.toString() : undefined].filter((part) => part !== undefined);
  const known = [
    ...(namesAuthors && names !== undefined ? [{ text: names, by: nameSource(reference, 'authors') }] : []),
    ...(isOtherYear ? listYears(reference).map(({ year, fact }) => ({ text: year.toString(), by: nameSource(reference, fact) })) : []),
  ];
  const byRegistry = new Map<string, string[]>();
  for (const { text, by } of known) byRegistry.set(by, [...new Set([...(byRegistry.get(by) ?? []), text])]);
  return `your entry says ${says.join(', ')}; ${[...byRegistry].map(([by, texts]) => `${by} says ${texts.join(', ')}`).join('; ')}`;
}

/** What was found so far, by the entry. An entry that an edit did not change stays the same object, so it is compared only once. */
const getFound = derived(
  (_: Snapshot) => [],
  () => new WeakMap<BibliographyEntry, { readonly reference: CompletedReference; readonly difference: string | undefined }>(),
);

/** As `describeDifference`; the result for an entry is computed once. */
export function getDifference(snapshot: Snapshot, entry: BibliographyEntry, reference: CompletedReference): string | undefined {
  const found = getFound(snapshot);
  const known = found.get(entry);
  if (known?.reference === reference) return known.difference;
  const difference = describeDifference(entry, reference);
  found.set(entry, { reference, difference });
  return difference;
}

/** The first difference between the entries of a paper in bibliographies and what registries say of it; undefined if there is none. */
export function findDifference(paper: Paper, reference = paper.reference): string | undefined {
  if (reference === undefined) return undefined;
  for (const { kind, entry } of paper.occurrences) {
    if (kind !== 'bibliography') continue;
    const difference = describeDifference(entry, reference);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function hasOtherAuthor({ authors }: CompletedReference, reference: CompletedReference): boolean {
  const [first] = authors;
  // Of a list that is cut off, not all authors are known.
  if (first === undefined || reference.sources.authors === undefined || reference.hasMoreAuthors === true) return false;
  return hasOtherFamily(first, reference.authors);
}

/** Books have editions, each with a year. Between a preprint and its published version other versions may have appeared. */
function hasOtherYear(entry: BibliographyEntry, { year, type }: CompletedReference, reference: CompletedReference): boolean {
  const known = listYears(reference).map((each) => each.year);
  const isBook = type === 'book' || reference.type === 'book';
  if (year === undefined || known.length === 0 || isBook || namesOtherVersion(entry, reference)) return false;
  return year < Math.min(...known) - tolerance || year > Math.max(...known) + tolerance;
}

/** The years of the known versions, the earliest first. */
function listYears(reference: CompletedReference): readonly { readonly year: number; readonly fact: ReferenceFact }[] {
  const years = (['preprintYear', 'year'] as const).flatMap((fact) => {
    const year = reference[fact];
    return year === undefined || reference.sources[fact] === undefined ? [] : [{ year, fact }];
  });
  return years.filter(({ year }, at) => years.findIndex((each) => each.year === year) === at);
}

/** The family name of the first author, with its particle. */
function nameFirst({ authors }: CompletedReference): string | undefined {
  return nameAuthorsInBrief({ authors: authors.slice(0, 1) });
}

function nameSource({ sources }: CompletedReference, fact: ReferenceFact): string {
  const source = sources[fact];
  return source === undefined ? '' : getRegistryLabel(source.registry);
}

/** What was found so far. An entry that an edit did not change stays the same object, so it is read only once. */
const getMissing = derived(
  (_: Snapshot) => [],
  () => new WeakMap<BibliographyEntry, readonly MissingFact[]>(),
);

/** What an entry lacks of that which every style prints. The result for an entry is computed once. */
export function getMissingFacts(snapshot: Snapshot, entry: BibliographyEntry): readonly MissingFact[] {
  const found = getMissing(snapshot);
  const known = found.get(entry);
  if (known !== undefined) return known;
  const missing = listMissingFacts(entry);
  found.set(entry, missing);
  return missing;
}

/**
 * What the reference that a draft prints for this key lacks: facts of the entry in the draft's bibliographies, or, if there is none, of
 * the entry that would be made. Empty if no paper or several papers have the key, or if the draft itself contains the reference.
 */
export function listMissingCitedFacts(snapshot: Snapshot, uri: string, key: string): readonly MissingFact[] {
  const own = findOwnEntry(snapshot, uri, key);
  if (own !== undefined) return getMissingFacts(snapshot, own.entry);
  if (snapshot.draftGraph().projectOf(uri).ownKeys.has(key)) return [];
  const [paper, ...others] = resolveCitation(snapshot, uri, key);
  return paper === undefined || others.length > 0 ? [] : listMissingPaperFacts(paper);
}
