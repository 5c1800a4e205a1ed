import { endsSentence, readIdentifierLine } from '#text';
import type { Span } from '../../base/span';
import type { DigestIssue } from '../../model/digest';
import { joinLines } from '../fields/joinLines';
import type { LabelledLine } from '../fields/labels';
import type { ParsedDigest } from '../recordDraft';
import { skipReasons } from '../skipReasons';
import { maxBoilerplateLength, mayEndTitle, readBoilerplate } from './boilerplate';
import { findLabelledLine, readLabelledLines } from './labelledLines';
import { type LineBlock, splitLineBlocks } from './lineBlocks';
import { RecordAssembler } from './recordAssembler';
import { isTitleCase, shapeOf, splitBlock, type TextUnit } from './textUnits';

/** The lines of the current block that have not been added to a record yet. */
interface OpenBlock {
  run: Span[];
  label: LabelledLine | undefined;
}

/**
 * Reads text pasted from a page, a mail or a list. The text should consist of titles, each with its abstract below, and of boilerplate
 * between them. Blank lines between papers help but are not required.
 */
export function parsePastedText(text: string): ParsedDigest {
  const pairing = new RecordAssembler();
  for (const block of splitLineBlocks(text)) readBlock(text, block, pairing);
  pairing.finish();
  return { format: 'text', pattern: describePairs(pairing.entries), entries: pairing.entries, issues: pairing.issues };
}

function describePairs(entries: ParsedDigest['entries']): string {
  const texts = entries.filter(({ abstract }) => abstract !== '');
  const summaries = texts.filter(({ abstractKind }) => abstractKind === 'summary');
  return summaries.length > texts.length / 2 ? 'titles followed by summaries' : 'titles followed by abstracts';
}

/** Reads a block. Boilerplate and labelled lines divide it; the lines between these are running text. */
function readBlock(text: string, block: LineBlock, assembler: RecordAssembler): void {
  const open: OpenBlock = { run: [], label: undefined };
  for (const line of block) {
    const label = findLabelledLine(text, line, open, assembler);
    if (label !== undefined) {
      flush(text, open, assembler);
      open.label = label;
      if (label.value.start < label.value.end) open.run.push(label.value);
    } else if (!readLine(text, line, open, assembler)) {
      open.run.push(line);
    }
  }
  flush(text, open, assembler);
}

/** Adds the lines that were collected so far to the assembler. */
function flush(text: string, open: OpenBlock, assembler: RecordAssembler): void {
  if (open.label !== undefined) readLabelledLines(text, open.label, open.run, assembler);
  else if (open.run.length > 0) readRun(text, open.run, assembler);
  open.run = [];
  open.label = undefined;
}

/** Reads a line of boilerplate or links. Returns false if the line is running text. */
function readLine(text: string, line: Span, open: OpenBlock, assembler: RecordAssembler): boolean {
  if (line.end - line.start > maxBoilerplateLength) return false;
  const joined = joinLines(text, line);
  const last = open.run.at(-1);
  const above = last === undefined ? '' : text.slice(last.start, last.end);
  const boilerplate = mayEndTitle(joined, above) ? undefined : readBoilerplate(joined);
  if (boilerplate === undefined) {
    const references = isInParagraph(open, above, assembler) ? undefined : readIdentifierLine(joined);
    if (references === undefined) return false;
    flush(text, open, assembler);
    assembler.addIdentifiers(references, line.end);
    return true;
  }
  flush(text, open, assembler);
  if (boilerplate.kind === 'page-date') assembler.addPageDate(boilerplate.date);
  else if (boilerplate.kind === 'published') assembler.addPublishedDate(boilerplate.date, line.end);
  else if (boilerplate.kind === 'submitter') assembler.addSubmitter();
  else if (joined.toLowerCase() === 'abstract') assembler.addAbstractLabel();
  return true;
}

/**
 * Whether a line may continue a sentence of the line above. For example, a web address on a line of its own may be the last word of an
 * abstract.
 */
function isInParagraph({ run, label }: OpenBlock, above: string, assembler: RecordAssembler): boolean {
  if (above === '' || endsSentence(above)) return false;
  if (label !== undefined) return label.label === 'abstract' || label.label === 'summary';
  return assembler.awaitsAbstract || (run.length > 1 && above.length > 30 && !isTitleCase(above));
}

function readRun(text: string, lines: LineBlock, assembler: RecordAssembler): void {
  const long = lines.find(isTooLong);
  if (long !== undefined) {
    assembler.addStray(long, skipReasons.longText(long.end - long.start));
    return;
  }
  for (const unit of splitBlock(text, lines, assembler.awaitsAbstract)) {
    if (isTooLong(unit.span)) assembler.addStray(unit.span, skipReasons.longText(unit.span.end - unit.span.start));
    else assembler.addText(unit.shape === 'short' ? withoutListMark(text, unit) : unit);
  }
}

function isTooLong({ start, end }: Span): boolean {
  return end - start > maxParagraphLength;
}

const listMark = /^(?:(?:[-*•·‣◦]|\[?\(?\d{1,3}[\].)]|\[(?:PDF|HTML|BOOK|CITATION|[BC])\])\s+)+/;

/** The title without a list mark such as those in `[PDF] Title`, `- Title`, `3. Title`. */
function withoutListMark(text: string, unit: TextUnit): TextUnit {
  const mark = listMark.exec(text.slice(unit.span.start, unit.span.start + 40))?.[0];
  if (mark === undefined || mark.length >= unit.span.end - unit.span.start) return unit;
  const span = { start: unit.span.start + mark.length, end: unit.span.end };
  const joined = joinLines(text, span);
  return { text: joined, span, shape: shapeOf(joined) };
}

/** The longest line or paragraph that is read, in UTF-16 units. Titles and abstracts are much shorter. */
export const maxParagraphLength = 50_000;

/**
 * A line nested more deeply in lists and quotations is not read. Lists of papers have far fewer levels, but many more levels could
 * overflow the stack of a recursive parser.
 */
const maxNesting = 50;
const deepIndent = 8 * maxNesting;
const deepMarkers = new RegExp(String.raw`^(?:[ \t]{0,8}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){${maxNesting}}|^[ \t]{${deepIndent}}`);

function isDeep(text: string, start: number, end: number): boolean {
  return deepMarkers.test(text.slice(start, Math.min(end, start + 2000)));
}

/** Replaces lines that are too long or too deeply nested by blanks of the same length, so that parsers do not have to process them. */
export function blankLongLines(text: string): { text: string; issues: DigestIssue[] } {
  const issues: DigestIssue[] = [];
  const parts: string[] = [];
  let kept = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const isLong = end - start > maxParagraphLength;
    if (isLong || isDeep(text, start, end)) {
      issues.push({ span: { start, end }, reason: isLong ? skipReasons.longText(end - start) : skipReasons.deepLine(maxNesting) });
      parts.push(text.slice(kept, start), ' '.repeat(end - start));
      kept = end;
    }
    start = end + 1;
  }
  return parts.length === 0 ? { text, issues } : { text: parts.join('') + text.slice(kept), issues };
}
