import { parseLines } from '../../base/parseLines';
import type { Span } from '../../base/span';
import { titleMark, type Correction } from './correction';
import { listWords } from './comparedWords';

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
