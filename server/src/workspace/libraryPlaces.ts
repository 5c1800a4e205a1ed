import { findSequenceChange } from '../base/sequenceChange';
import type { PaperPlace } from '../model/paper';
import type { BibliographyFile, DigestFile } from './files/textFile';

/** The places of each file, by its URI: digests before bibliographies, each in the order of its text. */
export type PlacesByFile = ReadonlyMap<string, readonly PaperPlace[]>;

/** Places of entries that did not change are the same objects as in `known`, an earlier version. */
export function collectPlaces(
  digests: ReadonlyMap<string, DigestFile>,
  bibliographies: ReadonlyMap<string, BibliographyFile>,
  known: PlacesByFile = new Map(),
): PlacesByFile {
  const places = new Map<string, readonly PaperPlace[]>();
  for (const { uri, digest } of digests.values()) {
    places.set(
      uri,
      reusePlaces(digest().entries, known.get(uri), (entry) => ({ kind: 'digest', uri, entry })),
    );
  }
  for (const { uri, bibliography } of bibliographies.values()) {
    places.set(
      uri,
      reusePlaces(bibliography().entries, known.get(uri), (entry) => ({ kind: 'bibliography', uri, entry })),
    );
  }
  return places;
}

/** The places of entries of one version of a file: most files stay as they are, and need not be looked through. */
const made = new WeakMap<readonly PaperPlace['entry'][], readonly PaperPlace[]>();

function reusePlaces<Entry extends PaperPlace['entry']>(
  entries: readonly Entry[],
  known: readonly PaperPlace[] = [],
  create: (entry: Entry) => PaperPlace,
): readonly PaperPlace[] {
  const before = made.get(entries);
  if (before !== undefined) return before;
  const places = joinPlaces(entries, known, create);
  made.set(entries, places);
  return places;
}

function joinPlaces<Entry extends PaperPlace['entry']>(
  entries: readonly Entry[],
  known: readonly PaperPlace[],
  create: (entry: Entry) => PaperPlace,
): readonly PaperPlace[] {
  const { start, oldEnd, newEnd } = findSequenceChange(known, entries, (place, entry) => place?.entry === entry);
  if (start === entries.length && start === known.length) return known;
  const moved = new Map(known.slice(start, oldEnd).map((place) => [place.entry, place]));
  const between = entries.slice(start, newEnd).map((entry) => moved.get(entry) ?? create(entry));
  return known.slice(0, start).concat(between, known.slice(oldEnd));
}
