import { editOrderedLines, parseLines } from './lines';
import { type DecidedPaper, type DecisionsText, possibleDecisions } from '../model/decision';
import { foldText, isDay, isIdentifier, parseIdentity, printTitle } from '#text';
import type { Span } from '../base/span';
import type { TextEdit } from '../model/draft';

/**
 * Parses the writer's decisions about new papers, one a line: `2026-11-28 kept arxiv:2410.10819 The title`. `parseLines` says what
 * happens to other lines. Never throws.
 */
export function parseDecisions(text: string): DecisionsText {
  const { entries: papers, issues } = parseLines(text, readLine);
  return { papers, issues };
}

/** The decision in a line, or the reason why the line has none. */
function readLine(line: string): DecidedPaper | string {
  const [, date = '', word = '', written = '', title = ''] = /^(\S+)\s+(\S+)\s+(\S+)\s*(.*)$/.exec(line) ?? [];
  if (!isDay(date)) return 'A line must begin with a date such as 2026-11-28.';
  const decision = possibleDecisions.find((each) => each === word);
  if (decision === undefined) return `The date must be followed by one of ${possibleDecisions.join(', ')}.`;
  const identity = parseIdentity(written);
  if (identity === undefined) return 'The decision must be followed by the paper: arxiv:, doi:, text: or -.';
  if (title === '' && !isIdentifier(identity)) return 'The title of the paper is missing.';
  return { date, decision, identity, title };
}

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

/** The decisions in the order in which they were made: by day, and those of one day in the order of the file. */
export function orderByDate<Decided extends DecidedPaper>(papers: readonly Decided[]): readonly Decided[] {
  return [...papers].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
