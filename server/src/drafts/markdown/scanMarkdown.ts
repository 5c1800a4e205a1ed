import { findChange, type TextChange } from '../../base/changes';
import { type Span, shiftSpan } from '../../base/span';
import type { CitationChange, CitationCommand, DraftScan, ScanOptions } from '../../model/draft';
import { countBefore, type ReadStretch, type ScanLists, splice, spliceScan, toCitationChange } from '../spliceScan';
import { findIncludes } from './blockContents';
import { longBlockBoundary } from './blockParsers';
import { cutBlocks, type MarkdownBlocks } from './parseBlocks';
import { readMarkdownBlocks } from './readBlocks';
import { joinCitations, scanRoles } from './roles';
import { type ExampleLabel, findExampleLabels, scanCitations } from './scanCitations';

/** The scan of a Markdown draft, and the state from which the next version of the draft can be scanned. */
interface MarkdownScan extends DraftScan {
  /** undefined in the scan of a draft that could not be read. */
  readonly markdown?: ReadState;
}

interface ReadState {
  /** The text as the parser reads it: without carriage returns. */
  readonly source: string;
  readonly starts: readonly Span[];
  readonly unclosed: readonly Span[];
  readonly labels: readonly ExampleLabel[];
}

const noCommands: ReadonlyMap<string, CitationCommand> = new Map();

/**
 * Reads a document. After an edit, only the blocks around the edit are read again: from the last block before the edit to a block after
 * it that begins at the same text as before the edit.
 */
export function scanMarkdown(text: string, { previous }: ScanOptions = {}): DraftScan {
  const state = previous === undefined ? undefined : getState(previous.scan);
  if (previous === undefined || state === undefined) return scanAll(normalize(text));
  if (previous.text === text) return previous.scan;
  const reading = readChange(text, previous.text, state);
  return reading === undefined ? scanAll(normalize(text)) : spliceReading(previous.scan, state, reading);
}

export function findCitationChange(text: string, { previous }: Required<Pick<ScanOptions, 'previous'>>): CitationChange {
  const { citations } = previous.scan;
  const state = getState(previous.scan);
  const reading = state === undefined ? undefined : readChange(text, previous.text, state);
  if (reading === undefined) return { first: 0, removed: citations.length, added: scanAll(normalize(text)).citations };
  return toCitationChange(citations, reading.part.citations, reading.stretch);
}

function getState({ markdown }: MarkdownScan): ReadState | undefined {
  return markdown;
}

/**
 * Replaces carriage returns, because the parser knows only line feeds. A carriage return before a line feed becomes a space, so that
 * offsets don't change.
 */
function normalize(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n/g, ' \n').replace(/\r/g, '\n') : text;
}

/** Normalizes only the lines that the edit changed, and takes the other lines from the old source. */
function normalizeChange(text: string, oldSource: string, { start, oldEnd, newEnd }: TextChange): string {
  if (!text.includes('\r')) return text;
  const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', newEnd);
  const to = lineEnd === -1 ? text.length : lineEnd + 1;
  return oldSource.slice(0, from) + normalize(text.slice(from, to)) + oldSource.slice(to - newEnd + oldEnd);
}

function scanAll(source: string): MarkdownScan {
  const blocks = readMarkdownBlocks(source, { start: 0, end: source.length });
  const labels = findExampleLabels(source, blocks.inlines);
  const { starts, unclosed } = blocks;
  return toScan(toLists(source, blocks, { start: 0, end: source.length }, labels), { source, starts, unclosed, labels });
}

function toScan({ citations, headings, opaque, fileReferences, ownKeys }: ScanLists, markdown: ReadState): MarkdownScan {
  return {
    citations,
    headings,
    opaque,
    fileReferences,
    ownKeys,
    ownCommands: noCommands,
    commands: noCommands,
    isRoot: true,
    markdown,
  };
}

