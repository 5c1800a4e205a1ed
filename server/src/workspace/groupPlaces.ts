import { foldText } from '../base/foldText';
import type { BibliographyEntry } from '../model/bibliography';
import type { PaperPlace } from '../model/paper';
import type { PaperEntry } from '../model/paperEntry';

/** The places that tell of one work, in the order of the library. */
export type Work = readonly [PaperPlace, ...PaperPlace[]];

/** So many works may share a title before a further place is no longer compared with them. */
const mostNamesakes = 50;

/**
 * Places with the same title, case, braces, accents and punctuation folded, tell of one work. Two entries of
 * bibliographies must not speak against it: "Introduction" is the title of many works.
 */
export function groupPlaces(places: readonly PaperPlace[]): readonly Work[] {
  const works: GrowingWork[] = [];
  const byTitle = new Map<string, GrowingWork[]>();
  for (const place of places) {
    const title = getFoldedTitle(place.entry);
    const namesakes = title === '' ? undefined : byTitle.get(title);
    const work = namesakes?.slice(0, mostNamesakes).find(({ telling }) => telling.every((other) => canBeOneWork(other, place)));
    if (work !== undefined) {
      work.places.push(place);
      if (place.kind === 'bibliography') work.telling.push(place);
      continue;
    }
    const created: GrowingWork = { places: [place], telling: [place] };
    works.push(created);
    if (namesakes !== undefined) namesakes.push(created);
    else if (title !== '') byTitle.set(title, [created]);
  }
  return works.map((work) => work.places);
}

interface GrowingWork {
  readonly places: [PaperPlace, ...PaperPlace[]];
  /** The places with which a further one is compared: the first, and every bibliography's. */
  readonly telling: PaperPlace[];
}

const foldedTitles = new WeakMap<PaperEntry, string>();

/** Kept with the entry: a library is made anew at every edit of a bibliography. */
function getFoldedTitle(entry: PaperEntry): string {
  const known = foldedTitles.get(entry);
  if (known !== undefined) return known;
  const folded = foldText(entry.title);
  // A title of signs alone folds to nothing: it is known by its letters as they are.
  const title = folded === '' ? entry.title : folded;
  foldedTitles.set(entry, title);
  return title;
}

function canBeOneWork(a: PaperPlace, b: PaperPlace): boolean {
  if (a.kind === 'digest' && b.kind === 'digest') return true;
  if (!haveCommonAuthor(a.entry, b.entry)) return false;
  return a.kind === 'digest' || b.kind === 'digest' || !areDistinguished(a.entry, b.entry);
}

/** By the first author's last name, where both name one. */
function haveCommonAuthor(a: PaperEntry, b: PaperEntry): boolean {
  const [first, second] = [a.authors[0], b.authors[0]].map((author) => author === undefined ? undefined : foldText(author).split(' ').at(-1));
  return first === undefined || second === undefined || first === second;
}

/** How many years may lie between a preprint and its publication. */
const yearsToPublication = 3;
/** Fields that tell the works of a series from each other: editions of a book, volumes of proceedings. */
const distinguishing = ['edition', 'volume', 'part', 'isbn'];

function areDistinguished(a: BibliographyEntry, b: BibliographyEntry): boolean {
  if (a.year !== undefined && b.year !== undefined && Math.abs(a.year - b.year) > yearsToPublication) return true;
  return distinguishing.some((name) => {
    const [first, second] = [a, b].map((entry) => entry.fields().find((field) => field.name === name)?.value);
    return first !== undefined && second !== undefined && foldText(first) !== foldText(second);
  });
}
