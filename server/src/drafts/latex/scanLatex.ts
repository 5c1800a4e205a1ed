import { indexOfSpanAt, shiftSpan, type Span } from '../../base/span';
import type { CitationChange, CitationCommand, DraftScan, ScanOptions } from '../../model/draft';
import { findChange } from '../../base/findChange';
import { splice, spliceScan, toCitationChange, type ReadStretch, type ScanLists } from '../spliceScan';
import { isBlankLine, longestArgument } from './arguments';
import type { CommandsByName } from './citationCommands';
import { readLatex, type LatexReading, type OwnCommand } from './readLatex';

/** What a scan keeps for the next one. */
interface Memory {
  readonly outer: CommandsByName;
  readonly ownCommands: readonly OwnCommand[];
  readonly classes: readonly Span[];
  readonly unclosed: readonly Span[];
}

const memories = new WeakMap<DraftScan, Memory>();
const noCommands: CommandsByName = new Map();

/**
 * Reads a document. Behind an edit only its surroundings are read anew: from a paragraph well before it to the first
 * paragraph behind it where reading stands as it stood before the edit.
 */
export function scanLatex(text: string, options: ScanOptions = {}): DraftScan {
  const { previous, commands: outer = noCommands } = options;
  const memory = previous === undefined ? undefined : memories.get(previous.scan);
  if (previous === undefined || memory === undefined || !areSame(outer, memory.outer)) return scanAll(text, outer);
  if (previous.text === text) return previous.scan;
  return spliceReading(previous.scan, memory, readChange(text, previous, memory));
}

export function findCitationChange(
  text: string,
  { previous, commands: outer = noCommands }: ScanOptions & Required<Pick<ScanOptions, 'previous'>>,
): CitationChange {
  const { citations } = previous.scan;
  const memory = memories.get(previous.scan);
  if (memory === undefined || !areSame(outer, memory.outer))
    return { first: 0, removed: citations.length, added: scanAll(text, outer).citations };
  const { reading, stretch } = readChange(text, previous, memory);
  return toCitationChange(citations, reading.citations, stretch);
}

function scanAll(text: string, outer: CommandsByName): DraftScan {
  const reading = readLatex(text, 0, new Map(outer), () => undefined);
  return remember(reading, { outer, ...reading });
}

function remember(
  { citations, headings, opaque, fileReferences, ownKeys }: ScanLists,
  { outer, ownCommands, classes, unclosed }: Memory,
): DraftScan {
  const own = new Map(ownCommands.map(({ name, command }) => [name, command]));
  const commands = outer.size === 0 ? own : new Map([...outer, ...own]);
  const scan: DraftScan = { citations, headings, opaque, fileReferences, ownKeys, ownCommands: own, commands, isRoot: classes.length > 0 };
  memories.set(scan, { outer, ownCommands, classes, unclosed });
  return scan;
}

/** The stretch around an edit, read anew. */
interface Reading {
  readonly reading: LatexReading;
  readonly stretch: ReadStretch;
}

function readChange(text: string, { text: oldText, scan: old }: NonNullable<ScanOptions['previous']>, memory: Memory): Reading {
  const change = findChange(oldText, text);
  const start = findRestart(oldText, old.opaque, memory, change.start);
  const commands = new Map(memory.outer);
  for (const own of memory.ownCommands) if (own.start < start) commands.set(own.name, own.command);
  const by = text.length - oldText.length;
  let inStep = findParagraph(oldText, old.opaque, change.oldEnd);
  const reading = readLatex(text, start, commands, (readUpTo, next, soFar) => {
    while (inStep < oldText.length && inStep + by < readUpTo) inStep = findParagraph(oldText, old.opaque, inStep);
    if (inStep < oldText.length && next >= inStep + by && !definesTheSame(soFar.ownCommands, memory.ownCommands, start, inStep))
      inStep = oldText.length;
    return inStep < oldText.length && next >= inStep + by ? inStep + by : undefined;
  });
  return { reading, stretch: { start, oldEnd: reading.end - by, newEnd: reading.end } };
}

function spliceReading(old: DraftScan, memory: Memory, { reading, stretch }: Reading): DraftScan {
  return remember(spliceScan(old, reading, stretch), {
    outer: memory.outer,
    ownCommands: splice(
      memory.ownCommands,
      reading.ownCommands,
      stretch,
      (own) => own,
      (own, shift) => ({ ...own, ...shiftSpan(own, shift) }),
    ),
    classes: splice(memory.classes, reading.classes, stretch, (span) => span, shiftSpan),
    unclosed: splice(memory.unclosed, reading.unclosed, stretch, (span) => span, shiftSpan),
  });
}

/** How far reading may look ahead over a blank line: a definition's body. */
const longestLook = longestArgument + 100;

/** The last paragraph's start before the edit that nothing before it depends on the edit. */
function findRestart(text: string, opaque: readonly Span[], { unclosed }: Memory, changeStart: number): number {
  let from = Math.min(changeStart - longestLook, unclosed[0]?.start ?? Infinity);
  while (from > 0) {
    const lineBreak = text.lastIndexOf('\n', from - 1);
    const cover = opaque[indexOfSpanAt(opaque, lineBreak)];
    if (lineBreak === -1) return 0;
    if (cover !== undefined && lineBreak + 1 < cover.end) from = cover.start;
    else if (isBlankLine(text, text.lastIndexOf('\n', lineBreak - 1) + 1) && lineBreak > 0) return lineBreak + 1;
    else from = lineBreak;
  }
  return 0;
}

/** The first paragraph's start behind `from` with the blank line before it, outside of what is opaque; the text's end where there is none. */
function findParagraph(text: string, opaque: readonly Span[], from: number): number {
  const blankLine = /\n[ \t\r]*\n/g;
  blankLine.lastIndex = from;
  while (blankLine.exec(text) !== null) {
    const start = blankLine.lastIndex;
    const cover = opaque[indexOfSpanAt(opaque, start - 1)];
    if (cover === undefined || cover.end <= start) return start;
    blankLine.lastIndex = cover.end;
  }
  return text.length;
}

/** Whether what was read defines what the old text defined between `start` and `end`. */
function definesTheSame(read: readonly OwnCommand[], old: readonly OwnCommand[], start: number, end: number): boolean {
  const before = old.filter((own) => own.start >= start && own.start < end);
  return read.length === before.length && read.every((own, at) => own.name === before[at]?.name && isSame(own.command, before[at].command));
}

function areSame(left: CommandsByName, right: CommandsByName): boolean {
  return left === right || (left.size === right.size && [...left].every(([name, command]) => isSame(command, right.get(name))));
}

function isSame(left: CitationCommand, right: CitationCommand | undefined): boolean {
  return left.mode === right?.mode && left.keyArgument === right.keyArgument && left.form === right.form;
}
