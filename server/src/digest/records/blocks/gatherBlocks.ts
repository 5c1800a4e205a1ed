import type { Cell, MarkedLine, Piece } from '../../marked/markedLine';
import { titleWords } from '../slots/titleWords';
import { areAllEntries, findListedLines, findRepeatedLines } from './listedLines';
import { ReadingMemory } from './readingMemory';
import type { Part, RecordBlock } from './recordBlock';

/** Whether the hyphen at the end of `before` only divides a word that continues in `line`, so that the hyphen is dropped. */
type IsHyphenDropped = (before: string, line: MarkedLine) => boolean;

/**
 * The most lines of a paragraph; a longer paragraph is divided. No record is that long, and each line of a block costs time in the
 * search for titles.
 */
const maxLines = 200;

/**
 * Divides the lines of a document into blocks. Paragraphs that list papers without blank lines are divided into their entries, unless
 * the lines are already divided (`startsRecord`).
 */
export function gatherBlocks(
  lines: readonly MarkedLine[],
  lists: 'divide' | 'keep' = 'divide',
  memory: ReadingMemory = new ReadingMemory(),
): RecordBlock[] {
  const blocks: RecordBlock[] = [];
  const isHyphenDropped = createHyphenTest(lines);
  const repeated = findRepeatedLines(lines);
  const paragraphs: (readonly MarkedLine[])[] = [];
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (
      to < lines.length &&
      to - from < maxLines &&
      lines[to]?.startsBlock === false &&
      lines[to]?.kind === 'text' &&
      lines[from]?.kind !== 'heading' &&
      !areParagraphs(lines[to - 1], lines[to]) &&
      !isRepeated(lines[to - 1], lines[to], repeated)
    )
      to += 1;
    // The next lines of the same cell belong to the same block.
    while (to < lines.length && lines[to]?.startsRecord === undefined && isSameCell(lines[from]?.cell, lines[to]?.cell)) to += 1;
    paragraphs.push(lines.slice(from, to));
    from = to;
  }
  for (const own of lists === 'divide' ? divideLists(paragraphs) : paragraphs) {
    const block = toBlock(own, blocks.length, isHyphenDropped, own[0] !== undefined && repeated.has(own[0]), memory);
    if (block !== undefined) blocks.push(block);
  }
  return blocks;
}

/** If at least one paragraph lists papers without blank lines, divides this paragraph and similar ones into their entries. */
function divideLists(paragraphs: readonly (readonly MarkedLine[])[]): readonly (readonly MarkedLine[])[] {
  const isText = ([first]: readonly MarkedLine[]): boolean => first?.kind === 'text' && first.depth === 0;
  const starts = paragraphs.map((own) => (isText(own) ? findListedLines(own) : undefined));
  const isList = starts.some((found) => found !== undefined);
  if (!isList) return paragraphs;
  return paragraphs.flatMap((own, at) => {
    const found = starts[at] ?? (own.length > 1 && isText(own) && areAllEntries(own) ? [...own.keys()] : [0]);
    return found.map((start, index) => own.slice(start, found[index + 1]));
  });
}

/** Whether one of two neighbouring lines is a repeated line, so that the two lines do not form a paragraph. */
function isRepeated(above: MarkedLine | undefined, line: MarkedLine | undefined, repeated: ReadonlySet<MarkedLine>): boolean {
  return (above !== undefined && repeated.has(above)) || (line !== undefined && repeated.has(line));
}

/** The longest line of hard-wrapped text, in UTF-16 units. A longer line is a paragraph by itself. */
const maxWrapWidth = 130;

function areParagraphs(above: MarkedLine | undefined, line: MarkedLine | undefined): boolean {
  if (above === undefined || line === undefined || line.depth > 0) return false;
  return lengthOf(above) > maxWrapWidth || lengthOf(line) > maxWrapWidth;
}

function lengthOf({ pieces }: MarkedLine): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

function isSameCell(first: Cell | undefined, next: Cell | undefined): boolean {
  return first !== undefined && next !== undefined && first.row === next.row && first.column === next.column;
}

