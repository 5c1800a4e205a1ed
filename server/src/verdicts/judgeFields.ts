import type { RegistryRecord } from '../model/registryRecord';
import type { AuthorsComparison } from './compareAuthors';
import type { ComparedRecord } from './comparedRecord';
import { compareVenues } from './compareVenues';
import type { DescribedWork } from './describedWork';
import type { Objection } from './verdict';

/** Authors who are in no version at all are invented; all else is held against the entry only if no version agrees with it. */
export function judgeAuthors(work: DescribedWork, versions: readonly ComparedRecord[]): readonly Objection[] {
  const compared = versions.flatMap(({ record, authors }) => (authors === undefined ? [] : [{ record, authors: forget(record, authors) }]));
  const [best] = compared.toSorted((a, b) => countErrors(a.authors) - countErrors(b.authors));
  if (best === undefined || countErrors(best.authors) === 0) return [];
  const { record, authors } = best;
  const invented = authors.invented.filter((name) => compared.every((other) => other.authors.invented.includes(name)));
  const { missing, otherGiven, isReordered } = authors;
  // Books have editions, each with authors of its own.
  if (authors.common > 0 && isOfBook(work, versions)) return [];
  if (invented.length === 0 && missing.length === 0 && otherGiven.length === 0 && !isReordered) return [];
  return work.authors.length === 0 ? [] : [{ kind: 'other-authors', record, invented, missing, otherGiven, isReordered }];
}

/**
 * Crossref has the authors of some proceedings in alphabetical order (docs/registries: NeurIPS 2022 to 2024), and OpenAlex takes that
 * over. So the order counts only if it isn't that of the alphabet.
 */
function forget({ authors: known }: RegistryRecord, authors: AuthorsComparison): AuthorsComparison {
  const families = known.map(({ family, literal }) => (family ?? literal ?? '').toLowerCase());
  const isSorted = families.every((family, at) => at === 0 || (families[at - 1] ?? '') <= family);
  return isSorted ? { ...authors, isReordered: false } : authors;
}

function countErrors({ invented, missing, otherGiven, isReordered }: AuthorsComparison): number {
  return 4 * invented.length + 2 * otherGiven.length + missing.length + Number(isReordered);
}

/** A year more or less is that of the print, of the conference, or of the first version. */
const tolerance = 1;

/** A paper is published at most so many years after its preprint. */
const maxYearsToPrint = 6;

/** Books have editions, each with a year. Of a preprint, a later version can have appeared that the registries don't link to it. */
export function judgeYear(work: DescribedWork, versions: readonly ComparedRecord[]): readonly Objection[] {
  const { year } = work;
  const known = versions.flatMap(({ record }) => (record.year === undefined ? [] : [record.year]));
  const [best] = versions;
  if (year === undefined || best === undefined || known.length === 0 || isOfBook(work, versions)) return [];
  const citesOther = work.type !== 'preprint' && versions.every(({ record }) => record.type === 'preprint' || record.type === 'unknown');
  const after = citesOther ? maxYearsToPrint : tolerance;
  if (year >= Math.min(...known) - tolerance && year <= Math.max(...known) + after) return [];
  const record = versions.find((each) => each.record.year !== undefined)?.record ?? best.record;
  return [{ kind: 'differs', field: 'year', record }];
}

function isOfBook({ type }: DescribedWork, versions: readonly ComparedRecord[]): boolean {
  return type === 'book' || versions.some(({ record }) => record.type === 'book');
}

export function judgeVenue({ venue, year }: DescribedWork, versions: readonly ComparedRecord[]): readonly Objection[] {
  if (venue === undefined) return [];
  const published = versions.filter(({ record }) => record.type !== 'preprint' && record.venue !== undefined);
  const relations = published.map(({ record }) => compareVenues(venue, record.venue ?? ''));
  if (relations.length === 0 || relations.some((relation) => relation !== 'other')) return [];
  // A work can have appeared again elsewhere, in another year.
  const record = published.find((each) => year !== undefined && each.record.year === year)?.record;
  return record === undefined ? [] : [{ kind: 'differs', field: 'venue', record }];
}
