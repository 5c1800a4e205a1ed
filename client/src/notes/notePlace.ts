import type { Range } from 'vscode';
import type { ThreadsAnswer } from '../../../server/src/client';
import { toRange } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip } from '../messages/slip';

/** The range of an abstract in a digest, and the paper that it belongs to. */
export type AbstractRange = ThreadsAnswer['abstracts'][number];

/** A passage of an abstract, and the paper that the abstract belongs to. */
export interface NotePlace {
  readonly passage: Range;
  readonly key: string;
  readonly name: string;
}

/**
 * The part of an abstract that the range `wanted` covers, and the abstract's paper. Throws with a message for the writer if the range
 * covers no part of an abstract.
 */
export function findNotePlace(abstracts: readonly AbstractRange[], wanted: Range): NotePlace {
  const passage = findCoveredPassage(abstracts, wanted);
  const abstract = passage === undefined ? undefined : abstracts.find(({ range }) => toRange(range).contains(passage));
  if (passage === undefined || abstract === undefined) throw new Slip(messages.noAbstractHere());
  return { passage, key: abstract.key, name: abstract.name };
}

/** Finds the first abstract that the range overlaps, and returns the part of it that the range covers. undefined if there is none. */
export function findCoveredPassage(abstracts: readonly AbstractRange[], range: Range): Range | undefined {
  return abstracts.map((abstract) => toRange(abstract.range).intersection(range)).find((part) => part !== undefined && !part.isEmpty);
}
