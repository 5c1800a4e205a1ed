import { isDay, isIdentifier, parseIdentity } from '#text';
import type { Dismissal } from '../model/dismissal';
import { dismissalsFileName } from '../model/ownFiles';
import { editSortedLines, type LinesText, parseLines, type SortedLineFormat } from './lines';
import type { OwnFileKind } from './ownFile';

const head = `# Dismissed findings, one per line: date, check, identifier of the paper, and the sentence (or the title for all findings on the paper).
# Lines are sorted by check and paper so that git can merge the work of several people. To show a finding again, delete its line.
`;

/**
 * The writer's dismissals of hints, one a line:
 *
 *     2026-11-30 contradicted-number arxiv:2410.10819 "3x" in "Rivers bend 3x [@a]." after "words before" before "words after"
 *     2026-11-30 contradicted-number arxiv:2410.10819 The title of the paper
 *
 * Texts in quotation marks are written as in JSON.
 */
export const dismissalsFile = {
  fileName: dismissalsFileName,
  content: 'Dismissals',
  rule: {
    code: 'malformed-dismissal',
    settingText: "Severity of lines in `dismissed.txt` that can't be read.",
    documentation: "A line in `dismissed.txt` can't be read. The other lines are used. See the [format](files.md#dismissals).",
  },
  head,
  parse: (text) => parseLines(text, format.read),
  edit: (text, dismissal) => editSortedLines(text, format, [{ entry: dismissal, outdated: [] }]),
} satisfies OwnFileKind<LinesText<Dismissal>, Dismissal>;

const format: SortedLineFormat<Dismissal> = {
  head,
  read: readLine,
  print: (dismissal) => `${dismissal.date} ${withoutDay(dismissal)}`.trimEnd(),
  orderOf: withoutDay,
};

const quoted = String.raw`("(?:[^"\\]|\\[^])*")`;
const place = new RegExp(`^${quoted} in ${quoted}(?: after ${quoted})?(?: before ${quoted})?$`);

const malformedText = 'Enclose each text in quotation marks. Put a backslash before quotation marks and backslashes in it.';

/** The dismissal in a line, or the reason why the line has none. */
function readLine(line: string): Dismissal | string {
  const [, date = '', rule = '', paper = '', rest = ''] = /^(\S+)\s+(\S+)\s+(\S+)\s*([^]*)$/.exec(line) ?? [];
  if (!isDay(date)) return 'A line must begin with a date such as 2026-11-30.';
  if (!/^[a-z]+(?:-[a-z]+)*$/.test(rule)) return 'The date must be followed by the code of a check, such as contradicted-number.';
  const identity = parseIdentity(paper);
  if (identity === undefined) return 'The check must be followed by the paper: arxiv:, doi:, text: or -.';
  const base = { date, rule, identity };
  const inSentence = place.exec(rest);
  if (inSentence === null) {
    // A line that lost a quotation mark must not dismiss all hints on the paper.
    if (/^".* in "/.test(rest)) return malformedText;
    if (rest === '' && !isIdentifier(identity)) return 'The title of the paper or the text of a sentence is missing.';
    return { kind: 'paper', ...base, title: rest };
  }
  const [claim, exact, prefix, suffix] = inSentence.slice(1).map(readText);
  if (claim === undefined || exact === undefined || prefix === undefined || suffix === undefined) return malformedText;
  return { kind: 'sentence', ...base, claim, selector: { exact, prefix, suffix } };
}

/** The text of a JSON string; '' if there is none, undefined if it is malformed. */
function readText(json: string | undefined): string | undefined {
  if (json === undefined) return '';
  try {
    return String(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** The line without its day. */
function withoutDay(dismissal: Dismissal): string {
  const { rule, identity } = dismissal;
  if (dismissal.kind === 'paper') return `${rule} ${identity} ${dismissal.title}`;
  const { exact, prefix, suffix } = dismissal.selector;
  const around = [
    ...(prefix === '' ? [] : ['after', JSON.stringify(prefix)]),
    ...(suffix === '' ? [] : ['before', JSON.stringify(suffix)]),
  ];
  return [rule, identity, JSON.stringify(dismissal.claim), 'in', JSON.stringify(exact), ...around].join(' ');
}
