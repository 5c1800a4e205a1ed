import { detectLineEnd, findWholeLine } from '../../base/parseLines';
import type { Span } from '../../base/span';
import type { TextEdit } from '../../model/draft';
import type { Correction } from './correction';
import { foldCorrection, printCorrection } from './corrections';
import { parseCorrections } from './parseCorrections';

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
