import { createLibrary, createLibraryParts, type LibraryParts } from '../../server/src/library/createLibrary';
import type { Library } from '../../server/src/library/library';
import type { Occurrence } from '../../server/src/model/paper';
import { createReferenceIndex } from '../../server/src/ownFiles/references/referenceIndex';

/** The library of some occurrences, in the given order. */
export function createLibraryOf(occurrences: readonly Occurrence[]): Library {
  return createLibrary(createPartsOf(occurrences));
}

export function createPartsOf(occurrences: readonly Occurrence[], previous?: LibraryParts): LibraryParts {
  const entries = occurrences.map(({ entry }) => entry);
  return createLibraryParts(new Map([['file:///all', { entries, occurrences }]]), createReferenceIndex([]), previous);
}
