import type { Range } from 'vscode';
import type { ThreadsAnswer } from '../../../server/src/protocol/noteRequests';
import { toRange } from '../editing/convert';
import { messages } from '../messages/messages';

/** An abstract in a digest, with its paper. */
export type Abstract = ThreadsAnswer['abstracts'][number];

/** Words of an abstract, and the abstract's paper. */
export interface NotePlace {
  readonly passage: Range;
  readonly key: string;
  readonly name: string;
}

/** The words of an abstract that a range covers, and its paper. Throws with words for the writer if the range covers none. */
export function findPlace(abstracts: readonly Abstract[], wanted: Range): NotePlace {
  const passage = findCovered(abstracts, wanted);
  const abstract = passage === undefined ? undefined : abstracts.find(({ range }) => toRange(range).contains(passage));
  if (passage === undefined || abstract === undefined) throw new Error(messages.noAbstractHere());
  return { passage, key: abstract.key, name: abstract.name };
}

/** The part of an abstract that a range covers; undefined if it covers none. */
export function findCovered(abstracts: readonly Abstract[], range: Range): Range | undefined {
  return abstracts.map((abstract) => toRange(abstract.range).intersection(range)).find((part) => part !== undefined && !part.isEmpty);
}
