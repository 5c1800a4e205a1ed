import { editOrderedLines } from '../base/orderedLines';
import type { Span } from '../base/span';
import type { TextEdit } from '../model/draft';
import type { TriagedPaper } from '../model/triage';
import { foldText } from '../text/foldText';
import { isIdentifier, printTitle } from '../text/identity/paperIdentity';
import { parseTriageFile } from './parseTriageFile';

/** The content of a new file. */
export const newTriageFile = `# New papers that you reviewed, one per line: date, decision (kept, skipped, later or cited), paper, title.
# Lines are sorted by title so that git can merge the work of several people. Delete a line to review its paper again.
`;

/** A line to write into the file, and the earlier lines about the same paper, which it replaces. */
export interface TriageChange {
  /** undefined to remove the earlier lines only. */
  readonly line: TriagedPaper | undefined;
  /** Spans of whole lines in the file, in any order. */
  readonly outdated: readonly Span[];
}

/**
 * The edits that make the changes in the writer's file; empty if the file already has the lines. They do not overlap. A paper that has
 * neither an identifier nor a title that can be seen gets no line, because nothing in the line would name it.
 */
export function editTriageFile(text: string, changes: readonly TriageChange[]): readonly TextEdit[] {
  const lines = parseTriageFile(text).papers.map((paper) => ({ span: paper.span, order: orderOf(paper) }));
  const lineChanges = changes.map(({ line, outdated }) => ({
    line: line === undefined ? undefined : printTriage(line),
    order: line === undefined ? '' : orderOf(line),
    outdated,
  }));
  return editOrderedLines({ text, lines, head: newTriageFile }, lineChanges);
}

/** The line of the file with a decision; undefined if nothing in it would name the paper. */
function printTriage({ date, decision, identity, title }: TriagedPaper): string | undefined {
  const plain = printTitle(title);
  if (plain === '' && !isIdentifier(identity)) return undefined;
  return `${date} ${decision} ${identity} ${plain}`.trimEnd();
}

function orderOf({ title, identity }: TriagedPaper): string {
  return `${foldText(title)} ${identity}`;
}
