import { findChange } from '../../base/changes';
import { indexOfSpanAt, type Span, shiftSpan } from '../../base/span';
import type { CitationChange, CitationCommand, DraftScan, ScanOptions } from '../../model/draft';
import { type ReadStretch, type ScanLists, splice, spliceScan, toCitationChange } from '../spliceScan';
import { isBlankLine, maxArgumentLength } from './arguments';
import type { CommandsByName } from './citationCommands';
import { type LatexReading, type OwnCommand, readLatex } from './readLatex';

/** The scan of a LaTeX draft, and the state from which the next version of the draft can be scanned. */
interface LatexScan extends DraftScan {
  /** undefined in the scan of a draft that could not be read. */
  readonly latex?: ReadState;
}

interface ReadState {
  /** Citation commands that are defined outside of the draft. */
  readonly outer: CommandsByName;
  readonly ownCommands: readonly OwnCommand[];
  readonly classes: readonly Span[];
  readonly unclosed: readonly Span[];
}

const noCommands: CommandsByName = new Map();

/**
 * Reads a document. After an edit, only the text around the edit is read again: from a paragraph well before it to the first paragraph
 * after it that is certain to be read in the same way as before the edit.
 */
export function scanLatex(text: string, options: ScanOptions = {}): DraftScan {
  const { previous, commands: outer = noCommands } = options;
  const state = previous === undefined ? undefined : getState(previous.scan);
  if (previous === undefined || state === undefined || !areSame(outer, state.outer)) return scanAll(text, outer);
  if (previous.text === text) return previous.scan;
  return spliceReading(previous.scan, state, readChange(text, previous, state));
}

export function findCitationChange(
  text: string,
  { previous, commands: outer = noCommands }: ScanOptions & Required<Pick<ScanOptions, 'previous'>>,
): CitationChange {
  const { citations } = previous.scan;
  const state = getState(previous.scan);
  if (state === undefined || !areSame(outer, state.outer))
    return { first: 0, removed: citations.length, added: scanAll(text, outer).citations };
  const { reading, stretch } = readChange(text, previous, state);
  return toCitationChange(citations, reading.citations, stretch);
}

function getState({ latex }: LatexScan): ReadState | undefined {
  return latex;
}

function scanAll(text: string, outer: CommandsByName): LatexScan {
  const reading = readLatex(text, 0, new Map(outer), () => undefined);
  return toScan(reading, { outer, ...reading });
}

function toScan(
  { citations, headings, opaque, fileReferences, ownKeys }: ScanLists,
  { outer, ownCommands, classes, unclosed }: ReadState,
): LatexScan {
  const own = new Map(ownCommands.map(({ name, command }) => [name, command]));
  return {
    citations,
    headings,
    opaque,
    fileReferences,
    ownKeys,
    ownCommands: own,
    commands: outer.size === 0 ? own : new Map([...outer, ...own]),
    isRoot: classes.length > 0,
    latex: { outer, ownCommands, classes, unclosed },
  };
}

/** The result of reading the stretch around an edit again. */
interface Reading {
  readonly reading: LatexReading;
  readonly stretch: ReadStretch;
}

function readChange(text: string, { text: oldText, scan: old }: NonNullable<ScanOptions['previous']>, state: ReadState): Reading {
  const change = findChange(oldText, text);
  const start = findRestart(oldText, old.opaque, state, change.start);
  const commands = new Map(state.outer);
  for (const own of state.ownCommands) if (own.start < start) commands.set(own.name, own.command);
  const by = text.length - oldText.length;
  let sameStart = findParagraph(oldText, old.opaque, change.oldEnd);
  const reading = readLatex(text, start, commands, (readUpTo, next, soFar) => {
    while (sameStart < oldText.length && sameStart + by < readUpTo) sameStart = findParagraph(oldText, old.opaque, sameStart);
    if (sameStart < oldText.length && next >= sameStart + by && !definesTheSame(soFar.ownCommands, state.ownCommands, start, sameStart))
      sameStart = oldText.length;
    return sameStart < oldText.length && next >= sameStart + by ? sameStart + by : undefined;
  });
  return { reading, stretch: { start, oldEnd: reading.end - by, newEnd: reading.end } };
}

function spliceReading(old: DraftScan, state: ReadState, { reading, stretch }: Reading): LatexScan {
  return toScan(spliceScan(old, reading, stretch), {
    outer: state.outer,
    ownCommands: splice(
      state.ownCommands,
      reading.ownCommands,
      stretch,
      (own) => own,
      (own, shift) => ({ ...own, ...shiftSpan(own, shift) }),
    ),
    classes: splice(state.classes, reading.classes, stretch, (span) => span, shiftSpan),
    unclosed: splice(state.unclosed, reading.unclosed, stretch, (span) => span, shiftSpan),
  });
}

/** Reading looks ahead at most this many UTF-16 units after a blank line, for example for the end of a definition's body. */
const maxLookLength = maxArgumentLength + 100;

/**
 * The start of a paragraph so far before the edit that the edit cannot change how the text before that paragraph is read; 0 if there is
 * no such paragraph.
 */
function findRestart(text: string, opaque: readonly Span[], { unclosed }: ReadState, changeStart: number): number {
  let from = Math.min(changeStart - maxLookLength, unclosed[0]?.start ?? Infinity);
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

/** The start of the first paragraph after `from` that is outside of opaque text; the length of the text if there is none. */
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

/** Whether the stretch defines the same commands as the old text did between `start` and `end`. */
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
