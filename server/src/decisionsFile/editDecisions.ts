import { editOrderedLines } from '../base/orderedLines';
import type { Span } from '../base/span';
import type { TextEdit } from '../model/draft';
import type { DecidedPaper } from '../model/decision';
import { foldText } from '../text/foldText';
import { isIdentifier, printTitle } from '../text/identity/paperIdentity';
import { parseDecisions } from './parseDecisions';

/** The content of a new file. */
export const newDecisionsFile = `# Decisions about new papers, one per line: date, decision (kept, skipped, later or cited), identifier, title.
# Lines are sorted by title so that git can merge the decisions of several people. To review a paper again, delete its line.
`;

/** A line to write into the file, and the earlier lines about the same paper, which it replaces. */
export interface DecisionChange {
  /** undefined to remove the earlier lines only. */
  readonly line: DecidedPaper | undefined;
  /** Spans of whole lines in the file, in any order. */
  readonly outdated: readonly Span[];
}

/**
 * The edits that make the changes in the writer's file; empty if the file already has the lines. They do not overlap. A paper that has
 * neither an identifier nor a title that can be seen gets no line, because nothing in the line would name it.
 */
export function editDecisions(text: string, changes: readonly DecisionChange[]): readonly TextEdit[] {
  const lines = parseDecisions(text).papers.map((paper) => ({ span: paper.span, order: orderOf(paper) }));
  const lineChanges = changes.map(({ line, outdated }) => ({
    line: line === undefined ? undefined : printDecision(line),
    order: line === undefined ? '' : orderOf(line),
    outdated,
  }));
  return editOrderedLines({ text, lines, head: newDecisionsFile }, lineChanges);
}

/** The line of the file with a decision; undefined if nothing in it would name the paper. */
function printDecision({ date, decision, identity, title }: DecidedPaper): string | undefined {
  const plain = printTitle(title);
  if (plain === '' && !isIdentifier(identity)) return undefined;
  return `${date} ${decision} ${identity} ${plain}`.trimEnd();
}

function orderOf({ title, identity }: DecidedPaper): string {
  return `${foldText(title)} ${identity}`;
}
