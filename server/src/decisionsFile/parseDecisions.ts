import { parseLines } from '../base/parseLines';
import { possibleDecisions, type DecidedPaper, type DecisionsText } from '../model/decision';
import { isDay } from '../text/dates/isDay';
import { isIdentifier, parseIdentity } from '../text/identity/paperIdentity';

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