function toLists(source: string, blocks: MarkdownBlocks, stretch: Span, labels: readonly ExampleLabel[]): ScanLists {
  const { headings, opaque, ownKeys } = blocks;
  const roles = scanRoles(source, opaque, stretch);
  const citations = joinCitations(scanCitations(source, blocks, new Set(labels.map(({ label }) => label))), roles);
  const includes = findIncludes(source, stretch, opaque);
  const fileReferences = [...blocks.fileReferences, ...includes].sort((a, b) => a.span.start - b.span.start);
  const unread = roles.length === 0 ? opaque : opaque.filter((span) => !roles.some((role) => isWithin(span, role.span)));
  return { citations, headings, opaque: unread, fileReferences, ownKeys };
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The result of reading the stretch around an edit again. */
interface Reading {
  readonly source: string;
  readonly blocks: MarkdownBlocks;
  readonly stretch: ReadStretch;
  readonly part: ScanLists;
  readonly labels: readonly ExampleLabel[];
}

/** Reads the stretch around an edit again. undefined if the edit may change how text far away from it is read. */
function readChange(text: string, oldText: string, state: ReadState): Reading | undefined {
  const change = findChange(oldText, text);
  const source = normalizeChange(text, state.source, change);
  const start = findRestart(state, change);
  if (state.unclosed.some((opener) => opener.start < start) && mayClose(state.source, source, change)) return undefined;
  const { blocks, stretch } = readAround(source, state, change, start);
  const labels = splice(state.labels, findExampleLabels(source, blocks.inlines), stretch, itself, (label, by) => ({
    ...label,
    ...shiftSpan(label, by),
  }));
  if (!areSame(labels, state.labels)) return undefined;
  return { source, blocks, stretch, part: toLists(source, blocks, { start: stretch.start, end: stretch.newEnd }, labels), labels };
}

function spliceReading(old: DraftScan, state: ReadState, { source, blocks, stretch, part, labels }: Reading): MarkdownScan {
  return toScan(spliceScan(old, part, stretch), {
    source,
    labels,
    starts: splice(state.starts, blocks.starts, stretch, itself, shiftSpan),
    unclosed: splice(state.unclosed, blocks.unclosed, stretch, itself, shiftSpan),
  });
}

function itself(span: Span): Span {
  return span;
}

/** The last of the `starts` before the edit whose line the edit did not change, so that a block still begins there; 0 if there is none. */
function findRestart({ source, starts }: ReadState, change: TextChange): number {
  for (let at = countBefore(starts, change.start, itself) - 1; at >= 0; at--) {
    const start = starts[at]?.start ?? 0;
    const lineEnd = source.indexOf('\n', start);
    if (lineEnd !== -1 && lineEnd < change.start) return start;
  }
  return 0;
}

/**
 * Whether a line that the edit changed contains, or contained before the edit, text that can change where a block that began far above
 * ends.
 */
function mayClose(oldSource: string, source: string, { start, oldEnd, newEnd }: TextChange): boolean {
  const lines = (text: string, end: number): string => {
    const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = text.indexOf('\n', end);
    return text.slice(from, lineEnd === -1 ? text.length : lineEnd);
  };
  return longBlockBoundary.test(lines(oldSource, oldEnd)) || longBlockBoundary.test(lines(source, newEnd));
}

/** Reads more and more text from `start` on, until a block begins where one also began before the edit. */
function readAround(source: string, state: ReadState, change: TextChange, start: number): { blocks: MarkdownBlocks; stretch: ReadStretch } {
  const by = source.length - state.source.length;
  const { starts } = state;
  // The edit may have changed the blank line before the first start after the edit, but not the blank line before the second start.
  let at = countBefore(starts, change.oldEnd, itself) + 1;
  for (let step = 1; ; step *= 4) {
    const sameStart = starts[at]?.start;
    if (sameStart === undefined) break;
    const blocks = readMarkdownBlocks(source, { start, end: (starts[at + 1]?.start ?? state.source.length) + by });
    if (blocks.starts.some((found) => found.start === sameStart + by)) {
      return { blocks: cutBlocks(blocks, sameStart + by), stretch: { start, oldEnd: sameStart, newEnd: sameStart + by } };
    }
    at += step;
  }
  const blocks = readMarkdownBlocks(source, { start, end: source.length });
  return { blocks, stretch: { start, oldEnd: state.source.length, newEnd: source.length } };
}

function areSame(left: readonly ExampleLabel[], right: readonly ExampleLabel[]): boolean {
  const toSet = (labels: readonly ExampleLabel[]): ReadonlySet<string> => new Set(labels.map(({ label }) => label));
  const [a, b] = [toSet(left), toSet(right)];
  return a.size === b.size && [...a].every((label) => b.has(label));
}
