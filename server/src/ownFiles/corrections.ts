import { parseLines, detectLineEnd, findWholeLine } from './lines';
import type { Span } from '../base/span';
import { type Correction, foldCorrection, listWords, printCorrection, titleMark } from '#digest';
import type { TextEdit } from '../model/draft';

/** A correction as written in a line of the writer's file. */
export interface WrittenCorrection extends Correction {
  /** The span of the line without the white space around it. */
  readonly span: Span;
}

/** A parsed file of corrections. */
export interface CorrectionsText {
  /** The corrections in the order of the file. If several have the same words, all are included, but only the last one has an effect. */
  readonly corrections: readonly WrittenCorrection[];
  /** The lines that could not be understood, with reasons shown to the writer. */
  readonly issues: readonly { readonly span: Span; readonly reason: string }[];
}

/** A line with more words than this is reported, because no title is that long. */
export const mostWordsInLine = 100;

const kinds: readonly (readonly [RegExp, Correction['kind']])[] = [
  [/^paper\s*:/i, 'paper'],
  [/^not\s+a\s+paper\s*:/i, 'no-paper'],
];

/**
 * Parses the writer's corrections, one per line: `paper: the title`, `paper: words before || the title || words after`, or `not a paper:
 * the title`. `parseLines` says what happens to other lines. Never throws.
 */
export function parseCorrections(text: string): CorrectionsText {
  const { entries: corrections, issues } = parseLines(text, readLine);
  return { corrections, issues };
}

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
  if (listWords(line).length > mostWordsInLine) return 'This is too long for a title.';
  return { kind, before, title, after };
}

/** The content of a new corrections file. */
export const newCorrectionsFile = `# Corrections to how digests are read, one per line. Edit them here, or use Correct Parsing in a digest.
#   paper: the title                         a paper that wasn't recognized
#   paper: the title || words after it       where the title of a paper ends
#   paper: words before || the title ||      where the title begins
#   not a paper: the title                   not a paper, although it looks like one
`;

/**
 * The edits that add a correction to the writer's file, and remove each earlier correction that has the same words as the new one or as
 * a correction in `outdated`. Empty if the file already has the correction and nothing needs to be removed.
 */
export function editCorrections(text: string, correction: Correction, outdated: readonly Correction[] = []): readonly TextEdit[] {
  const line = printCorrection(correction);
  const words = new Set([correction, ...outdated].map(foldCorrection));
  const about = parseCorrections(text).corrections.filter((other) => words.has(foldCorrection(other)));
  const last = about.at(-1);
  if (last !== undefined && about.length === 1 && printCorrection(last) === line) return [];
  const lineEnd = detectLineEnd(text);
  const gone = about.map(({ span }) => removeLine(text, span));
  const isOpen = /[^\r\n]$/.test(text) && gone.at(-1)?.span.end !== text.length;
  const head = text.trim() === '' ? newCorrectionsFile.replaceAll('\n', lineEnd) : isOpen ? lineEnd : '';
  return [...gone, { span: { start: text.length, end: text.length }, newText: `${head}${line}${lineEnd}` }];
}

/** The edits that remove corrections from the writer's file. */
export function forgetCorrections(text: string, forgotten: readonly Correction[]): readonly TextEdit[] {
  const words = new Set(forgotten.map(foldCorrection));
  return parseCorrections(text)
    .corrections.filter((each) => words.has(foldCorrection(each)))
    .map(({ span }) => removeLine(text, span));
}

function removeLine(text: string, span: Span): TextEdit {
  return { span: findWholeLine(text, span), newText: '' };
}
