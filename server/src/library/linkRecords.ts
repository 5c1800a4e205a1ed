import { lazy, type Lazy } from '../base/lazy';
import { foldText } from '../text/foldText';
import type { BibliographyEntry } from '../model/bibliography';
import type { Occurrence } from '../model/paper';
import type { PaperEntry } from '../model/paperEntry';

/** The occurrences of one work, in the order of the library. */
export type Work = readonly [Occurrence, ...Occurrence[]];

/** What the occurrences of one work share: the folded title. An occurrence without a title shares it with no other. */
export type WorkTitle = string | Occurrence;

/** How many works with one title, and how many bibliographies of a work, a further occurrence is compared with at most. */
const mostNamesakes = 50;

export function getWorkTitle(occurrence: Occurrence): WorkTitle {
  const { title } = occurrence.entry;
  return title === '' ? occurrence : foldTitle(title);
}

/** `foldText` of a title. A title of signs alone, which would fold to nothing, stays as it is. */
export function foldTitle(title: string): string {
  const folded = foldText(title);
  return folded === '' ? title : folded;
}

/**
 * Links the occurrences that have one title, given in the order of the library: they are of one work unless two entries of
 * bibliographies contradict each other. "Introduction" is the title of many works.
 */
export function linkRecords(occurrences: readonly Occurrence[]): readonly Work[] {
  const [only] = occurrences;
  if (only !== undefined && occurrences.length === 1) return [[only]];
  const works: GrowingWork[] = [];
  for (const occurrence of occurrences) {
    const record = createRecord(occurrence);
    const work = works.slice(0, mostNamesakes).find(({ compared }) => compared.every((other) => canBeOneWork(other, record)));
    if (work === undefined) {
      works.push({ occurrences: [occurrence], compared: [record] });
      continue;
    }
    work.occurrences.push(occurrence);
    if (occurrence.kind === 'bibliography' && work.compared.length < mostNamesakes) work.compared.push(record);
  }
  return works.map((work) => work.occurrences);
}

interface GrowingWork {
  readonly occurrences: [Occurrence, ...Occurrence[]];
  /** The records with which a further one is compared: the first, and those of bibliographies. */
  readonly compared: LinkageRecord[];
}

/** What speaks against two occurrences with one title being of one work. */
interface LinkageRecord {
  readonly kind: Occurrence['kind'];
  /** The first author's last name, folded; undefined where no author is named. */
  readonly author: Lazy<string | undefined>;
  /** Only a bibliography's entry distinguishes editions and volumes. */
  readonly year: number | undefined;
  /** The values of `distinguishingFields`, folded. */
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
  return author === undefined ? undefined : (foldText(author).split(' ').at(-1) ?? '');
}

/** How many years may lie between a preprint and its publication. */
const yearsToPublication = 3;
/** Fields that distinguish the works of a series: editions of a book, volumes of proceedings. */
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
