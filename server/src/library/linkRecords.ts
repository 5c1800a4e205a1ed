import { foldText } from '../text/foldText';
import type { BibliographyEntry } from '../model/bibliography';
import type { PaperPlace } from '../model/paper';
import type { PaperEntry } from '../model/paperEntry';

/** The places that tell of one work, in the order of the library. */
export type Work = readonly [PaperPlace, ...PaperPlace[]];

/**
 * What places of one work share: the title with case, braces, accents and punctuation folded. A place without a title
 * shares it with nobody.
 */
export type WorkTitle = string | PaperPlace;

/** So many works may share a title, and so many bibliographies a work, before a further place is compared with no more of them. */
const mostNamesakes = 50;

export function getWorkTitle(place: PaperPlace): WorkTitle {
  const title = getFoldedTitle(place.entry);
  return title === '' ? place : title;
}

/**
 * Places with the same title tell of one work. Two entries of bibliographies must not speak against it: "Introduction"
 * is the title of many works. `places` are all that have one title, in the order of the library.
 */
export function groupPlaces(places: readonly PaperPlace[]): readonly Work[] {
  const works: GrowingWork[] = [];
  for (const place of places) {
    const work = works.slice(0, mostNamesakes).find(({ telling }) => telling.every((other) => canBeOneWork(other, place)));
    if (work === undefined) {
      works.push({ places: [place], telling: [place] });
      continue;
    }
    work.places.push(place);
    if (place.kind === 'bibliography' && work.telling.length < mostNamesakes) work.telling.push(place);
  }
  return works.map((work) => work.places);
}

interface GrowingWork {
  readonly places: [PaperPlace, ...PaperPlace[]];
  /** The places with which a further one is compared: the first, and bibliographies'. */
  readonly telling: PaperPlace[];
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

function canBeOneWork(a: PaperPlace, b: PaperPlace): boolean {
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
