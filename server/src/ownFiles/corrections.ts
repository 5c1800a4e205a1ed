import { type Correction, foldCorrection, listWords, printCorrection, titleMark } from '#digest';
import type { TextEdit } from '../model/draft';
import { detectLineEnd, findWholeLine, type LinesText, parseLines, type Written } from './lines';
import type { OwnFileKind } from './ownFile';

const head = `# Corrections to how digests are read, one per line. Edit them here, or use Correct Parsing in a digest.
#   paper: the title                         a paper that wasn't recognized
#   paper: the title || words after it       where the title of a paper ends
#   paper: words before || the title ||      where the title begins
#   not a paper: the title                   not a paper, although it looks like one
`;

/** A correction to add, if there is one, and corrections to remove. */
export interface CorrectionChange {
  readonly added?: Correction;
  readonly removed: readonly Correction[];
}

/**
 * The writer's corrections of digests, one a line: `paper: the title`, `paper: words before || the title || words after`, or `not a
 * paper: the title`. If several have the same words, only the last one has an effect, and the others are reported.
 */
export const correctionsFile = {
  fileName: 'corrections.txt',
  content: 'Corrections',
  rule: {
    code: 'malformed-correction',
    settingText: "Severity of lines in `corrections.txt` that can't be read or are overridden.",
    documentation:
      "A line in `corrections.txt` can't be read, or a later line about the same text overrides it. See the [format](files.md#corrections).",
  },
  head,
  parse: (text) => {
    const { issues, ...rest } = parseLines(text, readLine);
    const overridden = listOverridden(rest.entries).map(({ span }) => ({ span, reason: 'Overridden by a later line.' }));
    return { ...rest, issues: [...issues, ...overridden] };
  },
  edit: editCorrections,
} satisfies OwnFileKind<LinesText<Correction>, CorrectionChange>;

function listOverridden(list: readonly Written<Correction>[]): readonly Written<Correction>[] {
  const last = new Map(list.map((correction) => [foldCorrection(correction), correction]));
  return list.filter((correction) => last.get(foldCorrection(correction)) !== correction);
}

const kinds: readonly (readonly [RegExp, Correction['kind']])[] = [
  [/^paper\s*:/i, 'paper'],
  [/^not\s+a\s+paper\s*:/i, 'no-paper'],
];

/** A line with more words than this is reported, because no title is that long. */
const maxWordsInLine = 100;

/** The correction in a line, or the reason why the line does not have one. */
function readLine(line: string): Correction | string {
  const [pattern, kind] = kinds.find(([begins]) => begins.test(line)) ?? [];
  if (pattern === undefined || kind === undefined) return 'A line must begin with "paper:" or "not a paper:", followed by the title.';
  const parts = line
    .replace(pattern, '')
    .split(titleMark)
    .map((part) => part.replace(/\s+/g, ' ').trim());
  if (parts.length > 3) return `Use ${titleMark} at most twice: before and after the title.`;
  if (kind === 'no-paper' && parts.length > 1) return `"not a paper:" must be followed by the whole title, without ${titleMark}.`;
  const [before = '', title = '', after = ''] = parts.length === 3 ? parts : ['', ...parts];
  if (listWords(title).length === 0) return 'The title is missing.';
  if (listWords(line).length > maxWordsInLine) return 'This is too long for a title.';
  return { kind, before, title, after };
}

/**
 * The edits that remove each correction that has the same words as the added one or as a removed one, and add the added one at the end.
 * Empty if the file already has the correction and nothing needs to be removed.
 */
function editCorrections(text: string, { added, removed }: CorrectionChange): readonly TextEdit[] {
  const words = new Set([...(added === undefined ? [] : [added]), ...removed].map(foldCorrection));
  const about = parseLines(text, readLine).entries.filter((other) => words.has(foldCorrection(other)));
  const gone = about.map(({ span }) => ({ span: findWholeLine(text, span), newText: '' }));
  if (added === undefined) return gone;
  const line = printCorrection(added);
  const [only] = about;
  if (only !== undefined && about.length === 1 && printCorrection(only) === line) return [];
  const lineEnd = detectLineEnd(text);
  const isOpen = /[^\r\n]$/.test(text) && gone.at(-1)?.span.end !== text.length;
  const start = text.trim() === '' ? head.replaceAll('\n', lineEnd) : isOpen ? lineEnd : '';
  return [...gone, { span: { start: text.length, end: text.length }, newText: `${start}${line}${lineEnd}` }];
}
