import type { Range, TextDocument } from 'vscode';
import type { ThreadsAnswer } from '../../../server/src/client';
import { toRange } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';

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

/** A line with more UTF-16 code units than this is long: VS Code wraps it into several rows. */
const maxLineLength = 120;

/**
 * Where the margin shows that a note can be made on an abstract: the whole abstract. If it is in one long line, the title, because VS
 * Code draws what is in the margin of a line beside each row of it.
 */
export function findCommentingRange(document: TextDocument, { range, title }: AbstractRange): Range {
  const abstract = toRange(range);
  return abstract.isSingleLine && isLong(document, abstract) ? toRange(title) : abstract;
}

/** Where the margin marks a note on the passage: at the passage. If that is in a long line of an abstract, at the title. */
export function findGutterMark(document: TextDocument, passage: Range, abstracts: readonly AbstractRange[]): Range {
  if (!isLong(document, passage)) return passage;
  const abstract = abstracts.find(({ range }) => toRange(range).contains(passage));
  return abstract === undefined ? passage : toRange(abstract.title);
}

/** Whether a line of the range is long. VS Code draws the mark of a note at the last one. */
function isLong(document: TextDocument, { end }: Range): boolean {
  return end.line < document.lineCount && document.lineAt(end.line).text.length > maxLineLength;
}
