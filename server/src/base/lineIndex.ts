/** A zero-based line, and a zero-based offset in the line in UTF-16 units, as LSP counts them. */
export interface LinePosition {
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

export function createLineIndex(text: string): LineIndex {
  // The index keeps numbers only, so that it does not keep the text in memory.
  const { length } = text;
  const { starts, ends } = findLines(text);
  const startOf = (line: number): number => starts[line] ?? length;
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
      return Math.max(start, Math.min(start + character, ends[line] ?? length));
    },
  };
}

interface Lines {
  readonly starts: Uint32Array;
  /** The end of each line, before its line break. */
  readonly ends: Uint32Array;
}

function findLines(text: string): Lines {
  const starts = [0];
  const ends: number[] = [];
  const endLine = (end: number, next: number): void => {
    ends.push(end);
    starts.push(next);
  };
  if (text.includes('\r')) {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10) endLine(at, at + 1);
      else if (code === 13) {
        const next = text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
        endLine(at, next);
        at = next - 1;
      }
    }
  } else for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) endLine(at, at + 1);
  ends.push(text.length);
  return { starts: new Uint32Array(starts), ends: new Uint32Array(ends) };
}
