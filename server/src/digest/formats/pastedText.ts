import type { Span } from '../../base/span';
import type { Digest } from '../../model/digest';
import { splitAuthors } from '../authors';
import type { Block } from '../blocks';
import { readBlocks } from '../blocks';
import { findYear, readLeadingDate } from '../calendar';
import { longestFurniture, readFurniture } from '../furniture';
import { joinLines } from '../joinLines';
import type { LabelledLine } from '../labels';
import { readLabelledLine } from '../labels';
import { PaperPairing } from '../paperPairing';
import type { References } from '../references';
import { findDoi, findUrls, readArxivId, readReferences } from '../references';
import type { TextUnit } from '../textUnits';
import { shapeOf, splitBlock } from '../textUnits';
import { longestParagraph, tooLongReason } from './longLines';

/**
 * Reads text pasted from a page, a mail or a list: titles, each with its abstract below, and the page's furniture
 * between them. Blank lines divide papers best, but are not needed.
 */
export function parsePastedText(text: string): Digest {
  const pairing = new PaperPairing();
  for (const block of readBlocks(text)) readBlock(text, block, pairing);
  pairing.finish();
  return { format: 'pasted-text', entries: pairing.entries, issues: pairing.issues };
}

/** Lines that are furniture or labelled divide a block; what stands between them is running text. */
function readBlock(text: string, block: Block, pairing: PaperPairing): void {
  let run: Span[] = [];
  let label: LabelledLine | undefined;
  const flush = (): void => {
    if (label !== undefined) readLabelled(text, label, run, pairing);
    else if (run.length > 0) readRun(text, run, pairing);
    run = [];
    label = undefined;
  };
  for (const line of block) {
    const found = findLabel(text, line, pairing, label);
    if (found !== undefined) {
      flush();
      label = found;
      if (found.value.start < found.value.end) run.push(found.value);
    } else if (line.end - line.start <= longestFurniture && isFurnitureLine(text, line, pairing, flush)) {
      // Read already.
    } else {
      run.push(line);
    }
  }
  flush();
}

function isFurnitureLine(text: string, line: Span, pairing: PaperPairing, flush: () => void): boolean {
  const joined = joinLines(text, line);
  const furniture = readFurniture(joined);
  if (furniture === undefined) {
    const references = readReferenceLine(joined);
    if (references === undefined) return false;
    flush();
    pairing.addReferences(references, line.end);
    return true;
  }
  flush();
  if (furniture.kind === 'page-date') pairing.addPageDate(furniture.date);
  else if (furniture.kind === 'published') pairing.addPublishedDate(furniture.date, line.end);
  else if (furniture.kind === 'submitter') pairing.addSubmitter();
  else if (joined.toLowerCase() === 'abstract') pairing.addAbstractLabel();
  return true;
}

/** A line that is nothing but identifiers and addresses, with a few words at most: `arXiv:2410.10819 [cs.CL]`. */
function readReferenceLine(line: string): References | undefined {
  const arxivId = readArxivId(line.replace(/ \[[\w. -]{2,40}\]$/, ''));
  if (arxivId !== undefined && !line.includes('/abs/')) return { links: readReferences(findUrls(line)).links, arxivId };
  if (!line.includes('http')) return undefined;
  const urls = findUrls(line);
  const rest = urls.reduce((left, address) => left.replace(address, ''), line);
  return urls.length > 0 && rest.trim().length <= 30 ? readReferences(urls) : undefined;
}

/** Labels of metadata mean something only below a title, and where a title could begin with the same word only with a fitting value. */
function findLabel(text: string, line: Span, pairing: PaperPairing, above: LabelledLine | undefined): LabelledLine | undefined {
  const found = readLabelledLine(text, line);
  if (found === undefined) return undefined;
  if (found.label === 'title') return found.word === 'title' ? found : undefined;
  const isBelowTitle = above?.label === 'title';
  if (!pairing.hasPaper && !isBelowTitle) return undefined;
  if (found.label === 'abstract' || found.label === 'summary') return pairing.awaitsAbstract || isBelowTitle ? found : undefined;
  const value = text.slice(found.value.start, Math.min(found.value.end, found.value.start + 500));
  if (found.label === 'link')
    return findUrls(value).length > 0 || readArxivId(value) !== undefined || findDoi(value) !== undefined ? found : undefined;
  if (found.label === 'date') return readLeadingDate(value) === undefined ? undefined : found;
  if (found.label === 'year') return findYear(value) === undefined ? undefined : found;
  return found.word === 'by' || found.word.length < 4 ? undefined : found;
}

function readLabelled(text: string, label: LabelledLine, lines: Block, pairing: PaperPairing): void {
  const span = { start: label.value.start, end: lines.at(-1)?.end ?? label.value.end };
  const value = joinLines(text, span);
  if (label.label === 'title') {
    if (value !== '') pairing.addTitle({ text: value, span, shape: 'short' }, 'certain');
  } else if (label.label === 'abstract' || label.label === 'summary') {
    if (value === '') pairing.addAbstractLabel();
    else pairing.addAbstract({ text: value, span });
  } else if (label.label === 'authors') {
    pairing.addAuthors(splitAuthors(value), span.end);
  } else if (label.label === 'date') {
    const date = readLeadingDate(value);
    if (date !== undefined) pairing.addPublishedDate(date, span.end);
  } else if (label.label === 'year') {
    const year = findYear(value);
    if (year !== undefined) pairing.addYear(year);
  } else if (label.label === 'link') {
    const { links, arxivId, doi } = readReferences(findUrls(value));
    pairing.addReferences({ links, arxivId: arxivId ?? readArxivId(value), doi: doi ?? findDoi(value) }, span.end);
  }
}

function readRun(text: string, lines: Block, pairing: PaperPairing): void {
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
