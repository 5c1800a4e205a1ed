/**
 * Makes a change in a text that the writer has formatted. `before` is this text in the form in which the YAML library prints it, and
 * `after` is `before` with the change. Returns the writer's text with the changed lines, once for each indentation that may be right,
 * the most likely one first. Empty if `before` and the writer's text differ in more than white space, or if the change would begin or
 * end within one of the writer's lines.
 */
export function transferChange(text: string, before: string, after: string): readonly string[] {
  const [old, changed] = [splitLines(before), splitLines(after)];
  const own = findMarks(text);
  if (own.map((at) => text[at]).join('') !== before.replace(/\s/g, '')) return [];
  let start = 0;
  while (start < old.length && start < changed.length && old[start] === changed[start]) start++;
  let [oldEnd, newEnd] = [old.length, changed.length];
  while (oldEnd > start && newEnd > start && old[oldEnd - 1] === changed[newEnd - 1]) [oldEnd, newEnd] = [oldEnd - 1, newEnd - 1];

  const counts = countMarks(old);
  const [first, last] = [counts[start] ?? 0, counts[oldEnd] ?? own.length];
  const [from, to] =
    first === last
      ? [endOfLine(text, own[first - 1]), endOfLine(text, own[first - 1])]
      : [startOfLine(text, own[first] ?? 0), endOfLine(text, own[last - 1])];
  const isTorn = endOfLine(text, own[first - 1]) > from || (own[last] ?? text.length) < to;
  if (isTorn) return [];
  const [head, tail] = [text.slice(0, from), text.slice(to)];
  const gap = head === '' || head.endsWith('\n') ? '' : '\n';
  const lines = changed.slice(start, newEnd);
  return listShifts(text, own, old, start).map((shift) => head + gap + lines.map((line) => shiftLine(line, shift)).join('') + tail);
}

function splitLines(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

/** The offsets of all characters that are not white space. The YAML library usually prints these characters in the same order. */
function findMarks(text: string): readonly number[] {
  return [...text.matchAll(/[^\s]/g)].map(({ index }) => index);
}

/** For each line, the number of characters before it that are not white space; the last number is that of all lines together. */
function countMarks(lines: readonly string[]): readonly number[] {
  const counts = [0];
  for (const line of lines) counts.push((counts.at(-1) ?? 0) + line.replace(/\s/g, '').length);
  return counts;
}

function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset after the end of the line that contains `offset`; 0 if `offset` is undefined. */
function endOfLine(text: string, offset: number | undefined): number {
  if (offset === undefined) return 0;
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/**
 * The differences in indentation between the writer's lines and the printed lines, each once. The difference of the last line before
 * the change comes first (0 if there is no such line), then those of all other lines.
 */
function listShifts(text: string, own: readonly number[], printed: readonly string[], start: number): readonly number[] {
  const counts = countMarks(printed);
  const shifts = printed.flatMap((line, index) => {
    const mark = own[counts[index] ?? 0];
    if (line.trim() === '' || mark === undefined) return [];
    const indent = mark - startOfLine(text, mark);
    return text.slice(mark - indent, mark).trim() === '' ? [{ index, shift: indent - line.search(/\S/) }] : [];
  });
  const near = shifts.filter(({ index }) => index < start).at(-1);
  return [...new Set([near?.shift ?? 0, ...shifts.map(({ shift }) => shift)])];
}

function shiftLine(line: string, by: number): string {
  if (line.trim() === '') return line;
  return by >= 0 ? ' '.repeat(by) + line : line.replace(new RegExp(`^ {0,${-by}}`), '');
}
