import { type Correction, foldCorrection, foldWords, listWords, parseShape, printCorrection, titleMark } from '#digest';
import type { TextEdit } from '../model/draft';
import { detectLineEnd, findWholeLine, type LinesText, parseLines, type Written } from './lines';
import type { OwnFileKind } from './ownFile';

const head = `# Corrections to how digests are read, one per line. Edit them here, or use Correct Parsing in a digest.
#   paper: the title                         a paper that wasn't recognized
#   paper: the title || words after it       where the title of a paper ends
#   paper: words before || the title ||      where the title begins
#   paper: the title ||                      the title ends here, whatever follows
#   not a paper: the title                   not a paper, although it looks like one
#   no papers in: the file name              a file without papers
# A line "papers like" or "not papers like" repeats the correction of a title wherever its file has the same mistake.
`;

/** Corrections to add, and corrections to remove. */
export interface CorrectionChange {
  readonly added: readonly Correction[];
  readonly removed: readonly Correction[];
}

/**
 * The writer's corrections of digests, one a line: `paper: the title`, `paper: words before || the title || words after`, `not a paper:
 * the title`, `papers like: a title || its shape` or `no papers in: the file name`. If several have the same words, only the last one has an effect, and the others are reported.
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

const kinds: readonly (readonly [RegExp, (words: string) => Correction | string])[] = [
  [/^papers?\s+like\s*:/i, (words) => readShape(words, 'papers')],
  [/^not\s+(?:a\s+)?papers?\s+like\s*:/i, (words) => readShape(words, 'no papers')],
  [/^no\s+papers\s+in\s*:/i, readFileName],
  [/^paper\s*:/i, (words) => readTitle(words, 'paper')],
  [/^not\s+a\s+paper\s*:/i, (words) => readTitle(words, 'no-paper')],
];

/** A line with more words than this is reported, because no title is that long. */
const maxWordsInLine = 100;

/** The correction in a line, or the reason why the line does not have one. */
function readLine(line: string): Correction | string {
  for (const [pattern, read] of kinds) {
    const head = pattern.exec(line)?.[0];
    if (head !== undefined)
      return listWords(line).length > maxWordsInLine ? 'This is too long for a title.' : read(line.slice(head.length));
  }
  return 'A line must begin with "paper:" or "not a paper:", followed by the title.';
}

function listParts(words: string): readonly string[] {
  return words.split(titleMark).map((part) => part.replace(/\s+/g, ' ').trim());
}

function readTitle(words: string, kind: 'paper' | 'no-paper'): Correction | string {
  const parts = listParts(words);
  if (parts.length > 3) return `Use ${titleMark} at most twice: before and after the title.`;
  if (kind === 'no-paper' && parts.length > 1) return `"not a paper:" must be followed by the whole title, without ${titleMark}.`;
  const [before = '', title = '', after = ''] = parts.length === 3 || parts[0] === '' ? parts : ['', ...parts];
  if (listWords(title).length === 0) return noTitle;
  const [isStart, isEnd] = [parts.length > 1 && parts[0] === '', parts.length > 1 && parts.at(-1) === ''];
  const open = isStart && isEnd ? 'both' : isStart ? 'start' : isEnd ? 'end' : undefined;
  return { kind, before, title, after, ...(open === undefined || before !== '' || after !== '' ? {} : { open }) };
}

const noTitle = 'The title is missing.';

/** Marginalia writes these lines, and a writer deletes them. Nothing else must be understood. */
function readShape(words: string, kind: 'papers' | 'no papers'): Correction | string {
  const [title = '', shapeWords, ...others] = listParts(words);
  if (listWords(title).length === 0) return noTitle;
  const shape = shapeWords === undefined || others.length > 0 ? undefined : parseShape(shapeWords);
  if (shape === undefined || (shape.right === undefined) !== (kind === 'no papers'))
    return "This line can't be read. Delete it, and correct the title in its digest again.";
  return { kind: 'like', title, shape };
}

function readFileName(words: string): Correction | string {
  const fileName = words.trim();
  return fileName === '' || /[\\/]/.test(fileName) ? 'Use the name of a file, without folders.' : { kind: 'no-papers', fileName };
}

/**
 * The edits that remove each correction that is about the same words or file as an added one or a removed one, and add the added ones at
 * the end. Empty if the file already has the corrections and nothing needs to be removed. If a title is no longer corrected, those like
 * it are not either.
 */
function editCorrections(text: string, { added, removed }: CorrectionChange): readonly TextEdit[] {
  const known = parseLines(text, readLine).entries;
  const changed = new Set([...added, ...removed].map(foldCorrection));
  const titles = new Set(
    [...added, ...removed].flatMap((each) => (each.kind === 'paper' || each.kind === 'no-paper' ? [foldWords(each.title)] : [])),
  );
  const about = known.filter(
    (other) => changed.has(foldCorrection(other)) || (other.kind === 'like' && titles.has(foldWords(other.title))),
  );
  const lines = added.map(printCorrection);
  const kept = about.filter((other) => lines.includes(printCorrection(other)));
  if (kept.length === about.length && kept.length === lines.length) return [];
  const gone = about.map(({ span }) => ({ span: findWholeLine(text, span), newText: '' }));
  if (lines.length === 0) return gone;
  const lineEnd = detectLineEnd(text);
  const isOpen = /[^\r\n]$/.test(text) && gone.at(-1)?.span.end !== text.length;
  const start = text.trim() === '' ? head.replaceAll('\n', lineEnd) : isOpen ? lineEnd : '';
  return [...gone, { span: { start: text.length, end: text.length }, newText: `${start}${lines.map((line) => line + lineEnd).join('')}` }];
}
