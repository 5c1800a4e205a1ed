import type { Span } from '../../base/span';
import type { LineBlock } from './lineBlocks';
import { splitLineBlocks } from './lineBlocks';
import type { ParsedDigest } from '../recordDraft';
import { longestBoilerplate, mayEndTitle, readBoilerplate } from './boilerplate';
import { joinLines } from '../fields/joinLines';
import { findLabelledLine, readLabelledLines } from './labelledLines';
import type { LabelledLine } from '../fields/labels';
import { RecordAssembler } from './recordAssembler';
import { readIdentifierLine } from '../../text/identifiers/paperIdentifiers';
import type { TextUnit } from './textUnits';
import { isTitleCase, shapeOf, splitBlock } from './textUnits';
import { longestParagraph, tooLongReason } from './longLines';

/**
 * Reads text pasted from a page, a mail or a list: titles, each with its abstract below, and the page's furniture
 * between them. Blank lines divide papers best, but are not needed.
 */
export function parsePastedText(text: string): ParsedDigest {
  const pairing = new RecordAssembler();
  for (const block of splitLineBlocks(text)) readBlock(text, block, pairing);
  pairing.finish();
  return { format: 'text', pattern: 'titles with their abstracts below', entries: pairing.entries, issues: pairing.issues };
}

/** A block as far as it is read: running text that is not handed on yet. */
interface OpenBlock {
  run: Span[];
  label: LabelledLine | undefined;
}

/** Lines that are furniture or labelled divide a block; what stands between them is running text. */
function readBlock(text: string, block: LineBlock, pairing: RecordAssembler): void {
  const open: OpenBlock = { run: [], label: undefined };
  for (const line of block) {
    const label = findLabelledLine(text, line, open, pairing);
    if (label !== undefined) {
      flush(text, open, pairing);
      open.label = label;
      if (label.value.start < label.value.end) open.run.push(label.value);
    } else if (!readLine(text, line, open, pairing)) {
      open.run.push(line);
    }
  }
  flush(text, open, pairing);
}

/** Hands on the running text so far. */
function flush(text: string, open: OpenBlock, pairing: RecordAssembler): void {
  if (open.label !== undefined) readLabelledLines(text, open.label, open.run, pairing);
  else if (open.run.length > 0) readRun(text, open.run, pairing);
  open.run = [];
  open.label = undefined;
}

/** Reads a line that is no running text; returns false for a line that is. */
function readLine(text: string, line: Span, open: OpenBlock, pairing: RecordAssembler): boolean {
  if (line.end - line.start > longestBoilerplate) return false;
  const joined = joinLines(text, line);
  const last = open.run.at(-1);
  const above = last === undefined ? '' : text.slice(last.start, last.end);
  const furniture = mayEndTitle(joined, above) ? undefined : readBoilerplate(joined);
  if (furniture === undefined) {
    const references = isInParagraph(open, above, pairing) ? undefined : readIdentifierLine(joined);
    if (references === undefined) return false;
    flush(text, open, pairing);
    pairing.addIdentifiers(references, line.end);
    return true;
  }
  flush(text, open, pairing);
  if (furniture.kind === 'page-date') pairing.addPageDate(furniture.date);
  else if (furniture.kind === 'published') pairing.addPublishedDate(furniture.date, line.end);
  else if (furniture.kind === 'submitter') pairing.addSubmitter();
  else if (joined.toLowerCase() === 'abstract') pairing.addAbstractLabel();
  return true;
}

/** Whether a line goes on with a sentence above it: an address on a line of its own may be the last word of an abstract. */
function isInParagraph({ run, label }: OpenBlock, above: string, pairing: RecordAssembler): boolean {
  if (above === '' || /[.!?]["'”’)\]]*$/.test(above)) return false;
  if (label !== undefined) return label.label === 'abstract' || label.label === 'summary';
  return pairing.awaitsAbstract || (run.length > 1 && above.length > 30 && !isTitleCase(above));
}

function readRun(text: string, lines: LineBlock, pairing: RecordAssembler): void {
  const long = lines.find(isTooLong);
  if (long !== undefined) {
    pairing.addStray(long, tooLongReason(long.end - long.start));
    return;
  }
  for (const unit of splitBlock(text, lines, pairing.awaitsAbstract)) {
    if (isTooLong(unit.span)) pairing.addStray(unit.span, tooLongReason(unit.span.end - unit.span.start));
    else pairing.addText(unit.shape === 'short' ? withoutListMark(text, unit) : unit);
  }
}

function isTooLong({ start, end }: Span): boolean {
  return end - start > longestParagraph;
}

const listMark = /^(?:(?:[-*•·‣◦]|\[?\(?\d{1,3}[\].)]|\[(?:PDF|HTML|BOOK|CITATION|[BC])\])\s+)+/;

/** `[PDF] Title`, `- Title`, `3. Title`: the title alone. */
function withoutListMark(text: string, unit: TextUnit): TextUnit {
  const mark = listMark.exec(text.slice(unit.span.start, unit.span.start + 40))?.[0];
  if (mark === undefined || mark.length >= unit.span.end - unit.span.start) return unit;
  const span = { start: unit.span.start + mark.length, end: unit.span.end };
  const joined = joinLines(text, span);
  return { text: joined, span, shape: shapeOf(joined) };
}
