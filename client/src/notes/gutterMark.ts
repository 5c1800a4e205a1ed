import type { Range, TextDocument } from 'vscode';
import { toRange } from '../editing/positions';
import type { AbstractRange } from './notePlace';

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
