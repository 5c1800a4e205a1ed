import { foldLastName, foldText, foldTitle } from '#text';
import { type Lazy, lazy } from '../base/derivedValues';
import type { BibliographyEntry } from '../model/bibliography';
import type { Occurrence } from '../model/paper';
import type { PaperEntry } from '../model/paperEntry';

/** The occurrences of one work, in the order of the library. */
export type Work = readonly [Occurrence, ...Occurrence[]];

/**
 * The key by which occurrences are grouped: the folded title. An occurrence without a title is a work of its own and is itself the key.
 */
export type WorkKey = string | Occurrence;

/**
 * A further occurrence is compared with at most this many works that have its title, and with at most this many occurrences of each
 * work.
 */
const maxNamesakes = 50;

export function getWorkKey(occurrence: Occurrence): WorkKey {
  const { title } = occurrence.entry;
  return title === '' ? occurrence : foldTitle(title);
}

/**
 * Groups occurrences with the same title into works. The occurrences must be in the order of the library, in which digests come first.
 * All occurrences in digests belong to the same work. A bibliography entry may belong to another one, because many papers are called
 * "Introduction". It does not join a work if its first author is not that of the work's first occurrence. Neither does it join a work
 * with a bibliography entry that has another first author, another edition, volume, part or ISBN, or a year that is more than
 * `yearsToPublication` earlier or later. Values that are not known are not compared.
 */
export function groupIntoWorks(occurrences: readonly Occurrence[]): readonly Work[] {
  const [only] = occurrences;
  if (only !== undefined && occurrences.length === 1) return [[only]];
  const works: GrowingWork[] = [];
  for (const occurrence of occurrences) {
    const record = createRecord(occurrence);
    const work = works.slice(0, maxNamesakes).find(({ compared }) => compared.every((other) => canBeOneWork(other, record)));
    if (work === undefined) {
      works.push({ occurrences: [occurrence], compared: [record] });
      continue;
    }
    work.occurrences.push(occurrence);
    if (occurrence.kind === 'bibliography' && work.compared.length < maxNamesakes) work.compared.push(record);
  }
  return works.map((work) => work.occurrences);
}

interface GrowingWork {
  readonly occurrences: [Occurrence, ...Occurrence[]];
  /** The records with which a further occurrence is compared: the first record of the work, and those of its bibliography entries. */
  readonly compared: LinkageRecord[];
}

/** The data that can show that two occurrences with the same title are different works. */
interface LinkageRecord {
  readonly kind: Occurrence['kind'];
  /** The first author's last name, folded; undefined if no author is known. */
  readonly author: Lazy<string | undefined>;
  /** Compared only between bibliography entries, like `fields`. */
  readonly year: number | undefined;
  /** The folded values of `distinguishingFields`, in their order; empty for a digest's entry. */
  readonly fields: Lazy<readonly (string | undefined)[]>;
}

function createRecord(occurrence: Occurrence): LinkageRecord {
  const { kind, entry } = occurrence;
  const fields = lazy(() => (occurrence.kind === 'bibliography' ? readDistinguishingFields(occurrence.entry) : []));
  return { kind, author: lazy(() => findAuthor(entry)), year: entry.year, fields };
}

function canBeOneWork(a: LinkageRecord, b: LinkageRecord): boolean {
  if (a.kind === 'digest' && b.kind === 'digest') return true;
  const [first, second] = [a.author(), b.author()];
  if (first !== undefined && second !== undefined && first !== second) return false;
  return a.kind === 'digest' || b.kind === 'digest' || !areDistinguished(a, b);
}

function findAuthor({ authors: [author] }: PaperEntry): string | undefined {
  return author === undefined ? undefined : foldLastName(author);
}

/** Bibliography entries whose years are further apart are different works. A preprint is usually published within this many years. */
const yearsToPublication = 3;
/** Fields in which works with the same title differ: editions of a book, volumes of proceedings. */
const distinguishingFields = ['edition', 'volume', 'part', 'isbn'];

function areDistinguished(a: LinkageRecord, b: LinkageRecord): boolean {
  if (a.year !== undefined && b.year !== undefined && Math.abs(a.year - b.year) > yearsToPublication) return true;
  const others = b.fields();
  return a.fields().some((value, index) => value !== undefined && others[index] !== undefined && value !== others[index]);
}

function readDistinguishingFields(entry: BibliographyEntry): readonly (string | undefined)[] {
  const fields = entry.fields();
  return distinguishingFields.map((name) => {
    const value = fields.find((field) => field.name === name)?.value;
    return value === undefined ? undefined : foldText(value);
  });
}
