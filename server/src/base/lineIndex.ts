import { growArray } from './collections';
import { lazy, recomputable } from './derivedValues';
import { maskControls } from './escape';
import { decodeBytes, type TextBytes } from './textBytes';

/** A zero-based line, and a zero-based offset in the line in UTF-16 units, as LSP counts them. */
interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Converts between offsets and positions in one text. Line ends are `\n`, `\r\n` and `\r` (LSP 3.17, "Text Documents"). */
export interface LineIndex {
  readonly lineCount: number;
  /** An offset outside the text counts as the nearest end of the text. */
  positionAt(offset: number): LinePosition;
  /** A position outside its line or the text counts as the nearest position inside. A line ends before its line break. */
  offsetAt(position: LinePosition): number;
}

/** Where the lines of a text are, as plain data. */
export interface Lines {
  /** The length of the text in UTF-16 units. */
  readonly length: number;
  /** The offset of each line. */
  readonly starts: Uint32Array;
  /** The length of the line break after each line but the last; undefined if all lines end with a single character. */
  readonly breaks?: Uint8Array | undefined;
}

/** One version of a text. Its parts are computed when they are first used. */
export interface TextVersion {
  readonly uri: string;
  readonly text: string;
  lines(): LineIndex;
}

export function createTextVersion(uri: string, text: string): TextVersion {
  return { uri, text, lines: lazy(() => createLineIndex(text)) };
}

/** A version that keeps only the bytes of its text. `known` is the text if it is at hand. */
export function createPackedVersion(uri: string, bytes: () => TextBytes, known?: string): TextVersion {
  const text = recomputable(() => decodeBytes(bytes()), known);
  return {
    uri,
    get text() {
      return text();
    },
    lines: lazy(() => createLineIndex(text())),
  };
}

export function createLineIndex(text: string): LineIndex {
  return toLineIndex(findLines(text));
}

/** An index that keeps numbers only, so that it does not keep the text in memory. */
export function toLineIndex({ length, starts, breaks }: Lines): LineIndex {
  const startOf = (line: number): number => starts[line] ?? length;
  const endOf = (line: number): number => (line + 1 < starts.length ? startOf(line + 1) - (breaks?.[line] ?? 1) : length);
  return {
    lineCount: starts.length,
    positionAt(offset) {
      const clamped = Math.max(0, Math.min(offset, length));
      let low = 0;
      let high = starts.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (startOf(middle) <= clamped) low = middle + 1;
        else high = middle;
      }
      const line = low - 1;
      return { line, character: clamped - startOf(line) };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      if (line >= starts.length) return length;
      const start = startOf(line);
      return Math.max(start, Math.min(start + character, endOf(line)));
    },
  };
}

export function findLines(text: string): Lines {
  return text.includes('\r') ? findAnyLines(text) : { length: text.length, starts: findLineStarts(text) };
}

/** The starts of lines that end with `\n`, in an array of numbers: a long draft has many lines, and its index is made after each letter. */
function findLineStarts(text: string): Uint32Array {
  let starts = new Uint32Array(256);
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    starts = growArray(starts, count + 1);
    starts[count] = at + 1;
    count += 1;
  }
  return starts.slice(0, count);
}

function findAnyLines(text: string): Lines {
  const starts = [0];
  const breaks: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 10 && code !== 13) continue;
    const isPair = code === 13 && text.charCodeAt(at + 1) === 10;
    if (isPair) at += 1;
    breaks.push(isPair ? 2 : 1);
    starts.push(at + 1);
  }
  return { length: text.length, starts: Uint32Array.from(starts), breaks: Uint8Array.from(breaks) };
}

/** The start of the line that contains the offset. */
export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The end of the line that contains the offset, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** The text in one line: controls and runs of white space become single spaces, and there is none at either end. */
export function toLine(text: string): string {
  return maskControls(text).replace(/\s+/g, ' ').trim();
}

/** The index of the last of ascending offsets that is at or before `offset`, found by binary search; 0 if all are after it. */
export function findLastStart(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
