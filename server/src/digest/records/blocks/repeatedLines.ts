import type { MarkedLine } from '../../marked/markedLine';

/** A line that occurs at least this often in one paragraph is repeated, so it divides the paragraph. */
const often = 3;

/** If more than this share of a paragraph's lines is repeated, as in a log, the repeated lines are the content. */
const mostly = 0.8;

/** The longest line that can be a button, a label or a count, in UTF-16 units. */
const longest = 100;

/** A line in lower case with its numbers replaced: `Cited by 12` becomes `cited by #`. */
export function foldRepeatedLine(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\d[\d.,]*/g, '#');
}

/**
 * The lines that are repeated within a paragraph: buttons, labels and counts that a page shows with each record. These lines divide the
 * paragraph, because a pasted page may have no blank lines.
 */
export function findRepeatedLines(lines: readonly MarkedLine[]): ReadonlySet<MarkedLine> {
  const refrains = new Set<MarkedLine>();
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && isSameParagraph(lines[to])) to += 1;
    if (to - from > 2 * often) addRepeatedLines(lines.slice(from, to), refrains);
    from = to;
  }
  return refrains;
}

function isSameParagraph(line: MarkedLine | undefined): boolean {
  return line?.startsBlock === false && line.kind === 'text' && line.depth === 0;
}

function addRepeatedLines(paragraph: readonly MarkedLine[], refrains: Set<MarkedLine>): void {
  const byWords = new Map<string, MarkedLine[]>();
  for (const line of paragraph) {
    const text = line.pieces.map((piece) => piece.text).join('');
    if (text.length > longest) continue;
    const words = foldRepeatedLine(text);
    const known = byWords.get(words);
    if (known === undefined) byWords.set(words, [line]);
    else known.push(line);
  }
  const found = [...byWords.values()].filter((same) => same.length >= often).flat();
  if (found.length <= mostly * paragraph.length) for (const line of found) refrains.add(line);
}
