import type { RegistryRecord } from '../model/registryRecord';
import type { CitedWork } from './citedWork';
import type { AuthorsComparison } from './compareAuthors';
import type { ComparedRecord } from './comparedRecord';
import { compareVenues } from './compareVenues';
import type { Objection } from './verdict';

/** Authors who are in no version at all are invented; all else is held against the entry only if no version agrees with it. */
export function judgeAuthors(work: CitedWork, versions: readonly ComparedRecord[]): readonly Objection[] {
  const compared = versions.flatMap(({ record, authors }) => (authors === undefined ? [] : [{ record, authors: forget(record, authors) }]));
  const [best] = compared.toSorted((a, b) => countErrors(a.authors) - countErrors(b.authors));
  if (best === undefined || countErrors(best.authors) === 0) return [];
  const { record, authors } = best;
  const invented = authors.invented.filter((name) => compared.every((other) => other.authors.invented.includes(name)));
  const { missing, otherGiven, isReordered } = authors;
  if (invented.length === 0 && missing.length === 0 && otherGiven.length === 0 && !isReordered) return [];
  return work.authors.length === 0 ? [] : [{ kind: 'other-authors', record, invented, missing, otherGiven, isReordered }];
}

/** Crossref has the authors of some proceedings in alphabetical order, and OpenAlex takes that over. */
function forget({ registry }: RegistryRecord, authors: AuthorsComparison): AuthorsComparison {
  return registry === 'crossref' || registry === 'openalex' ? { ...authors, isReordered: false } : authors;
}

function countErrors({ invented, missing, otherGiven, isReordered }: AuthorsComparison): number {
  return 4 * invented.length + 2 * otherGiven.length + missing.length + Number(isReordered);
}

/** A year more or less is that of the print, of the conference, or of the first version. */
const tolerance = 1;

/** Books have editions, each with a year. */
export function judgeYear({ year, type }: CitedWork, versions: readonly ComparedRecord[]): readonly Objection[] {
  const known = versions.flatMap(({ record }) => (record.year === undefined ? [] : [record.year]));
  const [best] = versions;
  const isBook = type === 'book' || versions.some(({ record }) => record.type === 'book');
  if (year === undefined || best === undefined || known.length === 0 || isBook) return [];
  if (year >= Math.min(...known) - tolerance && year <= Math.max(...known) + tolerance) return [];
  const record = versions.find((each) => each.record.year !== undefined)?.record ?? best.record;
  return [{ kind: 'differs', field: 'year', record }];
}

export function judgeVenue({ venue, year }: CitedWork, versions: readonly ComparedRecord[]): readonly Objection[] {
  if (venue === undefined) return [];
  const published = versions.filter(({ record }) => record.type !== 'preprint' && record.venue !== undefined);
  const relations = published.map(({ record }) => compareVenues(venue, record.venue ?? ''));
  if (relations.length === 0 || relations.some((relation) => relation !== 'other')) return [];
  // A work can have appeared again elsewhere, in another year.
  const record = published.find((each) => year !== undefined && each.record.year === year)?.record;
  return record === undefined ? [] : [{ kind: 'differs', field: 'venue', record }];
}
