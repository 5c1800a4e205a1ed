import { findDoi, findUrls, findYear, readArxivId, readLeadingDate, readPaperUrls } from '#text';
import type { Span } from '../../base/span';
import { splitAuthors } from '../fields/authors';
import { joinLines } from '../fields/joinLines';
import { type LabelledLine, readLabelledLine } from '../fields/labels';
import type { LineBlock } from './lineBlocks';
import type { RecordAssembler } from './recordAssembler';

/** The lines of a block that are above the current line and have not been added to a record yet. */
interface LinesAbove {
  /** The label whose value the current line may continue; undefined if the lines above have no label. */
  readonly label: LabelledLine | undefined;
  /** The lines of running text since the last labelled or boilerplate line. The first one may be the value in the labelled line itself. */
  readonly run: readonly Span[];
}

/**
 * The label and the value of a line such as `Authors: A, B`. undefined if the line has no label or the label does not count here. All
 * labels but `title` count only after a title. Most labels of metadata count only if the value fits, because the word before the colon
 * may also begin a sentence.
 */
export function findLabelledLine(text: string, line: Span, above: LinesAbove, assembler: RecordAssembler): LabelledLine | undefined {
  const found = readLabelledLine(text, line);
  if (found === undefined) return undefined;
  if (found.label === 'title') return found.word === 'title' ? found : undefined;
  const isBelowTitle = above.label?.label === 'title';
  if (!assembler.hasPaper && !isBelowTitle) return undefined;
  if (found.label === 'abstract' || found.label === 'summary') return assembler.awaitsAbstract || isBelowTitle ? found : undefined;
  return fitsLabel(text, found, above.label === undefined && above.run.length > 0) ? found : undefined;
}

function fitsLabel(text: string, { label, word, value: span }: LabelledLine, isBelowText: boolean): boolean {
  const value = text.slice(span.start, Math.min(span.end, span.start + 500));
  if (label === 'link') return findUrls(value).length > 0 || readArxivId(value) !== undefined || findDoi(value) !== undefined;
  if (label === 'date') return readLeadingDate(value) !== undefined;
  if (label === 'year') return findYear(value) !== undefined;
  // A line such as `Models: ...` may be the second line of a title.
  if (label === 'venue' || label === 'other') return !isBelowText && word.length > 3;
  return word !== 'by';
}

/** Adds the value of a labelled line to the paper. The first of `lines` is the rest of the labelled line, unless that rest is empty. */
export function readLabelledLines(text: string, { label, value: own }: LabelledLine, lines: LineBlock, assembler: RecordAssembler): void {
  const span = { start: own.start, end: lines.at(-1)?.end ?? own.end };
  const value = joinLines(text, span);
  if (label === 'title' && value !== '') assembler.addTitle({ text: value, span, shape: 'short' }, 'certain');
  else if ((label === 'abstract' || label === 'summary') && value !== '')
    assembler.addAbstract({ text: value, span }, label === 'summary' ? label : undefined);
  else if (label === 'abstract' || label === 'summary') assembler.addAbstractLabel();
  else if (label === 'authors') assembler.addAuthors(splitAuthors(value), span.end);
  else readFact(label, value, span, assembler);
}

function readFact(label: LabelledLine['label'], value: string, span: Span, assembler: RecordAssembler): void {
  if (label === 'date') {
    const date = readLeadingDate(value);
    if (date !== undefined) assembler.addPublishedDate(date, span.end);
  } else if (label === 'year') {
    const year = findYear(value);
    if (year !== undefined) assembler.addYear(year);
  } else if (label === 'venue') {
    assembler.addVenue(value);
  } else if (label === 'link') {
    const { links, arxivId, doi } = readPaperUrls(findUrls(value));
    assembler.addIdentifiers({ links, arxivId: arxivId ?? readArxivId(value), doi: doi ?? findDoi(value) }, span.end);
  }
}