function toBlock(
  lines: readonly MarkedLine[],
  index: number,
  isHyphenDropped: IsHyphenDropped,
  isRepeated: boolean,
  memory: ReadingMemory,
): RecordBlock | undefined {
  const first = lines[0];
  if (first === undefined) return undefined;
  const parts: Part[] = [];
  const lineStarts: number[] = [];
  let text = '';
  for (const line of lines) {
    if (lineStarts.length > 0) {
      const last = parts.at(-1);
      if (last !== undefined && isHyphenDropped(text, line)) {
        parts[parts.length - 1] = { ...last, end: last.end - 1, piece: withoutHyphen(last.piece) };
        text = text.slice(0, -1);
      } else {
        text += '\n';
      }
    }
    lineStarts.push(text.length);
    for (const piece of line.pieces) {
      parts.push({ start: text.length, end: text.length + piece.text.length, piece });
      text += piece.text;
    }
  }
  const { kind, depth, marker, cell, label } = first;
  const block = { kind, depth, ...(marker === undefined ? {} : { marker }), cell, label, text, lineStarts, lines, isRepeated, parts };
  return { index, ...block, facts: memory.factsOf(describeBlock(block)) };
}

/** All of a block but its index, its row and its offset in the digest. Extents of elements are not of a block but around it. */
function describeBlock({
  kind,
  depth,
  marker,
  cell,
  label,
  text,
  lineStarts,
  isRepeated,
  parts,
}: Omit<RecordBlock, 'index' | 'facts'>): string {
  const offset = parts[0]?.piece.span.start ?? 0;
  let marks = `${kind} ${depth} ${marker ?? ''} ${label ?? ''} ${isRepeated ? 1 : 0} ${lineStarts.join(' ')}`;
  if (cell !== undefined) marks += `\n${cell.column} ${cell.header}`;
  for (const { start, end, piece } of parts) {
    const { span, bold, italic, link, label: own } = piece;
    marks += `\n${start} ${end} ${span.start - offset} ${span.end - offset} ${bold ? 1 : 0}${italic ? 1 : 0} ${own ?? ''}`;
    if (link !== undefined) marks += ` ${link}`;
  }
  return `${marks}\n\n${text}`;
}

const endingPart = /(\p{L}+)-$/u;
const beginningPart = /^\p{Ll}+/u;

/**
 * Creates the test for the hyphens at the line ends of a document. A hyphen is kept before `and`, `or`, `to` or `und`, or if the
 * document also has the word with this hyphen within a line. Otherwise it is dropped if the document or the table of title words has
 * the word without the hyphen. In all other cases it is treated like most hyphens at the line ends of the document.
 */
function createHyphenTest(lines: readonly MarkedLine[]): IsHyphenDropped {
  const divided = findDivided(lines);
  if (divided.length === 0) return () => false;
  const words = new Set(
    lines.flatMap(({ pieces }) => pieces.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? [])),
  );
  const isWord = (word: string): boolean => words.has(word) || Object.hasOwn(titleWords, word);
  const judge = (first: string, rest: string): boolean | undefined =>
    words.has(`${first}-${rest}`) ? false : isWord(first + rest) ? true : undefined;
  const judged = divided.map(([first, rest]) => judge(first, rest));
  const usually = judged.filter((each) => each === true).length > judged.filter((each) => each === false).length;
  return (before, line) => {
    const first = endingPart.exec(before.slice(-60))?.[1]?.toLowerCase();
    const rest = beginningPart.exec(line.pieces[0]?.text.trimStart() ?? '')?.[0];
    return (
      first !== undefined &&
      rest !== undefined &&
      line.kind === 'text' &&
      !/^(?:and|or|to|und)$/.test(rest) &&
      (judge(first, rest) ?? usually)
    );
  };
}

/** The two parts of each word that has a hyphen at a line end, for at most 2,000 words. */
function findDivided(lines: readonly MarkedLine[]): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  for (let at = 1; at < lines.length && found.length < 2000; at += 1) {
    const first = endingPart.exec(lines[at - 1]?.pieces.at(-1)?.text.slice(-60) ?? '')?.[1]?.toLowerCase();
    const rest = first === undefined ? undefined : beginningPart.exec(lines[at]?.pieces[0]?.text.trimStart() ?? '')?.[0];
    if (first !== undefined && rest !== undefined && lines[at]?.startsBlock === false) found.push([first, rest]);
  }
  return found;
}

function withoutHyphen(piece: Piece): Piece {
  return { ...piece, text: piece.text.slice(0, -1), span: { start: piece.span.start, end: piece.span.end - 1 } };
}
