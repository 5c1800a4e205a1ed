import { foldText, isDay, isIdentifier, parseIdentity, printTitle } from '#text';
import { type DecidedPaper, possibleDecisions } from '../model/decision';
import { editSortedLines, type LineChange, type LinesText, parseLines, type SortedLineFormat } from './lines';
import type { OwnFileKind } from './ownFile';

const head = `# Decisions about new papers, one per line: date, decision (kept, skipped, later or cited), identifier, title.
# Lines are sorted by title so that git can merge the decisions of several people. To review a paper again, delete its line.
`;

/**
 * The writer's decisions about new papers, one a line: `2026-11-28 kept arxiv:2410.10819 The title`. If several are about one paper,
 * the latest one counts.
 */
export const decisionsFile = {
  fileName: 'reviewed.txt',
  content: 'Decisions',
  rule: {
    code: 'malformed-decision',
    settingText: "Severity of lines in `reviewed.txt` that can't be read.",
    documentation: "A line in `reviewed.txt` can't be read. The other lines are used. See the [format](new-papers.md#share-decisions).",
  },
  head,
  parse: (text) => parseLines(text, format.read),
  edit: (text, changes) => editSortedLines(text, format, changes),
} satisfies OwnFileKind<LinesText<DecidedPaper>, readonly LineChange<DecidedPaper>[]>;

const format: SortedLineFormat<DecidedPaper> = {
  head,
  read: (line) => {
    const [, date = '', word = '', written = '', title = ''] = /^(\S+)\s+(\S+)\s+(\S+)\s*(.*)$/.exec(line) ?? [];
    if (!isDay(date)) return 'A line must begin with a date such as 2026-11-28.';
    const decision = possibleDecisions.find((each) => each === word);
    if (decision === undefined) return `The date must be followed by one of ${possibleDecisions.join(', ')}.`;
    const identity = parseIdentity(written);
    if (identity === undefined) return 'The decision must be followed by the paper: arxiv:, doi:, text: or -.';
    if (title === '' && !isIdentifier(identity)) return 'The title of the paper is missing.';
    return { date, decision, identity, title };
  },
  // A paper that has neither an identifier nor a title that can be seen gets no line, because nothing in it would name the paper.
  print: ({ date, decision, identity, title }) => {
    const plain = printTitle(title);
    return plain === '' && !isIdentifier(identity) ? undefined : `${date} ${decision} ${identity} ${plain}`.trimEnd();
  },
  orderOf: ({ title, identity }) => `${foldText(title)} ${identity}`,
};

/** The decisions in the order in which they were made: by day, and those of one day in the order of the file. */
export function orderByDate<Decided extends DecidedPaper>(papers: readonly Decided[]): readonly Decided[] {
  return [...papers].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
