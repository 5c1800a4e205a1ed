import { foldText } from '../text/foldText';
import type { BibliographyEntry } from '../model/bibliography';
import type { Occurrence } from '../model/paper';
import type { PaperEntry } from '../model/paperEntry';

/** The occurrences that tell of one work, in the order of the library. */
export type Work = readonly [Occurrence, ...Occurrence[]];

/**
 * What occurrences of one work share: the title with case, braces, accents and punctuation folded. An occurrence without a title
 * shares it with nobody.
 */
export type WorkTitle = string | Occurrence;

/** So many works may share a title, and so many bibliographies a work, before a further occurrence is compared with no more of them. */
const mostNamesakes = 50;

export function getWorkTitle(occurrence: Occurrence): WorkTitle {
  const title = getFoldedTitle(occurrence.entry);
  return title === '' ? occurrence : title;
}

/**
 * Occurrences with the same title tell of one work. Two entries of bibliographies must not speak against it: "Introduction"
 * is the title of many works. `occurrences` are all that have one title, in the order of the library.
 */
export function linkRecords(occurrences: readonly Occurrence[]): readonly Work[] {
  const works: GrowingWork[] = [];
  for (const occurrence of occurrences) {
    const work = works.slice(0, mostNamesakes).find(({ telling }) => telling.every((other) => canBeOneWork(other, occurrence)));
    if (work === undefined) {
      works.push({ occurrences: [occurrence], telling: [occurrence] });
      continue;
    }
    work.occurrences.push(occurrence);
    if (occurrence.kind === 'bibliography' && work.telling.length < mostNamesakes) work.telling.push(occurrence);
  }
  return works.map((work) => work.occurrences);
}

interface GrowingWork {
  readonly occurrences: [Occurrence, ...Occurrence[]];
  /** The occurrences with which a further one is compared: the first, and bibliographies'. */
  readonly telling: Occurrence[];
}

const foldedTitles = new WeakMap<PaperEntry, string>();

/** Kept with the entry, which stays the same over many edits. */
export function getFoldedTitle(entry: PaperEntry): string {
  const known = foldedTitles.get(entry);
  if (known !== undefined) return known;
  const title = foldTitle(entry.title);
  foldedTitles.set(entry, title);
  return title;
}

/** A title of signs alone folds to nothing: it is known by its letters as they are. */
export function foldTitle(title: string): string {
  const folded = foldText(title);
  return folded === '' ? title : folded;
}

function canBeOneWork(a: Occurrence, b: Occurrence): boolean {
  if (a.kind === 'digest' && b.kind === 'digest') return true;
  const [first, second] = [getAuthor(a.entry), getAuthor(b.entry)];
  if (first !== undefined && second !== undefined && first !== second) return false;
  return a.kind === 'digest' || b.kind === 'digest' || !areDistinguished(a.entry, b.entry);
}

const authors = new WeakMap<PaperEntry, string>();

/** The first author's last name; undefined where none is named. */
function getAuthor(entry: PaperEntry): string | undefined {
  const [author] = entry.authors;
  if (author === undefined) return undefined;
  const known = authors.get(entry);
  if (known !== undefined) return known;
  const name = foldText(author).split(' ').at(-1) ?? '';
  authors.set(entry, name);
  return name;
}

/** How many years may lie between a preprint and its publication. */
const yearsToPublication = 3;
/** Fields that tell the works of a series from each other: editions of a book, volumes of proceedings. */
const distinguishing = ['edition', 'volume', 'part', 'isbn'];

function areDistinguished(a: BibliographyEntry, b: BibliographyEntry): boolean {
  if (a.year !== undefined && b.year !== undefined && Math.abs(a.year - b.year) > yearsToPublication) return true;
  const others = getMarks(b);
  return getMarks(a).some((mark, index) => mark !== undefined && others[index] !== undefined && mark !== others[index]);
}

const marks = new WeakMap<BibliographyEntry, readonly (string | undefined)[]>();

/** What the entry has of the fields that distinguish, folded. */
function getMarks(entry: BibliographyEntry): readonly (string | undefined)[] {
  const known = marks.get(entry);
  if (known !== undefined) return known;
  const fields = entry.fields();
  const found = distinguishing.map((name) => {
    const value = fields.find((field) => field.name === name)?.value;
    return value === undefined ? undefined : foldText(value);
  });
  marks.set(entry, found);
  return found;
}
