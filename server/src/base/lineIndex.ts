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
  const starts = findLineStarts(text);
  const startOf = (line: number): number => starts[line] ?? text.length;
  return {
    lineCount: starts.length,
    positionAt(offset) {
      const clamped = Math.max(0, Math.min(offset, text.length));
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
      if (line >= starts.length) return text.length;
      const start = startOf(line);
      return Math.max(start, Math.min(start + character, endOfLine(text, startOf(line + 1), start)));
    },
  };
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  const hasCarriageReturn = text.includes('\r');
  if (!hasCarriageReturn) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

function endOfLine(text: string, nextStart: number, start: number): number {
  let end = nextStart;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return end;
}
