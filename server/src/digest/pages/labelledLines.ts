import type { Span } from '../../base/span';
import { splitAuthors } from '../fields/authors';
import type { LineBlock } from './lineBlocks';
import { findYear, readLeadingDate } from '../fields/dates';
import { joinLines } from '../fields/joinLines';
import type { LabelledLine } from '../fields/labels';
import { readLabelledLine } from '../fields/labels';
import type { RecordAssembler } from './recordAssembler';
import { readArxivId } from '../../text/identifiers/arxivId';
import { findDoi } from '../../text/identifiers/doi';
import { readPaperUrls } from '../../text/identifiers/paperIdentifiers';
import { findUrls } from '../../text/identifiers/webAddress';

/** What stands above a line in its block. */
export interface LinesAbove {
  /** The label that is still open. */
  readonly label: LabelledLine | undefined;
  /** The running text since the last label or furniture, line by line. */
  readonly run: readonly Span[];
}

/**
 * The label of a line, where it is one: labels of metadata mean something only below a title, and words with which
 * running text may begin as well only with a fitting value.
 */
export function findLabelledLine(text: string, line: Span, above: LinesAbove, pairing: RecordAssembler): LabelledLine | undefined {
  const found = readLabelledLine(text, line);
  if (found === undefined) return undefined;
  if (found.label === 'title') return found.word === 'title' ? found : undefined;
  const isBelowTitle = above.label?.label === 'title';
  if (!pairing.hasPaper && !isBelowTitle) return undefined;
  if (found.label === 'abstract' || found.label === 'summary') return pairing.awaitsAbstract || isBelowTitle ? found : undefined;
  return fitsLabel(text, found, above.label === undefined && above.run.length > 0) ? found : undefined;
}

function fitsLabel(text: string, { label, word, value: span }: LabelledLine, isBelowText: boolean): boolean {
  const value = text.slice(span.start, Math.min(span.end, span.start + 500));
  if (label === 'link') return findUrls(value).length > 0 || readArxivId(value) !== undefined || findDoi(value) !== undefined;
  if (label === 'date') return readLeadingDate(value) !== undefined;
  if (label === 'year') return findYear(value) !== undefined;
  // `Models: ...` may be the second line of a title.
  if (label === 'venue' || label === 'other') return !isBelowText && word.length > 3;
  return word !== 'by';
}

/** Adds what a label's lines say; the first of them is the value on the label's own line, where it has one. */
export function readLabelledLines(text: string, { label, value: own }: LabelledLine, lines: LineBlock, pairing: RecordAssembler): void {
  const span = { start: own.start, end: lines.at(-1)?.end ?? own.end };
  const value = joinLines(text, span);
  if (label === 'title' && value !== '') pairing.addTitle({ text: value, span, shape: 'short' }, 'certain');
  else if ((label === 'abstract' || label === 'summary') && value !== '')
    pairing.addAbstract({ text: value, span }, label === 'summary' ? label : undefined);
  else if (label === 'abstract' || label === 'summary') pairing.addAbstractLabel();
  else if (label === 'authors') pairing.addAuthors(splitAuthors(value), span.end);
  else readFact(label, value, span, pairing);
}

function readFact(label: LabelledLine['label'], value: string, span: Span, pairing: RecordAssembler): void {
  if (label === 'date') {
    const date = readLeadingDate(value);
    if (date !== undefined) pairing.addPublishedDate(date, span.end);
  } else if (label === 'year') {
    const year = findYear(value);
    if (year !== undefined) pairing.addYear(year);
  } else if (label === 'venue') {
    pairing.addVenue(value);
  } else if (label === 'link') {
    const { links, arxivId, doi } = readPaperUrls(findUrls(value));
    pairing.addIdentifiers({ links, arxivId: arxivId ?? readArxivId(value), doi: doi ?? findDoi(value) }, span.end);
  }
}
